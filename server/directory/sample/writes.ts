import { meetsComplexity } from '../../../shared/password-policy/rules/complexity.ts'
import type { FlagRefusal, PasswordReset, WriteRefusal } from '../directory.ts'
import { dateToFiletime, filetimeToDate } from '../filetime.ts'
import type { AccountEntry, PolicyEntry } from './entries.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { checkPassword } from './sign-in.ts'

/** A write changes `entry`, which the caller saves even after a refusal: a wrong old password counts. */
export type Write<Refusal = WriteRefusal> = (
  entry: AccountEntry,
  policy: PolicyEntry,
  now: number,
) => Refusal | undefined

export const change =
  (passwords: { password: string; newPassword: string }): Write =>
  (entry, policy, now) => {
    if (!entry.mayChangePassword) return 'not-permitted'
    const right = checkPassword(entry, policy, passwords.password, now)
    if (right !== true) return right === 'locked' ? 'locked' : 'wrong-password'
    const refusal = isTooYoung(entry, policy, now) ? 'too-young' : weakness(entry, policy, passwords.newPassword)
    if (refusal !== undefined) return refusal
    if (isUsed(entry, policy, passwords.newPassword)) return 'history'
    return accept(entry, passwords.newPassword, dateToFiletime(new Date(now)))
  }

export const reset =
  (to: PasswordReset): Write =>
  (entry, policy, now) => {
    if (!entry.delegated) return 'not-permitted'
    const refusal = weakness(entry, policy, to.newPassword)
    if (refusal !== undefined) return refusal
    // The company supports the policy-hints control, so it enforces the history when asked to.
    if (to.history !== 'ignore' && isUsed(entry, policy, to.newPassword)) return 'history'
    if (to.unlock) clearLock(entry)
    return accept(entry, to.newPassword, to.mustChange ? '0' : dateToFiletime(new Date(now)))
  }

export const unlock: Write = (entry) => {
  if (!entry.delegated) return 'not-permitted'
  clearLock(entry)
  return undefined
}

export const enable: Write<FlagRefusal> = (entry) => {
  if (!entry.delegated) return 'not-permitted'
  entry.disabled = false
  return undefined
}

export const setMustChange: Write<FlagRefusal> = (entry) => {
  if (entry.passwordNeverExpires) return 'password-never-expires'
  if (!entry.delegated) return 'not-permitted'
  entry.passwordLastSet = '0'
  return undefined
}

function clearLock(entry: AccountEntry): void {
  entry.lockedAt = 0
  entry.wrongPasswords = 0
}

function accept(entry: AccountEntry, password: string, passwordLastSet: string): undefined {
  entry.password = hashPassword(password)
  entry.history = [entry.password, ...entry.history].slice(0, 24)
  entry.passwordLastSet = passwordLastSet
  entry.passwordsAccepted += 1
}

function isTooYoung(entry: AccountEntry, policy: PolicyEntry, now: number): boolean {
  return entry.passwordLastSet !== '0' && now - filetimeToDate(entry.passwordLastSet).getTime() < policy.minAge
}

function weakness(entry: AccountEntry, policy: PolicyEntry, password: string): WriteRefusal | undefined {
  if (password.length < Math.max(1, policy.minLength)) return 'too-short'
  return policy.complexity && !meetsComplexity(password, entry) ? 'complexity' : undefined
}

/** The current password is refused even with a history length of 0. */
function isUsed(entry: AccountEntry, policy: PolicyEntry, password: string): boolean {
  return entry.history.slice(0, Math.max(1, policy.historyLength)).some((used) => isPassword(password, used))
}
