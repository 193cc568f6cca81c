import type { Translator } from '../../../../shared/languages/translator.ts'
import type { OpenApproval, OpenSession, PasswordHealth } from '../client.ts'

const day = 86_400_000
const at = (days: number) => new Date(Date.now() + days * day).toISOString()

const task = (t: Translator, workflow: TaskId) => ({
  workflow,
  title: t(`workflows.${workflow}.name`),
  text: t(`workflows.${workflow}.description`),
})
type TaskId = 'manage-my-passwords' | 'manage-my-profile' | 'register' | 'unlock-my-account'

const next = (t: Translator, code: PasswordHealth['next']['code'], workflow?: TaskId): PasswordHealth['next'] => ({
  code,
  text: t(`health.next.${code}`),
  ...(workflow && { task: task(t, workflow) }),
})

/** A healthy account and variants of it, with texts of the server. */
export function createHealthSamples(t: Translator) {
  const said = (code: 'password-changed' | 'methods-changed' | 'person-viewed' | 'sign-in' | 'sign-in-refused') =>
    t(`health.activity.${code}`)
  const event = (days: number, code: Parameters<typeof said>[0], by: PasswordHealth['activity'][number]['by']) => ({
    at: at(days),
    code,
    by,
    text: said(code),
  })
  const well: PasswordHealth = {
    account: 'erika.example',
    domain: 'contoso.example',
    displayName: 'Erika Example',
    password: { expired: false, mustChange: false, daysLeft: 72, expiresAt: at(72), lastChangedAt: at(-18) },
    lockout: { locked: false },
    disabled: false,
    accountExpired: false,
    policy: { id: 'default', name: 'Contoso' },
    methods: [
      { kind: 'questions', addedAt: at(-400) },
      { kind: 'corporate-mail', masked: 'e•••@c•••.example' },
      { kind: 'personal-mail', masked: 'e•••@p•••.example', addedAt: at(-90) },
      { kind: 'totp', addedAt: at(-90) },
    ],
    profile: { state: 'complete', reasons: [] },
    activity: [
      event(-0.0001, 'sign-in', 'self'),
      event(-2, 'person-viewed', 'helpdesk'),
      event(-3, 'sign-in-refused', 'somebody'),
      event(-18, 'password-changed', 'self'),
      event(-90, 'methods-changed', 'self'),
      event(-91, 'sign-in', 'self'),
      event(-110, 'password-changed', 'self'),
    ],
    tasks: [task(t, 'manage-my-passwords'), task(t, 'manage-my-profile')],
    next: next(t, 'nothing'),
    session: { secondsLeft: 900 },
  }
  const reasons = (['mandatory-unanswered', 'answer-too-short'] as const).map((code) => ({
    code,
    text: t(`health.reasons.${code}`),
  }))
  return {
    well,
    soon: {
      ...well,
      password: { ...well.password, daysLeft: 6, expiresAt: at(6), lastChangedAt: at(-84) },
      next: next(t, 'change-soon', 'manage-my-passwords'),
    },
    expired: {
      ...well,
      password: { expired: true, mustChange: false, daysLeft: 0, expiresAt: at(-1), lastChangedAt: at(-91) },
      next: next(t, 'change-expired', 'manage-my-passwords'),
    },
    locked: { ...well, lockout: { locked: true, endsAt: at(0.01) }, next: next(t, 'unlock', 'unlock-my-account') },
    'not-registered': {
      ...well,
      methods: [],
      activity: [],
      tasks: [task(t, 'register')],
      profile: { state: 'not-registered', reasons: [] },
      next: next(t, 'register', 'register'),
    },
    'must-update': {
      ...well,
      profile: { state: 'must-update', reasons },
      next: next(t, 'update-profile', 'manage-my-profile'),
    },
    disabled: { ...well, disabled: true, tasks: [], next: next(t, 'ask-helpdesk') },
    'never-expires': { ...well, password: { expired: false, mustChange: false, lastChangedAt: at(-800) } },
  } satisfies Record<string, PasswordHealth>
}

/** One of each kind: this page, the helpdesk's site elsewhere, the extension and two known browsers. */
export function createSessionSamples(): OpenSession[] {
  const windows = { browser: 'Firefox, Windows', address: '192.0.2.17' }
  return [
    {
      id: 'here',
      kind: 'session',
      frontEnd: 'self-service',
      ...windows,
      createdAt: at(-0.002),
      expiresAt: at(0.01),
      current: true,
    },
    {
      id: 'helpdesk',
      kind: 'session',
      frontEnd: 'helpdesk',
      browser: 'Edge, Windows',
      address: '2001:db8:85a3:1234:5678:8a2e:370:7334',
      createdAt: at(-0.2),
      usedAt: at(-0.01),
      expiresAt: at(0.01),
      current: false,
    },
    {
      id: 'extension',
      kind: 'state-token',
      ...windows,
      createdAt: at(-18),
      usedAt: at(-0.1),
      expiresAt: at(12),
      current: false,
    },
    {
      id: 'phone',
      kind: 'known-browser',
      browser: 'Chrome, Android',
      createdAt: at(-90),
      usedAt: at(-41),
      expiresAt: at(139),
      current: false,
    },
    { id: 'unknown', kind: 'known-browser', createdAt: at(-120), usedAt: at(-120), expiresAt: at(60), current: false },
  ]
}

/** Two requests, the second with hints that another person may be attacking the account. */
export function createApprovalSamples(t: Translator): [OpenApproval, OpenApproval] {
  const forgot = { workflow: 'forgot-my-password', title: t('workflows.forgot-my-password.name') }
  const hints = (['failures', 'new-password'] as const).map((code) => ({ code, text: t(`health.hints.${code}`) }))
  const since = { since: at(-0.01), until: at(0.3) }
  return [
    { ...since, id: 'one', task: forgot, hints: [], person: { displayName: 'Frank Müller', account: 'f.müller' } },
    { ...since, id: 'two', task: forgot, hints, person: { displayName: 'Aldo Rossi', account: 'a.rossi' } },
  ]
}
