import type { Words } from '../../../../shared/languages/words.ts'
import type { Health, OpenApproval } from '../client.ts'

const day = 86_400_000
const at = (days: number) => new Date(Date.now() + days * day).toISOString()

const task = (words: Words, workflow: TaskId) => ({
  workflow,
  title: words(`workflows.${workflow}.name`),
  text: words(`workflows.${workflow}.description`),
})
type TaskId = 'manage-my-passwords' | 'manage-my-profile' | 'register' | 'unlock-my-account'

const next = (words: Words, code: Health['next']['code'], workflow?: TaskId): Health['next'] => ({
  ...{ code, text: words(`health.next.${code}`) },
  ...(workflow && { task: task(words, workflow) }),
})

/** An account that is well, and what else can be said of one, worded as the server words it. */
export function healthIn(words: Words) {
  const said = (code: 'password-changed' | 'methods-changed' | 'person-viewed' | 'sign-in' | 'sign-in-refused') =>
    words(`health.activity.${code}`)
  const event = (days: number, code: Parameters<typeof said>[0], by: Health['activity'][number]['by']) => ({
    ...{ at: at(days), code, by },
    text: said(code),
  })
  const well: Health = {
    ...{ account: 'erika.example', domain: 'contoso.example', displayName: 'Erika Example' },
    password: { expired: false, mustChange: false, daysLeft: 72, expiresAt: at(72), lastChangedAt: at(-18) },
    ...{ lockout: { locked: false }, disabled: false, accountExpired: false },
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
    tasks: [task(words, 'manage-my-passwords'), task(words, 'manage-my-profile')],
    next: next(words, 'nothing'),
    session: { secondsLeft: 900 },
  }
  const reasons = (['mandatory-unanswered', 'answer-too-short'] as const).map((code) => ({
    ...{ code, text: words(`health.reasons.${code}`) },
  }))
  return {
    well,
    soon: {
      ...well,
      password: { ...well.password, daysLeft: 6, expiresAt: at(6), lastChangedAt: at(-84) },
      next: next(words, 'change-soon', 'manage-my-passwords'),
    },
    expired: {
      ...well,
      password: { expired: true, mustChange: false, daysLeft: 0, expiresAt: at(-1), lastChangedAt: at(-91) },
      next: next(words, 'change-expired', 'manage-my-passwords'),
    },
    locked: {
      ...well,
      lockout: { locked: true, endsAt: at(0.01) },
      next: next(words, 'unlock', 'unlock-my-account'),
    },
    'not-registered': {
      ...{ ...well, methods: [], activity: [], tasks: [task(words, 'register')] },
      profile: { state: 'not-registered', reasons: [] },
      next: next(words, 'register', 'register'),
    },
    'must-update': {
      ...{ ...well, profile: { state: 'must-update', reasons } },
      next: next(words, 'update-profile', 'manage-my-profile'),
    },
    disabled: { ...well, disabled: true, tasks: [], next: next(words, 'ask-helpdesk') },
    'never-expires': {
      ...well,
      password: { expired: false, mustChange: false, lastChangedAt: at(-800) },
    },
  } satisfies Record<string, Health>
}

/** Two of one's people, the second with marks of an account that somebody else may be after. */
export function approvalsIn(words: Words): [OpenApproval, OpenApproval] {
  const forgot = { workflow: 'forgot-my-password', title: words('workflows.forgot-my-password.name') }
  const hints = (['failures', 'new-password'] as const).map((code) => ({ code, text: words(`health.hints.${code}`) }))
  const since = { since: at(-0.01), until: at(0.3) }
  return [
    { ...since, id: 'one', task: forgot, hints: [], person: { displayName: 'Frank Müller', account: 'f.müller' } },
    { ...since, id: 'two', task: forgot, hints, person: { displayName: 'Aldo Rossi', account: 'a.rossi' } },
  ]
}
