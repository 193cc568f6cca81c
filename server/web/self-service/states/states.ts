import type { Translator } from '../../../../shared/languages/translator.ts'
import type { DoneStep, Door, StoppedStep, WizardStep } from '../../../../shared/wizard/page.ts'
import { sampleBrand } from '../../sample-brand.ts'
import { createUnreachable, sampleSite } from '../../sample-site.ts'
import { everyControl } from './every-control.ts'
import type { WizardFixture } from './fake-client.ts'
import { createMethodPages } from './method-pages.ts'
import { createAskStep, createPages } from './pages.ts'

/** Every state of the wizard. */
export function createStates(t: Translator) {
  const pages = createPages(t)
  const authenticate = createAskStep('authenticate-with-password', 1, 3, pages.authenticate())
  const change = createAskStep('change-password-in-ad', 2, 3, pages.change())
  const unreachable = createUnreachable(t)
  const task = (workflow: (typeof offered)[number]) => ({
    workflow,
    title: t(`workflows.${workflow}.name`),
    text: t(`workflows.${workflow}.description`),
  })
  const offered = [
    'manage-my-passwords',
    'forgot-my-password',
    'unlock-my-account',
    'manage-my-profile',
    'i-have-a-passcode',
    'my-notifications',
    'register',
  ] as const
  const site = { ...sampleSite, support: 'Helpdesk, +49 30 1234-500', tasks: offered.map(task) }
  const atStep = (step: WizardStep, ...answers: WizardFixture['answers'] & {}): WizardFixture => ({
    site,
    current: step,
    answers,
  })
  const methodPages = createMethodPages(t)

  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: unreachable } },
    account: { site },
    'account-empty': { site },
    'account-branded': {
      site: {
        ...site,
        branding: sampleBrand,
        links: [
          { href: 'https://help.contoso.example', text: t('site.link-help') },
          { href: 'https://portal.contoso.example', text: t('site.link-portal', { name: site.name }) },
        ],
      },
    },
    'account-domains': {
      site: { ...site, domains: [...site.domains, { name: 'emea.contoso.example', alias: 'EMEA' }] },
    },
    'account-own-task': { site: { ...site, tasks: [...site.tasks, ownTask] } },
    'account-preset': { site, preset: { workflow: 'manage-my-passwords' } },
    'account-trouble': {
      site,
      failure: { in: 'start', problem: { code: 'too-many-requests', text: t('errors.too-many-requests') } },
    },
    'account-unreachable': { site, failure: { in: 'start', problem: unreachable } },
    'task-chosen-by-host': { site, preset: { workflow: 'manage-my-passwords' }, current: authenticate },
    authenticate: atStep(authenticate, change),
    'authenticate-wrong': atStep(
      createAskStep('authenticate-with-password', 1, 3, {
        ...pages.authenticate({ ...problem(t, 'wrong-credentials'), field: 'password' }),
        doors: createDoors(t),
      }),
    ),
    change: atStep(change),
    'change-typing': atStep(change),
    'change-unseen': atStep(authenticate, change),
    'change-refused': atStep(
      createAskStep(
        'change-password-in-ad',
        2,
        3,
        pages.change({
          code: 'password-history',
          text: t('problems.password-history', { count: 5 }),
          field: 'newPassword',
        }),
      ),
    ),
    'change-sending': atStep(change),
    reset: atStep(createAskStep('reset-password-in-ad', 2, 2, pages.reset())),
    'answer-unreachable': atStep(change, unreachable),
    questions: atStep(createAskStep('authenticate-with-qa-random', 1, 3, pages.questions())),
    'questions-wrong': atStep(
      createAskStep(
        'authenticate-with-qa-random',
        1,
        3,
        pages.questions({ ...problem(t, 'wrong-answers'), field: 'answers' }),
      ),
    ),
    'choose-questions': atStep(createAskStep('edit-qa-profile', 2, 2, pages.chooseQuestions())),
    'choose-questions-missing': atStep(createAskStep('edit-qa-profile', 2, 2, pages.chooseQuestions())),
    agreement: atStep(methodPages.agreement),
    captcha: atStep(methodPages.captcha),
    'captcha-unseen': atStep(methodPages['captcha-unseen']),
    ways: atStep(methodPages.ways),
    'email-code': atStep(methodPages['email-code']),
    'email-code-wrong': atStep(methodPages['email-code-wrong']),
    passkey: atStep(methodPages.passkey),
    wallet: atStep(methodPages.wallet),
    'methods-none': atStep(methodPages['methods-none']),
    'methods-some': atStep(methodPages['methods-some']),
    'register-app': atStep(methodPages['register-app']),
    'register-passkey': atStep(methodPages['register-passkey']),
    'register-wallet': atStep(methodPages['register-wallet']),
    notifications: atStep(methodPages.notifications),
    'notifications-without-choice': atStep(methodPages.notificationsWithoutChoice),
    'every-control': atStep(createAskStep('every-control', 1, 1, everyControl)),
    wait: atStep({
      status: 'wait',
      number: 3,
      title: t('steps.wait-title'),
      text: t('steps.wait-text'),
      retryAfter: 60,
    }),
    'wait-for-manager': atStep({
      status: 'wait',
      number: 3,
      title: t('activities.approve-by-manager.wait-title'),
      text: t('activities.approve-by-manager.wait-text'),
      shown: { label: t('activities.approve-by-manager.number'), value: '42' },
      asked: {
        text: t('steps.asked', { name: 'Team Manager', at: '{2026-11-28T14:29:00Z}', until: '{2026-11-28T16:29:00Z}' }),
        at: '2026-11-28T14:29:00Z',
        until: '2026-11-28T16:29:00Z',
      },
      retryAfter: 60,
    }),
    leave: atStep(change),
    done: atStep(done(t)),
    'done-tasks': atStep({ ...done(t), next: { ...done(t).next, tasks: [task('register')] } }),
    stopped: atStep(stopped(t)),
    'stopped-used-up': atStep({
      ...stopped(t),
      code: 'too-many-attempts',
      title: t('ended.too-many-attempts'),
      text: t('stopped.too-many-attempts'),
      until: '2026-11-28T09:42:00.000Z',
      titleUntil: t('ended.too-many-attempts-until', { until: '{2026-11-28T09:42:00.000Z}' }),
      doors: leadToHelpdesk(t),
    }),
    'stopped-sign-in-restricted': atStep(endAtDirectory(t, 'sign-in-restricted')),
    'stopped-write-not-possible': atStep(endAtDirectory(t, 'write-not-possible')),
    'run-gone': atStep(authenticate, { code: 'run-unknown', text: t('errors.run-unknown') }),
  } satisfies Record<string, WizardFixture>
}

