import { createHash } from 'node:crypto'
import { exchangeLists, holdList, readFormerList } from './former-list.ts'
import { importBreaches } from './import-breaches.ts'
import { importDictionary } from './import-dictionary.ts'
import type { PasswordListFiles } from './password-lists.ts'
import type { ImportProgress, ImportRefusal } from './replace-file.ts'
import {
  type ListName,
  listFile,
  readStoredList,
  removeStoredList,
  type StoredList,
  writeMetadata,
} from './stored-list.ts'

export interface ListImport {
  content: AsyncIterable<Uint8Array>
  /** Account of the administrator; absent: imported by the command. */
  importedBy?: string
  /** For published passwords; see `importBreaches`. */
  minCount?: number
  onProgress?(progress: ImportProgress): void
  signal?: AbortSignal
}

/** Imports, reads and removes the lists of this node. */
export interface ListImports {
  /** Throws what `content` throws; the previous list then remains. */
  importList(list: ListName, given: ListImport): Promise<StoredList | ImportRefusal | 'running'>
  /** Bytes read and entries kept by an import that runs on this node. */
  findProgress(list: ListName): ImportProgress | undefined
  readList(list: ListName): Promise<StoredList | undefined>
  /** The list before, which `restoreList` would bring back. */
  readFormer(list: ListName): Promise<StoredList | undefined>
  /** Brings back the list before; the current one takes its place. Undefined: none is kept. */
  restoreList(list: ListName, restoredBy: string): Promise<StoredList | 'running' | undefined>
  removeList(list: ListName): Promise<boolean | 'running'>
}

export function createListImports({ files, clock }: { files: PasswordListFiles; clock(): Date }): ListImports {
  const running = new Map<ListName, ImportProgress>()

  async function runImport(list: ListName, { content, importedBy, minCount = 0, onProgress, signal }: ListImport) {
    const file = listFile(files, list)
    const hash = createHash('sha256').update(`${minCount}\n`)
    let bytes = 0
    const report = (progress: ImportProgress) => {
      running.set(list, progress)
      onProgress?.(progress)
    }
    async function* measured() {
      for await (const chunk of content) {
        hash.update(chunk)
        bytes += chunk.length
        if (list === 'dictionary') report({ bytes, entries: 0 })
        yield chunk
      }
    }
    const outcome =
      list === 'dictionary'
        ? await keepFormer(
            file,
            () => importDictionary(file, measured()),
            (done) => 'imported' in done,
          )
        : await importBreaches(file, measured(), { minCount, signal, onProgress: report })
    if ('code' in outcome) return outcome
    const importedAt = clock().toISOString()
    const version = hash.digest('hex').slice(0, 16)
    return writeMetadata(file, { version, entries: outcome.imported, importedAt, ...(importedBy && { importedBy }) })
  }

  return {
    async importList(list, given) {
      if (running.has(list)) return 'running'
      running.set(list, { bytes: 0, entries: 0 })
      try {
        return await runImport(list, given)
      } finally {
        running.delete(list)
      }
    },
    findProgress: (list) => running.get(list),
    readList: (list) => readStoredList(listFile(files, list)),
    readFormer: async (list) => (list === 'dictionary' ? readFormerList(files.dictionary) : undefined),
    async restoreList(list, restoredBy) {
      if (running.has(list)) return 'running'
      if (list !== 'dictionary' || !(await exchangeLists(files.dictionary))) return undefined
      const { bytes: _, ...origin } = (await readStoredList(files.dictionary)) ?? { bytes: 0 }
      // Of all servers, the one that changed last has the list that is current.
      return writeMetadata(files.dictionary, { ...origin, importedAt: clock().toISOString(), importedBy: restoredBy })
    },
    async removeList(list) {
      if (running.has(list)) return 'running'
      const file = listFile(files, list)
      const remove = () => removeStoredList(file)
      return list === 'dictionary' ? keepFormer(file, remove, (isRemoved) => isRemoved) : remove()
    },
  }
}

/** Replaces or removes a list, which becomes the former one where that was done. */
async function keepFormer<Done>(
  file: string,
  change: () => Promise<Done>,
  isDone: (done: Done) => boolean,
): Promise<Done> {
  const held = await holdList(file)
  try {
    const done = await change()
    if (isDone(done)) await held.keep()
    return done
  } finally {
    await held.drop()
  }
}
