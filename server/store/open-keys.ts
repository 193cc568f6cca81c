import type { Store } from './database.ts'
import { type Keys, keyMissing, loadKeys } from './keys.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'

/** The setting that holds the keys' HMAC of this very name: what binds a database to its key file. */
export const keysProof = 'keys.proof'

/**
 * The keys that belong to this database. A database without data gets a key file when there is none yet; once bound, a missing file or one
 * with other keys stops the start with AppError `key-missing`, since new keys would silently void what the old ones protect.
 */
export async function openKeys(store: Store, file: string): Promise<Keys> {
  const stored = await getSetting(store.read, keysProof)
  const keys = loadKeys(file, { mayCreate: stored === undefined })
  const proof = keys.hmac(keysProof)
  if (stored === undefined && (await store.transaction((tx) => putSetting(tx, keysProof, proof, absentSetting))))
    return keys
  const standing = await getSetting(store.read, keysProof)
  if (typeof standing?.value !== 'string' || !keys.verifyHmac(standing.value, keysProof)) {
    throw keyMissing(file, 'is not the one that belongs to this database')
  }
  return keys
}

/** After a rotation: the proof by the key that is in use, so that it does not need an older one. */
export async function proveKeys(store: Store, keys: Keys): Promise<void> {
  const stored = await getSetting(store.read, keysProof)
  const proof = keys.hmac(keysProof)
  // Written by somebody else meanwhile, it was written for the same reason.
  if (stored && stored.value !== proof)
    await store.transaction((tx) => putSetting(tx, keysProof, proof, stored.version))
}
