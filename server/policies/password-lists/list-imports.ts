import { createHash } from 'node:crypto'
import { describeHeld, fileOf, type HeldList, type ListName, readHeld, removeHeld } from './held-list.ts'
import { importBreaches } from './import-breaches.ts'
import { importDictionary } from './import-dictionary.ts'
import type { ImportOutcome, Progress } from './outcome.ts'
import type { passwordListFiles } from './password-lists.ts'

export interface ListImport {
  content: AsyncIterable<Uint8Array>
  /** Account of the administrator; absent: the command. */
  by?: string
  /** Of published passwords; see `importBreaches`. */
  minCount?: number
  onProgress?(progress: Progress): void
  signal?: AbortSignal
}

type Refusal = Exclude<ImportOutcome, { imported: number }>

/** Lists of this node: who puts them in, how far that is, and what is there. */
export interface ListImports {
  /** Throws what `content` throws; the list before is then kept. */
  take(list: ListName, given: ListImport): Promise<HeldList | Refusal | 'running'>
  /** How far the import is that runs on this node, in bytes read and entries kept. */
  running(list: ListName): Progress | undefined
  held(list: ListName): Promise<HeldList | undefined>
  remove(list: ListName): Promise<boolean | 'running'>
}

export function createListImports(of: { files: ReturnType<typeof passwordListFiles>; clock(): Date }): ListImports {
  const under = new Map<ListName, Progress>()

  async function put(list: ListName, { content, by, minCount = 0, onProgress, signal }: ListImport) {
    const file = fileOf(of.files, list)
    const hash = createHash('sha256').update(`${minCount}\n`)
    let bytes = 0
    const tell = (progress: Progress) => {
      under.set(list, progress)
      onProgress?.(progress)
    }
    async function* counted() {
      for await (const chunk of content) {
        hash.update(chunk)
        bytes += chunk.length
        if (list === 'dictionary') tell({ bytes, entries: 0 })
        yield chunk
      }
    }
    const outcome =
      list === 'dictionary'
        ? await importDictionary(file, counted())
        : await importBreaches(file, counted(), { minCount, signal, onProgress: tell })
    if ('code' in outcome) return outcome
    const importedAt = of.clock().toISOString()
    const version = hash.digest('hex').slice(0, 16)
    return describeHeld(file, { version, entries: outcome.imported, importedAt, ...(by && { importedBy: by }) })
  }

  return {
    async take(list, given) {
      if (under.has(list)) return 'running'
      under.set(list, { bytes: 0, entries: 0 })
      try {
        return await put(list, given)
      } finally {
        under.delete(list)
      }
    },
    running: (list) => under.get(list),
    held: (list) => readHeld(fileOf(of.files, list)),
    async remove(list) {
      return under.has(list) ? 'running' : removeHeld(fileOf(of.files, list))
    },
  }
}
