import { type Selectable, sql } from 'kysely'
import type { Tx } from '../store/database.ts'
import { insertIfAbsent } from '../store/inserting.ts'
import type { Keys } from '../store/keys.ts'
import type { AuditEventTable } from '../store/tables.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { AuditEventName } from './events.ts'

export interface AuditRecord {
  event: AuditEventName
  /** Whom it concerns; the name is kept apart, so that it can be erased. */
  subject?: { id: string; name: string }
  runId?: string
  /** Codes and ids; never a secret, never what a person typed. */
  data?: { readonly [name: string]: Json | undefined }
}

export interface Audit {
  /** Records, in this order, within the transaction of what is recorded: all of it stands or none does. */
  append(tx: Tx, ...records: AuditRecord[]): Promise<void>
}

/**
 * One chain per node: each event bears the next number and an HMAC over the one before and itself. The chain's head is a row that every append
 * updates first, so appends of one node queue at the database until the one before has committed or rolled back.
 */
export function createAudit(options: { node: string; keys: Keys; now: () => Date }): Audit {
  const { node, keys, now } = options
  return {
    async append(tx, ...records) {
      if (records.length === 0) return
      for (const { id, name } of distinctSubjects(records)) await rememberSubject(tx, { id, name })
      const head = await advanceHead(tx, node, records.length)
      const events: AuditEvent[] = []
      let previous = head.hmac
      for (const [index, record] of records.entries()) {
        const event = {
          node,
          sequence: head.sequence - records.length + 1 + index,
          at: now(),
          event: record.event,
          subject: record.subject?.id ?? null,
          runId: record.runId ?? null,
          data: canonicalJson(record.data ?? {}),
        }
        previous = keys.hmac(purpose, ...linked(previous, event))
        events.push({ ...event, hmac: previous })
      }
      await tx.insertInto('AuditEvent').values(events).execute()
      await tx.updateTable('AuditHead').set({ hmac: previous }).where('node', '=', node).execute()
    },
  }
}

const distinctSubjects = (records: readonly AuditRecord[]) =>
  new Map(records.flatMap(({ subject }) => (subject ? [[subject.id, subject]] : []))).values()

export type AuditEvent = Selectable<AuditEventTable>

/** Whether the event is as it was written, and follows the one with that HMAC. */
export function isLink(keys: Keys, previous: string, event: AuditEvent): boolean {
  return keys.verifyHmac(event.hmac, purpose, ...linked(previous, event))
}

/** HMAC before a chain's first event. */
export const beginning = ''

/** Forgets a person's name; the events stay and the chain holds. False: nobody of that id. */
export async function eraseSubject(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('AuditSubject')
    .set({ name: null })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const purpose = 'audit event'

function linked(previous: string, event: Omit<AuditEvent, 'hmac'>): string[] {
  const { node, sequence, at, subject, runId, data } = event
  return [previous, canonicalJson([node, sequence, momentText(at), event.event, subject, runId, data])]
}

/** Somebody who edits the file may leave what is no moment at all; that must be found, not stumbled over. */
export function momentText(at: unknown): string {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : `not a moment: ${String(at)}`
}

async function rememberSubject(tx: Tx, subject: { id: string; name: string }): Promise<void> {
  const known = await tx.selectFrom('AuditSubject').select('id').where('id', '=', subject.id).executeTakeFirst()
  if (!known) await insertIfAbsent(tx, 'AuditSubject', subject)
}

/** The chain's end as it will be after so many events, with the HMAC of its last event as it is. */
async function advanceHead(tx: Tx, node: string, by: number): Promise<{ sequence: number; hmac: string }> {
  const advance = async () => {
    const { numUpdatedRows } = await tx
      .updateTable('AuditHead')
      .set({ sequence: sql<number>`${sql.ref('sequence')} + ${by}` })
      .where('node', '=', node)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  if (!(await advance()) && !(await insertIfAbsent(tx, 'AuditHead', { node, sequence: by, hmac: beginning }))) {
    await advance()
  }
  return tx.selectFrom('AuditHead').select(['sequence', 'hmac']).where('node', '=', node).executeTakeFirstOrThrow()
}
