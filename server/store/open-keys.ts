import type { Store } from './database.ts'
import { type Keys, keyMissing, loadKeys } from './keys.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'
import { signExistingRows } from './sign-existing-rows.ts'
import { bindKeys } from './signed-rows.ts'

/** The setting with the keys' HMAC of its own name, which binds a database to its key file. */
export const keysProofSetting = 'keys.proof'

/**
 * Opens the keys that belong to this database. A database without data gets a key file if there is none yet; once bound, a
 * missing file or one with other keys stops the start with AppError `key-missing`, since new keys would silently void what the
 * old ones protect.
 */
export async function openKeys(store: Store, file: string): Promise<Keys> {
  const stored = await getSetting(store.read, keysProofSetting)
  const keys = loadKeys(file, { mayCreate: stored === undefined })
  const proof = keys.hmac(keysProofSetting)
  if (stored === undefined && (await store.transaction((tx) => putSetting(tx, keysProofSetting, proof, absentSetting))))
    return bound(store, keys)
  const current = await getSetting(store.read, keysProofSetting)
  if (typeof current?.value !== 'string' || !keys.verifyHmac(current.value, keysProofSetting)) {
    throw keyMissing(file, 'is not the one that belongs to this database')
  }
  return bound(store, keys)
}

async function bound(store: Store, keys: Keys): Promise<Keys> {
  bindKeys(store, keys)
  await signExistingRows(store)
  return keys
}

/** After a rotation: renews the proof with the key in use, so that it does not need an older one. */
export async function renewKeysProof(store: Store, keys: Keys): Promise<void> {
  const stored = await getSetting(store.read, keysProofSetting)
  const proof = keys.hmac(keysProofSetting)
  // If another process has changed it in between, it did so for the same reason.
  if (stored && stored.value !== proof)
    await store.transaction((tx) => putSetting(tx, keysProofSetting, proof, stored.version))
}
