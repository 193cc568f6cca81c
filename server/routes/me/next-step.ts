import { factors } from '../../factors/index.ts'
import type { ProfileState } from '../../profiles/profile-state.ts'

export const nextSteps = [
  'ask-helpdesk',
  'ask-colleague',
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

export interface NextStepFacts {
  /** The account is disabled or expired: the person cannot help themselves. */
  unusable: boolean
  /** Latchkey's own staff, to whom most workflows do not open: no step leads there. */
  isStaff: boolean
  locked: boolean
  /** By age, or because an administrator requires a change. */
  passwordExpired: boolean
  /** Absent: never expires, or must change now. */
  daysLeft?: number
  profile: ProfileState['state']
  methods: readonly string[]
  /** Whether a workflow is offered to this person now. */
  offers(workflow: string): boolean
}

/** An expiry in fewer days than this is near. */
export const expiringSoonDays = 14

/**
 * The one thing to do next, and the workflow that does it. A lockout comes before an expiry, since no password can be changed
 * while it lasts. Without `workflow` the page only describes the step: its workflow is switched off, or there is none.
 */
export function chooseNextStep(facts: NextStepFacts): { code: NextStep; workflow?: string } {
  const code = findNextStep(facts)
  const workflow = workflowOfStep[code]
  if (workflow !== undefined && facts.offers(workflow)) return { code, workflow }
  return { code: facts.isStaff && workflow !== undefined ? findStepWithoutHelp(facts) : code }
}

function findStepWithoutHelp({
  locked,
  passwordExpired,
  daysLeft = Number.POSITIVE_INFINITY,
}: NextStepFacts): NextStep {
  if (locked || passwordExpired) return 'ask-colleague'
  return daysLeft < expiringSoonDays ? 'change-soon' : 'nothing'
}

function findNextStep(facts: NextStepFacts): NextStep {
  const { daysLeft = Number.POSITIVE_INFINITY, profile, offers } = facts
  if (facts.unusable) return 'ask-helpdesk'
  if (facts.locked) return 'unlock'
  if (facts.passwordExpired) return 'change-expired'
  if (profile === 'locked') return 'wait-for-profile'
  if (profile === 'not-registered') return 'register'
  if (profile === 'must-update') return 'update-profile'
  if (countWithoutPassword(facts.methods) < 2 && offers('manage-my-profile')) return 'add-method'
  return daysLeft < expiringSoonDays ? 'change-soon' : 'nothing'
}

const workflowOfStep: Partial<Record<NextStep, string>> = {
  unlock: 'unlock-my-account',
  'change-expired': 'manage-my-passwords',
  register: 'register',
  'update-profile': 'manage-my-profile',
  'add-method': 'manage-my-profile',
  'change-soon': 'manage-my-passwords',
}

/** What helps without the password: the company's mailbox, for one, lies behind the very password that was forgotten. */
const kindsWithoutPassword = factors.flatMap(({ isSoleMeans, registered }) => (isSoleMeans && registered?.kind) || [])

const countWithoutPassword = (methods: readonly string[]): number =>
  methods.filter((kind) => kindsWithoutPassword.includes(kind)).length
