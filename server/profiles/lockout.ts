import { addFailure, clearCounter, clearCountersOf, lockCounter, readCounter } from '../store/counters.ts'
import { removePasscode } from '../store/profile-passcodes.ts'
import { changeAskSalt } from '../store/profiles.ts'
import type { Profile } from './profile.ts'
import { newSalt } from './profile-row.ts'
import type { ProfileScope } from './profile-scope.ts'

/** Counter of failures at a profile, of all authentication activities, beside the engine's `bind`. */
export const profileCounter = 'profile'

/** Counters of wrong answers by question begin with it; docs/security.md#locked-questions. */
export const questionLockPrefix = 'question-'

/** Longer than any window that can be set; the lock has an end of its own. */
const maxWindow = 7 * 24 * 60 * 60_000
const minute = 60_000

/** The part of a profile that limits guesses. */
export function lockoutOf({
  store,
  key,
  person,
  id,
}: ProfileScope): Pick<Profile, 'lockedUntil' | 'failures' | 'addFailure' | 'lock' | 'clearFailures' | 'unlock'> {
  const counter = () => readCounter(store.read, key, profileCounter, maxWindow)
  return {
    lockedUntil: async () => (await counter()).lockedUntil,
    failures: async () => (await counter()).failures,
    addFailure: (tx, resetAfterMinutes) => addFailure(tx, key, profileCounter, resetAfterMinutes * minute),
    lock: (tx, minutes) => lockCounter(tx, key, profileCounter, minutes * minute),
    async clearFailures(tx) {
      await clearCounter(tx, key, profileCounter)
      if (person) await changeAskSalt(tx, id, newSalt())
    },
    async unlock(tx) {
      await clearCounter(tx, key, profileCounter)
      await clearCountersOf(tx, key, questionLockPrefix)
      await removePasscode(tx, id)
    },
  }
}
