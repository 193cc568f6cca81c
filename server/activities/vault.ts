import type { Keys } from '../store/keys.ts'
import type { Vault } from './activity.ts'

const purpose = 'run memory'

/** What steps remember of secrets, under the key file's keys. */
export const vaultOf = (keys: Keys): Vault => ({
  digest: (secret) => keys.hmac(purpose, secret),
  matches: (secret, digest) => keys.verifyHmac(digest, purpose, secret),
  seal: (text) => keys.seal(text, purpose),
  open: (envelope) => keys.open(envelope, purpose),
})
