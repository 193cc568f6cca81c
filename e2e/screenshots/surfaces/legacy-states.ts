import type { LegacyPage, LegacyView } from '../../../server/web/legacy/page.ts'
import type { State } from '../../../server/web/self-service/states/fake-client.ts'
import { type StateName, statesIn } from '../../../server/web/self-service/states/states.ts'
import type { Words } from '../../../shared/languages/words.ts'

type LegacyState = Partial<LegacyPage> & Pick<LegacyPage, 'view'>

/** Every page of the Legacy site; its steps are those of the wizard's states. */
export function legacyStatesIn(words: Words) {
  const wizard = statesIn(words)
  const run = '/legacy/runs/1'
  const account = { kind: 'account', action: '/legacy/' } as const
  const start = { account: 'expired.user', action: '/legacy/start' }
  const languages = wizard.account.site.languages.map(({ code, name }) => ({ code, name, href: `?language=${code}` }))
  const step = (name: StateName, typed: Partial<Extract<LegacyView, { kind: 'step' }>> = {}): LegacyState => {
    const state: State = wizard[name]
    if (!state.standing) throw new Error(`${name} has no standing step`)
    return { view: { kind: 'step', run, step: state.standing, ...typed } }
  }
  const patience = (secondsLeft: number): LegacyState => ({
    view: {
      kind: 'patience',
      action: '/legacy/start',
      order: { account: 'expired.user', workflow: 'forgot-my-password' },
      secondsLeft,
      here: '/legacy/patience',
    },
  })
  const required = { key: 'wizard.required' } as const
  const outOfDate = words('errors.csrf-refused')
  const { tasks } = wizard.tasks

  return {
    account: { languages, view: account },
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
    tasks: { languages, view: { kind: 'tasks', tasks, ...start } },
    'tasks-none': { languages, view: { kind: 'tasks', tasks: [], ...start } },
    authenticate: step('authenticate'),
    'authenticate-wrong': step('authenticate-wrong'),
    change: step('change'),
    'change-problem': step('change', {
      problems: {
        newPassword: { key: 'wizard.rule-broken', values: { rule: words('rules.length', { min: 12 }) } },
      },
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
    patience: patience(12),
    'patience-over': patience(0),
    leave: { view: { kind: 'leave', run } },
    done: step('done'),
    'done-tasks': step('done-tasks', { next: start }),
    stopped: step('stopped'),
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
    kiosk: { ...step('questions'), kiosk: true, refresh: { seconds: 120, to: '/legacy/?kiosk' } },
  } satisfies Record<string, LegacyState>
}

export type LegacyStateName = keyof ReturnType<typeof legacyStatesIn>
