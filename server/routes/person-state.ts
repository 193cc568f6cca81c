import { z } from 'zod'
import type { AccountState } from '../directory/directory.ts'
import { openPasscodes } from '../factors/passcode.ts'
import type { Profile } from '../profiles/profile.ts'
import type { QuestionRequirements } from '../profiles/question-requirements.ts'

const moment = z.iso.datetime()

/** How a person's account and registration are now, as operators and administrators see it. */
export const personState = z.object({
  locked: z.boolean(),
  lockoutEndsAt: moment.optional(),
  passwordExpired: z.boolean(),
  passwordExpiresAt: moment.optional(),
  mustChange: z.boolean(),
  disabled: z.boolean(),
  accountExpired: z.boolean(),
  registered: z.boolean(),
  profile: z.enum(['not-registered', 'complete', 'must-update', 'locked']),
  profileLockedUntil: moment.optional(),
  passcodeUntil: moment.optional().describe('Present while a passcode is valid'),
})

export async function describePersonState(
  account: AccountState,
  profile: Profile,
  requirements: QuestionRequirements,
): Promise<z.output<typeof personState>> {
  const [registered, lockedUntil, passcodeUntil, { state }] = await Promise.all([
    profile.isRegistered(),
    profile.lockedUntil(),
    profile.part(openPasscodes).expiresAt(),
    profile.state(requirements),
  ])
  return {
    locked: account.locked,
    lockoutEndsAt: account.lockoutEndsAt?.toISOString(),
    passwordExpired: account.passwordExpired,
    passwordExpiresAt: account.passwordExpiresAt?.toISOString(),
    mustChange: account.mustChange,
    disabled: account.disabled,
    accountExpired: account.accountExpired,
    registered,
    profile: state,
    profileLockedUntil: lockedUntil?.toISOString(),
    passcodeUntil: passcodeUntil?.toISOString(),
  }
}
