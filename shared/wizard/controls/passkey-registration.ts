import type { Control } from './control.ts'
import { createAttestation, findPasskeyUnavailability, toPasskeyProblem } from './webauthn.ts'

/** Creates a passkey for this account and site; the typed value is its name. */
export const passkeyRegistration: Control = {
  findUnavailability: findPasskeyUnavailability,
  async complete({ options }, typed, signal) {
    try {
      return { answer: { ...typed, attestation: await createAttestation(options, signal) } }
    } catch (error) {
      return { problem: toPasskeyProblem(error) }
    }
  },
}
