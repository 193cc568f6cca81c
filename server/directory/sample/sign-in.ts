import type { AccountState, VerifyResult } from '../directory.ts'
import { filetimeToDate } from '../filetime.ts'
import type { AccountEntry, PolicyEntry } from './entries.ts'
import { isPassword } from './passwords.ts'

const mustChange = (entry: AccountEntry): boolean => entry.passwordLastSet === '0'

export function toState(entry: AccountEntry, policy: PolicyEntry, now: number): AccountState {
  const lastSet = mustChange(entry) ? undefined : filetimeToDate(entry.passwordLastSet)
  const ages = !entry.passwordNeverExpires && policy.maxAge !== undefined && lastSet !== undefined
  const expiresAt = ages ? new Date(lastSet.getTime() + (policy.maxAge ?? 0)) : undefined
  const lockoutEnd = entry.lockedAt + policy.lockoutDuration
  const locked = entry.lockedAt > 0 && (policy.lockoutDuration === 0 || now < lockoutEnd)
  return {
    locked,
    lockoutEndsAt: locked && policy.lockoutDuration > 0 ? new Date(lockoutEnd) : undefined,
    passwordExpired: expiresAt !== undefined && expiresAt.getTime() <= now,
    mustChange: mustChange(entry),
    disabled: entry.disabled,
    accountExpired: entry.accountExpiresAt !== undefined && entry.accountExpiresAt <= now,
    ...(entry.passwordNeverExpires && { passwordNeverExpires: true as const }),
    passwordExpiresAt: expiresAt,
    passwordLastSet: lastSet,
  }
}

/**
 * Checks a password as a domain controller does and counts a wrong one in `entry`, which the caller saves. The previous password
 * is wrong but does not count, so that a device that still sends it does not lock the account.
 */
export function checkPassword(
  entry: AccountEntry,
  policy: PolicyEntry,
  password: string,
  now: number,
): boolean | 'locked' {
  if (toState(entry, policy, now).locked) return 'locked'
  if (password !== '' && isPassword(password, entry.password)) {
    entry.wrongPasswords = 0
    entry.lockedAt = 0
    return true
  }
  const previous = entry.history[1]
  if (previous !== undefined && isPassword(password, previous)) return false
  const remembered = now - entry.lastWrongPasswordAt < policy.observationWindow
  entry.wrongPasswords = remembered ? entry.wrongPasswords + 1 : 1
  entry.lastWrongPasswordAt = now
  if (policy.lockoutThreshold > 0 && entry.wrongPasswords >= policy.lockoutThreshold) entry.lockedAt = now
  return false
}

/** The answer to a bind. It reveals the account's state only after the right password, a lockout either way. */
export function signIn(entry: AccountEntry, policy: PolicyEntry, password: string, now: number): VerifyResult {
  const right = checkPassword(entry, policy, password, now)
  if (right === 'locked') return 'locked'
  if (!right) return 'wrong'
  const state = toState(entry, policy, now)
  if (state.disabled) return 'disabled'
  if (state.accountExpired) return 'account-expired'
  if (state.mustChange) return 'must-change'
  if (state.passwordExpired) return 'expired'
  return entry.signInDenied ?? 'right'
}