/** A workflow of the organisation's own: its texts come from its administrators, in whatever language they wrote. */
const ownTask = { workflow: 'welcome-back', title: 'I am back from a long leave', text: 'Opens your account again.' }

export type StateName = keyof ReturnType<typeof createStates>

const problem = (t: Translator, code: 'wrong-credentials' | 'wrong-answers') => ({ code, text: t(`problems.${code}`) })

function done(t: Translator): DoneStep {
  return {
    status: 'done',
    title: t('workflows.manage-my-passwords.done-title'),
    text: '',
    next: { text: t('steps.next-new-password') },
  }
}

const createDoors = (t: Translator): Door[] => [
  { to: 'task', workflow: 'unlock-my-account', title: t('workflows.unlock-my-account.name') },
  { to: 'task', workflow: 'forgot-my-password', title: t('workflows.forgot-my-password.name') },
  { to: 'another-account', title: t('steps.another-account') },
]

const leadToHelpdesk = (t: Translator): Door[] => [
  { to: 'task', workflow: 'i-have-a-passcode', title: t('workflows.i-have-a-passcode.name') },
  { to: 'another-account', title: t('steps.another-account') },
]

const endAtDirectory = (t: Translator, code: 'sign-in-restricted' | 'write-not-possible'): StoppedStep => ({
  status: 'stopped',
  code,
  title: t(`ended.${code}`),
  text: t(`stopped.${code}`),
  doors: leadToHelpdesk(t),
})

function stopped(t: Translator): StoppedStep {
  return {
    status: 'stopped',
    code: 'account-locked',
    title: t('ended.account-locked'),
    text: t('stopped.account-locked'),
    until: '2026-11-28T15:02:00Z',
    titleUntil: t('ended.account-locked-until', { until: '{2026-11-28T15:02:00Z}' }),
    doors: [
      { to: 'task', workflow: 'unlock-my-account', title: t('workflows.unlock-my-account.name') },
      { to: 'another-account', title: t('steps.another-account') },
    ],
  }
}
