import type { LegacyPage, LegacyView } from '../../../server/web/legacy/page.ts'
import {
  createPasswordSchema,
  createSignInSchema,
  createTargetsSchema,
} from '../../../server/web/password-pages/schemas.ts'
import {
  createPasswordSamples,
  createQuestionSamples,
  createResultSamples,
  createRuleSamples,
} from '../../../server/web/password-pages/states/samples.ts'
import type { WizardFixture } from '../../../server/web/self-service/states/fake-client.ts'
import { createStates, type StateName } from '../../../server/web/self-service/states/states.ts'
import type { Translator } from '../../../shared/languages/translator.ts'

type LegacyState = Partial<LegacyPage> & Pick<LegacyPage, 'view'>

/** Every page of the Legacy site; its steps are those of the wizard's states. */
export function createLegacyStates(words: Translator) {
  const wizard = createStates(words)
  const run = '/legacy/runs/1'
  const { languages: offeredLanguages, tasks } = wizard.account.site
  const account = { kind: 'account', action: '/legacy/', tasks } as const
  const start = { account: 'expired.user', action: '/legacy/start' }
  const languages = offeredLanguages.map(({ code, name }) => ({ code, name, href: `?language=${code}` }))
  const step = (name: StateName, typed: Partial<Extract<LegacyView, { kind: 'step' }>> = {}): LegacyState => {
    const state: WizardFixture = wizard[name]
    if (!state.current) throw new Error(`${name} has no current step`)
    const next = { action: '/legacy/runs', account: 'expired.user' }
    return { view: { kind: 'step', run, step: state.current, next, ...typed } }
  }
  const startDelay = (secondsLeft: number): LegacyState => ({
    view: {
      kind: 'start-delay',
      action: '/legacy/start',
      order: { account: 'expired.user', workflow: 'forgot-my-password' },
      secondsLeft,
      here: '/legacy/patience',
    },
  })
  const passwordForm = { kind: 'form', action: '/legacy/passwords', links: [] } as const
  const passwords = createPasswordSamples(words)
  const required = { key: 'wizard.required' } as const
  const outOfDate = words('errors.csrf-refused')

  return {
    account: { languages, view: account },
    'account-branded': {
      languages,
      view: account,
      site: {
        name: 'Contoso',
        support: 'Helpdesk, +49 30 1234-500',
        domains: [],
        links: [{ href: 'https://help.contoso.example', text: words('site.link-help') }],
      },
    },
    'account-domains': {
      languages,
      view: account,
      site: { name: 'Contoso', domains: wizard['account-domains'].site.domains },
    },
    'account-problem': { languages, view: { ...account, problems: { account: required } } },
    'account-out-of-date': {
      languages,
      note: { tone: 'bad', text: outOfDate },
      view: { ...account, account: 'erika' },
    },
    'account-preset': { languages, view: { ...account, task: 'manage-my-passwords' } },
    authenticate: step('authenticate'),
    'authenticate-wrong': step('authenticate-wrong'),
    change: step('change'),
    'change-problem': step('change', {
      problems: { newPassword: { key: 'wizard.rule-broken', values: { rule: words('rules.length', { min: 12 }) } } },
    }),
    questions: step('questions'),
    'choose-questions': step('choose-questions'),
    'choose-questions-problem': step('choose-questions', {
      problems: {
        'answers.0.answer': required,
        'answers.1.question': { key: 'wizard.chosen-already' },
        'answers.1.answer': required,
        'answers.2.answer': required,
      },
    }),
    'passwords-accounts': {
      languages,
      view: {
        ...passwordForm,
        title: words('password-pages.title'),
        text: words('password-pages.choose-text'),
        account: 'erika.mustermann',
        asked: { answer: createTargetsSchema(words, passwords) },
        submit: words('password-pages.choose'),
        others: passwords.targets,
        signOut: '/legacy/passwords',
      },
    },
    'passwords-new': {
      view: {
        ...passwordForm,
        title: words('password-pages.passwords-title'),
        account: 'erika.mustermann',
        asked: { answer: createPasswordSchema(words), rules: createRuleSamples(words) },
        submit: words('password-pages.set'),
      },
    },
    'passwords-questions': {
      view: {
        kind: 'own-questions',
        action: '/legacy/passwords/questions',
        answers: '/legacy/passwords/questions/new',
        back: '/legacy/passwords',
        questions: createQuestionSamples(words),
      },
    },
    'passwords-results': {
      view: {
        kind: 'password-results',
        results: createResultSamples(words),
        action: '/legacy/passwords/results',
        signOut: '/legacy/passwords',
      },
    },
    'passwords-sign-in': {
      languages,
      view: {
        ...passwordForm,
        title: words('password-pages.title'),
        text: words('password-pages.sign-in-text'),
        asked: { answer: createSignInSchema(words, ['password-reset-role-based'], { withPasscode: true }) },
        submit: words('password-pages.sign-in'),
        presses: [{ value: 'questions', label: words('password-pages.way-questions') }],
        links: [{ href: '/legacy/', label: words('wizard.all-tasks') }],
      },
    },
    agreement: step('agreement'),
    captcha: step('captcha'),
    ways: step('ways'),
    'email-code': step('email-code'),
    'methods-none': step('methods-none'),
    'register-app': step('register-app'),
    notifications: step('notifications'),
    'every-control': step('every-control'),
    'moved-on': { ...step('change'), note: { tone: 'quiet', text: words('site.moved-on') } },
    wait: step('wait'),
    patience: startDelay(12),
    'patience-over': startDelay(0),
    leave: { view: { kind: 'leave', run } },
    done: step('done'),
    'done-tasks': step('done-tasks', { next: start }),
    stopped: step('stopped'),
    'stopped-used-up': step('stopped-used-up'),
    cookies: {
      view: {
        kind: 'message',
        title: words('site.cookies-title'),
        text: words('site.cookies-text', { address: 'password.contoso.example' }),
      },
    },
    trouble: {
      view: { kind: 'message', title: words('site.trouble-title'), text: words('errors.unexpected'), again: run },
    },
    kiosk: { ...step('questions'), kiosk: true, asksAfter: 300 },
    'kiosk-question': { ...step('questions'), kiosk: true, asksAfter: 300 },
    'kiosk-covered': { ...step('questions'), kiosk: true, asksAfter: 300 },
    'no-page': { view: { kind: 'message', title: words('site.no-page-title'), text: words('errors.not-found') } },
  } satisfies Record<string, LegacyState>
}

export type LegacyStateName = keyof ReturnType<typeof createLegacyStates>
