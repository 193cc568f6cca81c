import type { MethodKind } from '../../profiles/method.ts'
import type { ProfileState } from '../../profiles/profile-state.ts'

export const nextSteps = [
  'ask-helpdesk',
  'unlock',
  'change-expired',
  'wait-for-profile',
  'register',
  'update-profile',
  'add-method',
  'change-soon',
  'nothing',
] as const
export type NextStep = (typeof nextSteps)[number]

export interface HealthFacts {
  /** Disabled, or past its end: nothing that a person can do alone. */
  unusable: boolean
  locked: boolean
  /** By age, or because an administrator asked for a change. */
  passwordExpired: boolean
  /** Absent: never expires, or must change now. */
  daysLeft?: number
  profile: ProfileState['state']
  methods: readonly MethodKind[]
  /** Whether a task is offered to this person now. */
  offers(workflow: string): boolean
}

/** From here on an expiry is near. */
export const soonDays = 14

/**
 * The one thing to do next, and the task that does it. A lock goes before an expiry, since no password is changed while it lasts.
 * Without `workflow` the step is only said: its task is switched off, or there is none.
 */
export function nextStep(facts: HealthFacts): { code: NextStep; workflow?: string } {
  const code = firstThing(facts)
  const workflow = tasks[code]
  return workflow !== undefined && facts.offers(workflow) ? { code, workflow } : { code }
}

function firstThing(facts: HealthFacts): NextStep {
  const { daysLeft = Number.POSITIVE_INFINITY, profile, offers } = facts
  if (facts.unusable) return 'ask-helpdesk'
  if (facts.locked) return 'unlock'
  if (facts.passwordExpired) return 'change-expired'
  if (profile === 'locked') return 'wait-for-profile'
  if (profile === 'not-registered') return 'register'
  if (profile === 'must-update') return 'update-profile'
  if (helpfulWithoutPassword(facts.methods) < 2 && offers('manage-my-profile')) return 'add-method'
  return daysLeft < soonDays ? 'change-soon' : 'nothing'
}

const tasks: Partial<Record<NextStep, string>> = {
  unlock: 'unlock-my-account',
  'change-expired': 'manage-my-passwords',
  register: 'register',
  'update-profile': 'manage-my-profile',
  'add-method': 'manage-my-profile',
  'change-soon': 'manage-my-passwords',
}

/** The company's mailbox lies behind the very password that was forgotten, and nothing asks for a code by telephone. */
const helpful: readonly MethodKind[] = ['questions', 'personal-mail', 'totp', 'passkey']

const helpfulWithoutPassword = (methods: readonly MethodKind[]): number =>
  methods.filter((kind) => helpful.includes(kind)).length
