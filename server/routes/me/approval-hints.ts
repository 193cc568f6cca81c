import type { AccountState } from '../../directory/directory.ts'
import { isTooNew } from '../../profiles/method.ts'
import type { Profile } from '../../profiles/profile.ts'
import { dayMs } from '../days.ts'

export type ApprovalHint = 'disabled' | 'failures' | 'new-method' | 'new-password'

/** Signs that someone else is after the account: reasons for the manager to call the person before approving. */
export async function findApprovalHints({
  state,
  profile,
  newMethodHours,
  now,
}: {
  state: Pick<AccountState, 'disabled' | 'passwordLastSet'>
  profile: Pick<Profile, 'failures' | 'methods'>
  /** How long a method counts as new. */
  newMethodHours: number
  now: Date
}): Promise<ApprovalHint[]> {
  const [failures, methods] = await Promise.all([profile.failures(), profile.methods()])
  const age = state.passwordLastSet && now.getTime() - state.passwordLastSet.getTime()
  const hints: [ApprovalHint, boolean][] = [
    ['failures', failures > 0],
    ['new-password', age !== undefined && age < dayMs],
    ['new-method', methods.some((method) => isTooNew(method, newMethodHours, now))],
    ['disabled', state.disabled],
  ]
  return hints.flatMap(([hint, isPresent]) => (isPresent ? [hint] : []))
}
