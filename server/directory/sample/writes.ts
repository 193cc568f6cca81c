import { isComplex } from '../complexity.ts'
import type { FlagRefusal, PasswordReset, WriteRefusal } from '../directory.ts'
import { dateOfFiletime, filetimeOfDate } from '../filetime.ts'
import type { AccountEntry, PolicyEntry } from './entries.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { checkPassword } from './sign-in.ts'

/** Each write alters `entry`, which the caller saves even after a refusal: a wrong old password counts. */
export type Write<Refusal = WriteRefusal> = (
  entry: AccountEntry,
  policy: PolicyEntry,
  now: number,
) => Refusal | undefined

export const change =
  (of: { password: string; newPassword: string }): Write =>
  (entry, policy, now) => {
    if (!entry.mayChangePassword) return 'not-permitted'
    const right = checkPassword(entry, policy, of.password, now)
    if (right !== true) return right === 'locked' ? 'locked' : 'wrong-password'
    const refusal = isTooYoung(entry, policy, now) ? 'too-young' : weakness(entry, policy, of.newPassword)
    if (refusal !== undefined) return refusal
    if (isUsed(entry, policy, of.newPassword)) return 'history'
    return accept(entry, of.newPassword, filetimeOfDate(new Date(now)))
  }

export const reset =
  (to: PasswordReset): Write =>
  (entry, policy, now) => {
    if (!entry.delegated) return 'not-permitted'
    const refusal = weakness(entry, policy, to.newPassword)
    if (refusal !== undefined) return refusal
    // The company understands the policy-hints control, so that history is in force where it is asked for.
    if (to.history !== 'ignore' && isUsed(entry, policy, to.newPassword)) return 'history'
    if (to.unlock) takeOffLock(entry)
    return accept(entry, to.newPassword, to.mustChange ? '0' : filetimeOfDate(new Date(now)))
  }

export const unlock: Write = (entry) => {
  if (!entry.delegated) return 'not-permitted'
  takeOffLock(entry)
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

function takeOffLock(entry: AccountEntry): void {
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
  return entry.passwordLastSet !== '0' && now - dateOfFiletime(entry.passwordLastSet).getTime() < policy.minAge
}

function weakness(entry: AccountEntry, policy: PolicyEntry, password: string): WriteRefusal | undefined {
  if (password.length < Math.max(1, policy.minLength)) return 'too-short'
  return policy.complexity && !isComplex(password, entry) ? 'complexity' : undefined
}

/** The standing password is refused even by a history of none. */
function isUsed(entry: AccountEntry, policy: PolicyEntry, password: string): boolean {
  return entry.history.slice(0, Math.max(1, policy.historyLength)).some((used) => isPassword(password, used))
}
