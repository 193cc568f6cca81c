import type { Words } from '../../../../shared/languages/words.ts'
import type { DoneStep, StoppedStep, WizardStep } from '../../../../shared/wizard/page.ts'
import { everyControl } from './every-control.ts'
import type { State } from './fake-client.ts'
import { ask, pagesIn } from './pages.ts'
import { waysIn } from './ways.ts'

/** Every state in which a person can meet the wizard. */
export function statesIn(words: Words) {
  const pages = pagesIn(words)
  const site: State['site'] = {
    name: 'Contoso',
    support: 'Helpdesk, +49 30 1234-500',
    languages: [
      { code: 'en', name: 'English' },
      { code: 'de', name: 'Deutsch' },
    ],
    domains: [{ name: 'contoso.example', alias: 'CONTOSO' }],
    captcha: 'none',
  }
  const authenticate = ask('authenticate-with-password', 1, 3, pages.authenticate())
  const change = ask('change-password-in-ad', 2, 3, pages.change())
  const unreachable = {
    code: 'server-unreachable',
    text: words('wizard.server-unreachable', { address: 'password.contoso.example' }),
  }
  const task = (workflow: 'manage-my-passwords' | 'forgot-my-password' | 'unlock-my-account' | 'register') => ({
    workflow,
    title: words(`workflows.${workflow}.name`),
    text: words(`workflows.${workflow}.description`),
  })
  const tasks = [task('manage-my-passwords'), task('forgot-my-password'), task('unlock-my-account'), task('register')]
  const standing = (step: WizardStep, ...answers: State['answers'] & {}): State => ({ site, standing: step, answers })
  const ways = waysIn(words)

  return {
    loading: { site, silent: true },
    'server-unreachable': { site, trouble: { in: 'site', problem: unreachable } },
    account: { site, tasks },
    'account-domains': {
      site: { ...site, domains: [...site.domains, { name: 'emea.contoso.example', alias: 'EMEA' }] },
      tasks,
    },
    'account-trouble': {
      site,
      trouble: { in: 'tasks', problem: { code: 'too-many-requests', text: words('errors.too-many-requests') } },
    },
    'tasks-unreachable': { site, trouble: { in: 'tasks', problem: unreachable } },
    tasks: { site, tasks },
    'tasks-none': { site, tasks: [] },
    'task-chosen-by-host': { site, preset: { workflow: 'manage-my-passwords' }, standing: authenticate },
    authenticate: standing(authenticate, change),
    'authenticate-wrong': standing(
      ask(
        'authenticate-with-password',
        1,
        3,
        pages.authenticate({ ...problem(words, 'wrong-password'), field: 'password' }),
      ),
    ),
    change: standing(change),
    'change-typing': standing(change),
    'change-unseen': standing(authenticate, change),
    'change-refused': standing(
      ask(
        'change-password-in-ad',
        2,
        3,
        pages.change({
          code: 'password-history',
          text: words('problems.password-history', { count: 5 }),
          field: 'newPassword',
        }),
      ),
    ),
    'change-sending': standing(change),
    reset: standing(ask('reset-password-in-ad', 2, 2, pages.reset())),
    'answer-unreachable': standing(change, unreachable),
    questions: standing(ask('authenticate-with-qa-random', 1, 3, pages.questions())),
    'questions-wrong': standing(
      ask(
        'authenticate-with-qa-random',
        1,
        3,
        pages.questions({ ...problem(words, 'wrong-answers'), field: 'answers' }),
      ),
    ),
    'choose-questions': standing(ask('edit-qa-profile', 2, 2, pages.chooseQuestions())),
    'choose-questions-missing': standing(ask('edit-qa-profile', 2, 2, pages.chooseQuestions())),
    agreement: standing(ways.agreement),
    captcha: standing(ways.captcha),
    'captcha-unseen': standing(ways['captcha-unseen']),
    ways: standing(ways.ways),
    'email-code': standing(ways['email-code']),
    'email-code-wrong': standing(ways['email-code-wrong']),
    passkey: standing(ways.passkey),
    'methods-none': standing(ways['methods-none']),
    'methods-unsaved': standing(ways['methods-unsaved']),
    'register-app': standing(ways['register-app']),
    'register-passkey': standing(ways['register-passkey']),
    notifications: standing(ways.notifications),
    'every-control': standing(ask('every-control', 1, 1, everyControl)),
    wait: standing({
      status: 'wait',
      number: 3,
      title: words('steps.wait-title'),
      text: words('steps.wait-text'),
      retryAfter: 60,
    }),
    'wait-for-manager': standing({
      status: 'wait',
      number: 3,
      title: words('activities.approve-by-manager.wait-title'),
      text: words('activities.approve-by-manager.wait-text'),
      retryAfter: 60,
    }),
    leave: standing(change),
    done: standing(done(words)),
    'done-tasks': standing({ ...done(words), next: { tasks: [task('register')] } }),
    stopped: standing(stopped(words)),
    'run-gone': standing(authenticate, { code: 'run-unknown', text: words('errors.run-unknown') }),
  } satisfies Record<string, State>
}

export type StateName = keyof ReturnType<typeof statesIn>

const problem = (words: Words, code: 'wrong-password' | 'wrong-answers') => ({ code, text: words(`problems.${code}`) })

function done(words: Words): DoneStep {
  return {
    status: 'done',
    title: words('workflows.manage-my-passwords.done-title'),
    text: words('workflows.manage-my-passwords.done-text'),
    result: { lines: [words('activities.change-password-in-ad.done')] },
  }
}

function stopped(words: Words): StoppedStep {
  return {
    status: 'stopped',
    code: 'account-locked',
    title: words('steps.stopped-title'),
    text: words('stopped.account-locked'),
  }
}
