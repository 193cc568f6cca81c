import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Keys } from '../store/keys.ts'
import { canonicalJson } from './canonical-json.ts'

const counterContent = z.strictObject({
  format: z.literal(1),
  /** When the file was created, or created again after a restore. */
  since: z.iso.datetime(),
  /** The newest checkpoint. */
  checkpoint: z.strictObject({ number: z.int(), signature: z.string() }).nullable(),
  heads: z.array(z.strictObject({ node: z.string(), sequence: z.int(), hmac: z.string() })),
})
const counterFile = counterContent.extend({ signature: z.string() })

/** How far the audit had come, kept outside the database, so that one that was shortened with its checkpoints is found. */
export type AuditCounter = z.output<typeof counterContent>

/** `edited`: the file is there, and not as a server with these keys wrote it. */
export type StoredCounter = AuditCounter | 'missing' | 'edited'

const purpose = 'audit counter'

export async function readCounter(file: string, keys: Keys): Promise<StoredCounter> {
  try {
    const { signature, ...counter } = counterFile.parse(JSON.parse(await readFile(file, 'utf8')))
    return keys.verifyHmac(signature, purpose, canonicalJson(counter)) ? counter : 'edited'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing'
    if (error instanceof SyntaxError || error instanceof z.ZodError) return 'edited'
    throw error
  }
}

/** Replaces the file at once and on the disk, so that a crash leaves the one before. */
export async function writeCounter(file: string, keys: Keys, counter: AuditCounter): Promise<void> {
  const text = `${JSON.stringify({ ...counter, signature: keys.hmac(purpose, canonicalJson(counter)) }, null, 2)}\n`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.${process.hrtime.bigint()}.draft`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
    await handle.close()
    await rename(draft, file)
  } finally {
    await handle.close().catch(() => {})
    await rm(draft, { force: true })
  }
}
