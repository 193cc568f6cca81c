import type { Reader, Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Audit } from './chain.ts'
import { type AuditHead, findNewestCheckpoint } from './checkpoints.ts'
import { type AuditCounter, readCounter, writeCounter } from './counter-file.ts'
import { findValidCut } from './cuts.ts'

interface CounterOptions {
  store: Store
  keys: Keys
  audit: Audit
  /** Path of the file, on this server. */
  file: string
  now: () => Date
}

/**
 * Keeps the counter outside the database as far as the audit has come. A loop calls it every few seconds; it only ever rises. The
 * database may be ahead of it (a crash between a commit and the next call), never behind: then the call says so, once, and the
 * counter stays, so that `verify-audit` finds what was lost even after later events have the same numbers.
 */
export function createCounter({ store, keys, audit, file, now }: CounterOptions) {
  let reported = ''
  /** Throws an error only when it is not the one that was thrown last: the loop calls every few seconds. */
  function report(key: string, message: string): void {
    if (key === reported) return
    reported = key
    throw new Error(message)
  }

  async function write(counter: AuditCounter): Promise<boolean> {
    try {
      await writeCounter(file, keys, counter)
      return true
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      report(
        'unwritable',
        `The audit counter cannot be written (${cause}): set LATCHKEY_AUDIT_COUNTER_FILE to a place where it can.`,
      )
      return false
    }
  }

  return {
    async raise(): Promise<void> {
      const counter = await readCounter(file, keys)
      if (counter === 'missing') {
        // Recorded, so that a file that is gone later is noticed.
        if (await write(await readPosition(store.read, now())))
          await store.transaction((tx) => audit.append(tx, { event: 'audit-counter-started' }))
        return
      }
      const lost = counter === 'edited' ? counter : await findFirstLoss(store.read, keys, counter)
      if (lost !== undefined) {
        if (lost !== reported)
          await store.transaction((tx) => audit.append(tx, { event: 'audit-shortened', data: { lost } }))
        return report(lost, describeLoss(file, lost))
      }
      const position = { ...(await readPosition(store.read, now())), since: (counter as AuditCounter).since }
      if (JSON.stringify(position) !== JSON.stringify(counter)) await write(position)
    },
  }
}

export type AuditCounterService = ReturnType<typeof createCounter>

function describeLoss(file: string, lost: string): string {
  if (lost === 'edited')
    return `The audit counter ${file} was changed by another program. Run npm start -- verify-audit.`
  return (
    `The audit log in the database is shorter than, or differs from, what this server has seen (${lost}). ` +
    'Run npm start -- verify-audit; after a restore from a backup: npm start -- verify-audit --accept-restore.'
  )
}

/** As far as the audit has come now. */
export async function readPosition(reader: Reader, since: Date): Promise<AuditCounter> {
  const heads = await reader.selectFrom('AuditHead').select(['node', 'sequence', 'hmac']).orderBy('node').execute()
  const newest = await findNewestCheckpoint(reader)
  const checkpoint = newest ? { number: newest.number, signature: newest.signature } : null
  return { format: 1, since: since.toISOString(), checkpoint, heads: heads.map((head) => ({ ...head })) }
}

/** What the database no longer has of what the counter knows: the first that is found, as `event 12 of node a`. */
export async function findFirstLoss(reader: Reader, keys: Keys, counter: AuditCounter): Promise<string | undefined> {
  const current = await readPosition(reader, new Date())
  const cut = await findValidCut(reader, keys)
  for (const head of counter.heads) {
    if (!(await isStillThere(reader, head, { heads: current.heads, cut: cut?.heads ?? [] })))
      return `event ${head.sequence} of node ${head.node}`
  }
  const { checkpoint } = counter
  if (!checkpoint || checkpoint.signature === current.checkpoint?.signature) return undefined
  const lost = `checkpoint ${checkpoint.number}`
  if (!current.checkpoint || current.checkpoint.number <= checkpoint.number) return lost
  const row = await reader
    .selectFrom('AuditCheckpoint')
    .select('signature')
    .where('number', '=', checkpoint.number)
    .executeTakeFirst()
  // A cut deletes checkpoints, too; it keeps the one that it is made at.
  return (row?.signature ?? checkpoint.signature) === checkpoint.signature ? undefined : lost
}

async function isStillThere(
  reader: Reader,
  { node, sequence, hmac }: AuditHead,
  current: { heads: readonly AuditHead[]; cut: readonly AuditHead[] },
): Promise<boolean> {
  const head = current.heads.find((one) => one.node === node)
  if (!head || head.sequence < sequence) return false
  if (head.sequence === sequence) return head.hmac === hmac
  const cut = current.cut.find((one) => one.node === node)
  if (cut && cut.sequence >= sequence) return true
  const event = await reader
    .selectFrom('AuditEvent')
    .select('hmac')
    .where('node', '=', node)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  return event?.hmac === hmac
}
