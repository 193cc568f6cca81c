import type { AccountState, VerifyResult } from '../directory.ts'
import { dateOfFiletime } from '../filetime.ts'
import type { AccountEntry, PolicyEntry } from './entries.ts'
import { isPassword } from './passwords.ts'

const mustChange = (entry: AccountEntry): boolean => entry.passwordLastSet === '0'

export function stateOf(entry: AccountEntry, policy: PolicyEntry, now: number): AccountState {
  const lastSet = mustChange(entry) ? undefined : dateOfFiletime(entry.passwordLastSet)
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
    passwordExpiresAt: expiresAt,
    passwordLastSet: lastSet,
  }
}

/**
 * Checks a password as a domain controller does and counts a wrong one in `entry`, which the caller saves.
 * The password before the standing one is wrong but does not count, so that a forgotten device locks nobody out.
 */
export function checkPassword(
  entry: AccountEntry,
  policy: PolicyEntry,
  password: string,
  now: number,
): boolean | 'locked' {
  if (stateOf(entry, policy, now).locked) return 'locked'
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

/** What a bind answers. State is told only after the right password, a lockout either way. */
export function signIn(entry: AccountEntry, policy: PolicyEntry, password: string, now: number): VerifyResult {
  const right = checkPassword(entry, policy, password, now)
  if (right === 'locked') return 'locked'
  if (!right) return 'wrong'
  const state = stateOf(entry, policy, now)
  if (state.disabled) return 'disabled'
  if (state.accountExpired) return 'account-expired'
  if (state.mustChange) return 'must-change'
  if (state.passwordExpired) return 'expired'
  return entry.signInDenied ?? 'right'
}
