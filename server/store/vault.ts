import type { Keys } from './keys.ts'

/** For what a step must remember of a secret between two pages; keyed with the key file. */
export interface Vault {
  /** A keyed digest, for secrets too short to hide behind a plain hash. */
  digest(secret: string): string
  /** In constant time. */
  matches(secret: string, digest: string): boolean
  encrypt(text: string): string
  /** Throws AppError for an envelope that is not ours. */
  decrypt(envelope: string): string
}

const purpose = 'run memory'

/** What steps remember of secrets, under the key file's keys. */
export const createVault = (keys: Keys): Vault => ({
  digest: (secret) => keys.hmac(purpose, secret),
  matches: (secret, digest) => keys.verifyHmac(digest, purpose, secret),
  encrypt: (text) => keys.encrypt(text, purpose),
  decrypt: (envelope) => keys.decrypt(envelope, purpose),
})
