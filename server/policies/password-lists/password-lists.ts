import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { About } from '../../../shared/password-policy/rule.ts'
import type { Strength } from '../../../shared/password-policy/strength.ts'
import { holdsHash, isWhole } from './breach-file.ts'
import { askBreachService, type Fetch } from './breach-service.ts'
import { type Dictionary, loadDictionary } from './dictionary.ts'
import { createStrengthEstimator } from './strength-estimator.ts'

/** What rules look passwords up in. Read when first needed, and again when an import has replaced it, on this node or for it. */
export interface PasswordLists {
  /** Undefined: none was imported. */
  dictionary(): Promise<Dictionary | undefined>
  /** Whether the imported list has this SHA-1; unavailable: there is no list, or none that can be read. */
  breached(hash: Buffer): Promise<boolean | 'unavailable'>
  breachedAt(service: string, hash: Buffer): Promise<boolean | 'unavailable'>
  /** zxcvbn's estimate; its word lists are loaded with the first. */
  strength(password: string, about: About): Promise<Strength>
  close(): Promise<void>
}

/** Where imports put the lists: in the data folder of each node. A backup holds the dictionary. */
export const passwordListFiles = (data: string) => ({
  dictionary: join(data, 'password-lists', 'dictionary.txt'),
  breaches: join(data, 'password-lists', 'breached-passwords'),
})

/** `fetch` reaches a service only for rules that name one. */
export function createPasswordLists(of: { files: ReturnType<typeof passwordListFiles>; fetch: Fetch }): PasswordLists {
  const { files, fetch } = of
  const estimator = createStrengthEstimator()
  const dictionary = fresh(files.dictionary, async () => {
    return loadDictionary((await readFile(files.dictionary, 'utf8')).split('\n'))
  })

  return {
    dictionary,
    async breached(hash) {
      // Opened for one look-up: a list that is replaced meanwhile is never half the old and half the new one.
      const handle = await openIfThere(files.breaches)
      if (!handle) return 'unavailable'
      try {
        return (await isWhole(handle)) ? await holdsHash(handle, hash) : 'unavailable'
      } finally {
        await handle.close()
      }
    },
    breachedAt: (service, hash) => askBreachService(fetch, service, hash),
    strength: estimator.estimate,
    close: estimator.close,
  }
}

/** Where nothing was imported and nobody elsewhere may be asked. */
export function withoutLists(): PasswordLists {
  const estimator = createStrengthEstimator()
  return {
    dictionary: async () => undefined,
    breached: async () => 'unavailable',
    breachedAt: async () => 'unavailable',
    strength: estimator.estimate,
    close: estimator.close,
  }
}

/** What a file was made into, as long as the file stays the same. */
function fresh<T>(file: string, read: () => Promise<T>): () => Promise<T | undefined> {
  let known: { stamp: string; value: Promise<T> } | undefined
  return async () => {
    const found = await ifThere(stat(file, { bigint: true }))
    if (!found) return undefined
    const stamp = `${found.ino} ${found.mtimeNs} ${found.size}`
    if (known?.stamp !== stamp) known = { stamp, value: read() }
    const { value } = known
    // What could not be read is read anew by the next who asks.
    value.catch(() => {
      if (known?.value === value) known = undefined
    })
    return value
  }
}

const openIfThere = (file: string): Promise<FileHandle | undefined> => ifThere(open(file, 'r'))

async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
