import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PasswordOwner } from '../../../shared/password-policy/rule.ts'
import type { Strength } from '../../../shared/password-policy/strength.ts'
import { containsHash, isComplete } from './breach-file.ts'
import { type Fetch, queryBreachService } from './breach-service.ts'
import { createDictionaryInSlices, type Dictionary } from './dictionary.ts'
import { createStrengthEstimator } from './strength-estimator.ts'

/** Where rules look passwords up. Loaded when first needed, and again when an import has replaced the file. */
export interface PasswordLists {
  /** Undefined: no dictionary was imported. */
  loadDictionary(): Promise<Dictionary | undefined>
  /** Whether the imported list has this SHA-1; `unavailable`: there is no readable list. */
  isBreached(hash: Buffer): Promise<boolean | 'unavailable'>
  isBreachedAtService(service: string, hash: Buffer): Promise<boolean | 'unavailable'>
  /** zxcvbn's estimate; its word lists are loaded with the first call. */
  estimateStrength(password: string, about: PasswordOwner): Promise<Strength>
  close(): Promise<void>
}

export interface PasswordListFiles {
  dictionary: string
  breaches: string
}

/** The imported lists are in the data folder of each node. A backup contains the dictionary. */
export const passwordListFiles = (data: string): PasswordListFiles => ({
  dictionary: join(data, 'password-lists', 'dictionary.txt'),
  breaches: join(data, 'password-lists', 'breached-passwords'),
})

/** `fetch` is used only for rules that name a service. */
export function createPasswordLists({ files, fetch }: { files: PasswordListFiles; fetch: Fetch }): PasswordLists {
  const estimator = createStrengthEstimator()
  return {
    loadDictionary: cacheByFile(files.dictionary, async () =>
      createDictionaryInSlices((await readFile(files.dictionary, 'utf8')).split('\n')),
    ),
    async isBreached(hash) {
      // Opened for each look-up, so that a list that is replaced meanwhile is never read half old and half new.
      const handle = await ignoreMissing(open(files.breaches, 'r'))
      if (!handle) return 'unavailable'
      try {
        return (await isComplete(handle)) ? await containsHash(handle, hash) : 'unavailable'
      } finally {
        await handle.close()
      }
    },
    isBreachedAtService: (service, hash) => queryBreachService(fetch, service, hash),
    estimateStrength: estimator.estimate,
    close: estimator.close,
  }
}

/** No imported list and no service; strength is estimated all the same. */
export function createEmptyPasswordLists(): PasswordLists {
  const estimator = createStrengthEstimator()
  return {
    loadDictionary: async () => undefined,
    isBreached: async () => 'unavailable',
    isBreachedAtService: async () => 'unavailable',
    estimateStrength: estimator.estimate,
    close: estimator.close,
  }
}

/** Caches what `read` makes of a file until the file changes. */
function cacheByFile<T>(file: string, read: () => Promise<T>): () => Promise<T | undefined> {
  let known: { stamp: string; value: Promise<T> } | undefined
  return async () => {
    const found = await ignoreMissing(stat(file, { bigint: true }))
    if (!found) return undefined
    const stamp = `${found.ino} ${found.mtimeNs} ${found.size}`
    if (known?.stamp !== stamp) known = { stamp, value: read() }
    const { value } = known
    // A failed read is not cached.
    value.catch(() => {
      if (known?.value === value) known = undefined
    })
    return value
  }
}

async function ignoreMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
