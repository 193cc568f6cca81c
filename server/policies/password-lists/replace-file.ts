import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The number of entries that were imported, or why the previous list was kept; its text is `problems.<code>`. */
export type ImportOutcome = { imported: number } | ImportRefusal

export interface ImportRefusal {
  code:
    | 'list-empty'
    | 'list-too-large'
    | 'list-not-text'
    | 'list-not-words'
    | 'list-line-too-long'
    | 'breach-list-not-hashes'
    | 'breach-list-not-sorted'
  values: Record<string, number>
}

export interface ImportProgress {
  bytes: number
  entries: number
}

/**
 * Writes a file beside `file` and replaces it only when `write` succeeded and everything has reached the disk. Readers see the old
 * file until then; after a crash the old file remains.
 */
export async function replaceFile(
  file: string,
  write: (handle: FileHandle) => Promise<ImportOutcome>,
): Promise<ImportOutcome> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${process.hrtime.bigint()}.draft`
  const handle = await open(draft, 'w', 0o600)
  try {
    const outcome = await write(handle)
    if ('imported' in outcome) {
      await handle.sync()
      await handle.close()
      await rename(draft, file)
    }
    return outcome
  } finally {
    await handle.close().catch(() => {})
    await rm(draft, { force: true })
  }
}
