import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Reader } from '../store/database.ts'
import type { AuditCheckpoint } from './checkpoints.ts'

/** One line of the file. */
const exportedCheckpoint = z.strictObject({
  id: z.string(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  heads: z.string(),
  number: z.int().nullable(),
  previous: z.string().nullable(),
  signature: z.string(),
})

export interface ExportedCheckpoints {
  checkpoints: AuditCheckpoint[]
  /** Lines that are no checkpoint, from 1. */
  unreadable: number[]
}

/** The checkpoints of a file as `exportCheckpoints` writes it, a JSON object on each line. Undefined: there is no such file. */
export async function readExportedCheckpoints(file: string): Promise<ExportedCheckpoints | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const result: ExportedCheckpoints = { checkpoints: [], unreadable: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const parsed = exportedCheckpoint.safeParse(parseJson(line))
    if (parsed.success) result.checkpoints.push(parsed.data)
    else result.unreadable.push(index + 1)
  }
  return result
}

/**
 * Appends the checkpoints that the file does not have yet, and returns how many. Nothing in the file is changed, even if the
 * database says something else now. The file is made with mode 600.
 */
export async function exportCheckpoints(reader: Reader, file: string): Promise<number> {
  const before = await readExportedCheckpoints(file)
  const known = new Set(before?.checkpoints.map(({ id }) => id))
  const stored = await reader
    .selectFrom('AuditCheckpoint')
    .selectAll()
    .where('number', 'is not', null)
    .orderBy('number')
    .execute()
  const fresh = stored.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return 0
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.chmod(0o600)
    // After a crash the last line may have no end; an empty line is skipped.
    const separator = before === undefined ? '' : '\n'
    await handle.appendFile(separator + fresh.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
  return fresh.length
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
