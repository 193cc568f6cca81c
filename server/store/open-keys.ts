import type { Store } from './database.ts'
import { type Keys, keyMissing, loadKeys } from './keys.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'

const setting = 'keys.proof'

/**
 * The keys that belong to this database. A database without data gets a key file when there is none yet; once bound, a missing file or one
 * with other keys stops the start with AppError `key-missing`, since new keys would silently void what the old ones protect.
 */
export async function openKeys(store: Store, file: string): Promise<Keys> {
  const stored = await getSetting(store.read, setting)
  const keys = loadKeys(file, { mayCreate: stored === undefined })
  const proof = keys.hmac(setting)
  if (stored === undefined && (await store.transaction((tx) => putSetting(tx, setting, proof, absentSetting))))
    return keys
  const standing = await getSetting(store.read, setting)
  if (typeof standing?.value !== 'string' || !keys.verifyHmac(standing.value, setting)) {
    throw keyMissing(file, 'is not the one that belongs to this database')
  }
  return keys
}
