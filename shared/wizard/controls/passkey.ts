import type { Control } from './control.ts'
import { findPasskeyUnavailability, getAssertion, toPasskeyProblem } from './webauthn.ts'

/** Signs the server's challenge with one of the person's passkeys. */
export const passkey: Control = {
  findUnavailability: findPasskeyUnavailability,
  async complete({ options }, _typed, signal) {
    try {
      return { answer: { assertion: await getAssertion(options, signal) } }
    } catch (error) {
      return { problem: toPasskeyProblem(error) }
    }
  },
}
