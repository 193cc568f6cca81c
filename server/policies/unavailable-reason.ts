import type { Account } from '../activities/account.ts'
import type { AccountState, DirectoryPerson } from '../directory/directory.ts'
import { openPasscodes } from '../factors/passcode.ts'
import type { Profile } from '../profiles/profile.ts'
import { type Availability, type AvailabilityRule, type PersonFacts, unmetRules } from './availability.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { asksSecondOperator, isPrivileged } from './privileged.ts'
import type { WorkflowDefinition } from './workflow.ts'

/** Why the workflow is not available to this person now, as a code of `stopped.*`; undefined: it is available. */
export async function findUnavailableReason(
  workflow: WorkflowDefinition,
  ctx: { account: Pick<Account, 'state'>; profile: Profile },
): Promise<string | undefined> {
  if (workflow.availability.length === 0) return undefined
  const [reason] = unmetRules(workflow, await loadPersonFacts(await ctx.account.state(), ctx.profile, [workflow]))
  return reason && toReasonCode(reason)
}

/** A privileged person is helped only by a workflow that asks a second operator before its first effect. */
export const findMissingApproval = (
  policy: Pick<ManagementPolicy, 'privileged'>,
  person: Pick<DirectoryPerson, 'groups'>,
  steps: Parameters<typeof asksSecondOperator>[0],
): string | undefined =>
  isPrivileged(policy.privileged, person) && !asksSecondOperator(steps) ? 'privileged-needs-second-operator' : undefined

/**
 * The facts that availability rules depend on, from the directory and from our own profile. With `workflows`, facts that none of
 * their rules needs are not looked up and count as false.
 */
export async function loadPersonFacts(
  state: AccountState,
  profile: Profile,
  workflows?: readonly Pick<Availability, 'availability'>[],
): Promise<PersonFacts> {
  const isNeeded = (wanted: keyof PersonFacts) =>
    workflows?.some(({ availability }) => availability.some(({ fact }) => fact === wanted)) ?? true
  const [registered, lockedUntil, passcodeUntil] = await Promise.all([
    isNeeded('registered') && profile.isRegistered(),
    isNeeded('profileLocked') ? profile.lockedUntil() : undefined,
    isNeeded('passcodeIssued') ? profile.part(openPasscodes).expiresAt() : undefined,
  ])
  return {
    registered,
    profileLocked: lockedUntil !== undefined,
    accountLocked: state.locked,
    passwordExpired: state.passwordExpired || state.mustChange,
    disabled: state.disabled,
    accountExpired: state.accountExpired,
    passcodeIssued: passcodeUntil !== undefined,
  }
}

const toReasonCode = ({ fact, is }: AvailabilityRule): string =>
  is ? reasonCodes[fact].missing : reasonCodes[fact].present

/** The reason shown to a person: a fact that is true and must not be, or is false and must be true. */
const reasonCodes: Record<keyof PersonFacts, { present: string; missing: string }> = {
  registered: { present: 'already-registered', missing: 'not-registered' },
  profileLocked: { present: 'profile-locked', missing: 'profile-not-locked' },
  accountLocked: { present: 'account-locked', missing: 'account-not-locked' },
  passwordExpired: { present: 'password-expired', missing: 'password-not-expired' },
  disabled: { present: 'account-disabled', missing: 'account-not-disabled' },
  accountExpired: { present: 'account-expired', missing: 'account-not-expired' },
  passcodeIssued: { present: 'passcode-issued', missing: 'no-passcode' },
}
