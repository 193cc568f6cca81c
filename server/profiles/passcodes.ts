import { clearCounter } from '../store/counters.ts'
import { findPasscode, savePasscode, spendPasscode } from '../store/profile-passcodes.ts'
import { lockout } from './lockout.ts'
import { newPasscodePart, passcodeSecret } from './passcode.ts'
import type { Profile } from './profile.ts'
import { nobodysHash } from './questions.ts'
import type { Scope } from './scope.ts'
import { spent } from './spent.ts'

const minute = 60_000

/** The part of a profile that the helpdesk's passcode is. */
export function passcodesOf(scope: Scope): Pick<Profile, 'issuePasscode' | 'verifyPasscode' | 'passcodeUntil'> {
  const { store, hasher, key, person, id, clock } = scope
  return {
    async issuePasscode({ length, minutes, split = false }) {
      const parts = Array.from({ length: split ? 2 : 1 }, () => newPasscodePart(length))
      const [hash = nobodysHash] = await hasher.hash([passcodeSecret(parts.join(''))])
      const milliseconds = minutes * minute
      return {
        parts,
        expiresAt: new Date(clock().getTime() + milliseconds),
        async write(tx) {
          if (!person) return
          await savePasscode(tx, { personId: id, hash, milliseconds })
          await clearCounter(tx, key, lockout)
        },
      }
    },
    async verifyPasscode(code) {
      const stored = await findPasscode(store.read, id)
      const [right] = await hasher.verify([{ secret: passcodeSecret(code), phc: stored?.hash ?? nobodysHash }])
      if (!person || !stored || !right) return { right: false }
      const passcode = { personId: id, hash: stored.hash }
      return { right: true, spend: async (tx) => spent(await spendPasscode(tx, passcode)) }
    },
    async passcodeUntil() {
      const stored = await findPasscode(store.read, id)
      return person && stored?.expiresAt
    },
  }
}
