import type { Control } from './control.ts'
import { attestation, troubleWith, withoutPasskeys } from './webauthn.ts'

/** Makes a passkey for this account and site; what was typed is its name. */
export const passkeyRegistration: Control = {
  missing: withoutPasskeys,
  async complete({ options }, typed, signal) {
    try {
      return { answer: { ...typed, attestation: await attestation(options, signal) } }
    } catch (error) {
      return { problem: troubleWith(error) }
    }
  },
}
