import type { Selectable } from 'kysely'
import type { AuditEventTable } from '../store/audit-tables.ts'
import type { Tx } from '../store/database.ts'
import { insertIfAbsent } from '../store/inserting.ts'
import type { Keys } from '../store/keys.ts'
import { changedOne, prepared } from '../store/prepared.ts'
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
 * moves on from where it read it, so appends of one node queue at the database until the one before has committed or rolled back.
 */
export function createAudit(options: { node: string; keys: Keys; now: () => Date }): Audit {
  const { node, keys, now } = options
  return {
    async append(tx, ...records) {
      if (records.length === 0) return
      for (const { id, name } of distinctSubjects(records)) await rememberSubject(tx, { id, name })
      const at = now()
      for (;;) {
        const head = await readHead(tx, node)
        const events = chained(keys, head ?? { sequence: 0, hmac: beginning }, { node, at, records })
        // When another append was first, the head is read again; while that one is not committed, this waits for it at the row.
        if (!(await moveHead(tx, node, head, events.at(-1) as Head))) continue
        return insertEvents(tx, events)
      }
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
  return [previous, JSON.stringify([node, sequence, momentText(at), event.event, subject, runId, data])]
}

/** Somebody who edits the file may leave what is no moment at all; that must be found, not stumbled over. */
export function momentText(at: unknown): string {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : `not a moment: ${String(at)}`
}

async function rememberSubject(tx: Tx, subject: { id: string; name: string }): Promise<void> {
  const { rows } = await prepared(tx, 'find audit subject', { id: subject.id }, ({ id }) =>
    tx.selectFrom('AuditSubject').select('id').where('id', '=', id),
  )
  if (rows.length === 0) await insertIfAbsent(tx, 'AuditSubject', subject)
}

interface Head {
  sequence: number
  hmac: string
}

async function readHead(tx: Tx, node: string): Promise<Head | undefined> {
  const { rows } = await prepared(tx, 'read audit head', { node }, ({ node }) =>
    tx.selectFrom('AuditHead').select(['sequence', 'hmac']).where('node', '=', node),
  )
  return rows[0]
}

/** Only from where it was read, or from where no chain was; false when the chain has gone on meanwhile. */
async function moveHead(tx: Tx, node: string, from: Head | undefined, { sequence, hmac }: Head): Promise<boolean> {
  if (!from) return insertIfAbsent(tx, 'AuditHead', { node, sequence, hmac })
  const values = { node, expected: from.sequence, sequence, hmac }
  return changedOne(
    await prepared(tx, 'move audit head', values, ({ node, expected, ...head }) =>
      tx.updateTable('AuditHead').set(head).where('node', '=', node).where('sequence', '=', expected),
    ),
  )
}

/** One statement, made once for each number of events: a request has few at a time. */
async function insertEvents(tx: Tx, events: readonly AuditEvent[]): Promise<void> {
  const numbered = events.flatMap((event, index) =>
    Object.entries(event).map(([column, value]) => [`${column} ${index}`, value]),
  )
  await prepared(tx, 'insert audit events', Object.fromEntries(numbered), (values: Record<string, never>) =>
    tx.insertInto('AuditEvent').values(
      events.map((event, index) => {
        const columns = Object.keys(event).map((column) => [column, values[`${column} ${index}`]])
        return Object.fromEntries(columns) as AuditEvent
      }),
    ),
  )
}

/** The records as the chain's next events. */
function chained(
  keys: Keys,
  head: Head,
  of: { node: string; at: Date; records: readonly AuditRecord[] },
): AuditEvent[] {
  let { sequence, hmac } = head
  return of.records.map(({ event, subject, runId, data }) => {
    const next = {
      ...{ node: of.node, sequence: ++sequence, at: of.at, event },
      ...{ subject: subject?.id ?? null, runId: runId ?? null, data: canonicalJson(data ?? {}) },
    }
    hmac = keys.hmac(purpose, ...linked(hmac, next))
    return { ...next, hmac }
  })
}
