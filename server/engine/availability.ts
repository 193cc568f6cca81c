import type { Account } from '../activities/activity.ts'
import type { AccountState } from '../directory/directory.ts'
import { type Availability, type AvailabilityRule, type PersonFacts, reasonsAgainst } from '../policies/availability.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import type { Profile } from '../profiles/profile.ts'

/** Why the task is not for this person now, as a code that is worded in `stopped.*`; undefined: it is. */
export async function reasonAgainst(
  workflow: WorkflowDefinition,
  ctx: { account: Pick<Account, 'state'>; profile: Profile },
): Promise<string | undefined> {
  if (workflow.availability.length === 0) return undefined
  const [reason] = reasonsAgainst(workflow, await personFacts(await ctx.account.state(), ctx.profile, [workflow]))
  return reason && codeOf(reason)
}

/**
 * What availability rules are asked about, from the directory's and from our own knowledge of somebody. With `tasks` nothing is
 * looked up that none of their rules asks about; that then counts as not so.
 */
export async function personFacts(
  state: AccountState,
  profile: Profile,
  tasks?: readonly Pick<Availability, 'availability'>[],
): Promise<PersonFacts> {
  const asks = (wanted: keyof PersonFacts) =>
    tasks?.some(({ availability }) => availability.some(({ fact }) => fact === wanted)) ?? true
  const [registered, lockedUntil, passcodeUntil] = await Promise.all([
    asks('registered') && profile.registered(),
    asks('profileLocked') ? profile.lockedUntil() : undefined,
    asks('passcodeIssued') ? profile.passcodeUntil() : undefined,
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

const codeOf = ({ fact, is }: AvailabilityRule): string => (is ? codes[fact].missing : codes[fact].present)

/** What a person is told: by the fact that is there and must not be, or is not there and must be. */
const codes: Record<keyof PersonFacts, { present: string; missing: string }> = {
  registered: { present: 'already-registered', missing: 'not-registered' },
  profileLocked: { present: 'profile-locked', missing: 'profile-not-locked' },
  accountLocked: { present: 'account-locked', missing: 'account-not-locked' },
  passwordExpired: { present: 'password-expired', missing: 'password-not-expired' },
  disabled: { present: 'account-disabled', missing: 'account-not-disabled' },
  accountExpired: { present: 'account-expired', missing: 'account-not-expired' },
  passcodeIssued: { present: 'passcode-issued', missing: 'no-passcode' },
}
