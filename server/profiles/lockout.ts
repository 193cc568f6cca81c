import { addFailure, clearCounter, lockCounter, readCounter } from '../store/counters.ts'
import { removePasscode } from '../store/profile-passcodes.ts'
import { changeAskSalt } from '../store/profiles.ts'
import type { Profile } from './profile.ts'
import { newSalt } from './registration.ts'
import type { Scope } from './scope.ts'

/** Counter of failed tries at a profile, of whatever authentication activity, beside the engine's `bind`. */
export const lockout = 'profile'

/** Longer than any window that can be set; the lock itself knows when it ends. */
const anyWindow = 7 * 24 * 60 * 60_000
const minute = 60_000

/** The part of a profile that keeps strangers from trying on and on. */
export function lockoutOf({
  store,
  key,
  person,
  id,
}: Scope): Pick<Profile, 'lockedUntil' | 'failures' | 'addFailure' | 'lock' | 'clearFailures' | 'unlock'> {
  const counter = () => readCounter(store.read, key, lockout, anyWindow)
  return {
    lockedUntil: async () => (await counter()).lockedUntil,
    failures: async () => (await counter()).failures,
    addFailure: (tx, resetAfterMinutes) => addFailure(tx, key, lockout, resetAfterMinutes * minute),
    lock: (tx, minutes) => lockCounter(tx, key, lockout, minutes * minute),
    async clearFailures(tx) {
      await clearCounter(tx, key, lockout)
      if (person) await changeAskSalt(tx, id, newSalt())
    },
    async unlock(tx) {
      await clearCounter(tx, key, lockout)
      await removePasscode(tx, id)
    },
  }
}
