import type { Control } from './control.ts'
import { assertion, troubleWith, withoutPasskeys } from './webauthn.ts'

/** Signs the server's challenge with one of the person's passkeys. */
export const passkey: Control = {
  missing: withoutPasskeys,
  async complete({ options }, _typed, signal) {
    try {
      return { answer: { assertion: await assertion(options, signal) } }
    } catch (error) {
      return { problem: troubleWith(error) }
    }
  },
}
