import type { CompiledQuery, Selectable } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import type { AuditEventTable } from '../store/audit-tables.ts'
import { dialectOf } from '../store/columns.ts'
import type { Tx } from '../store/database.ts'
import { insertIfAbsent, isForeignKeyViolation, isUniqueViolation } from '../store/inserting.ts'
import type { Keys } from '../store/keys.ts'
import { changedOneRow, prepare, runPrepared, sendPrepared } from '../store/prepared.ts'
import { runTogether } from '../store/together.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { AuditEventName } from './events.ts'
import { insertSubject, rememberSubject } from './names.ts'
import { insertTexts } from './texts.ts'

export interface AuditRecord {
  event: AuditEventName
  /**
   * The person concerned; the name is stored apart, so that it can be erased. No name for an account that the directory does not
   * have: people type passwords where an account name belongs.
   */
  subject?: { id: string; name?: string }
  runId?: string
  /** Codes and ids; never a secret, never what a person typed. */
  data?: { readonly [name: string]: Json | undefined }
  /** What staff typed for other staff to read (ticket, reason): stored apart, so that it can be erased. The event has their names. */
  texts?: { readonly [name: string]: string | undefined }
}

export interface Audit {
  /** Records, in this order, in the transaction of what is recorded: all of it is stored or none. */
  append(tx: Tx, ...records: AuditRecord[]): Promise<void>
}

/**
 * One chain per node: each event has the next number and an HMAC over the previous event and itself. Every append moves the
 * chain's head row from where it was read, so appends of one node wait at the database until the previous one has committed or
 * rolled back.
 */
export function createAudit(options: { node: string; keys: Keys; now: () => Date }): Audit {
  const { node, keys, now } = options
  return {
    async append(tx, ...records) {
      if (records.length === 0) return
      const subjects = [...distinctSubjects(records)]
      const at = now()
      for (let isFirst = true; ; isFirst = false) {
        const { head, isKnown } = await readHead(tx, node, subjects[0]?.id)
        if (isFirst) {
          for (const { id, name } of isKnown ? subjects.slice(1) : subjects)
            await rememberSubject(tx, keys, { id, name })
        }
        const events = chainEvents(keys, head ?? { sequence: 0, hmac: firstPreviousHmac }, { node, at, records })
        try {
          // If another append was first, the head is read again; until that append commits, this one waits for the row.
          if (!(await storeEvents(tx, head, events))) continue
        } catch (error) {
          if (!isForeignKeyViolation(error)) throw error
          // Retention has deleted a name since it was read above. From the insertion on the events hold it.
          for (const { id, name } of distinctSubjects(records)) await insertSubject(tx, keys, { id, name })
          await sendPrepared(tx, prepareEvents(tx, events))
        }
        const texts = records.flatMap((record, index) => {
          const { sequence = 0 } = events[index] ?? {}
          return definedTexts(record).map(([name, text]) => ({ node, sequence, name, text }))
        })
        return insertTexts(tx, keys, texts)
      }
    },
  }
}

const definedTexts = ({ texts = {} }: AuditRecord): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text]] : []))

const distinctSubjects = (records: readonly AuditRecord[]) =>
  new Map(records.flatMap(({ subject }) => (subject ? [[subject.id, subject]] : []))).values()

export type AuditEvent = Selectable<AuditEventTable>

/** Whether the event is unchanged and follows the event with the HMAC `previous`. */
export function isLink(keys: Keys, previous: string, event: AuditEvent): boolean {
  return keys.verifyHmac(event.hmac, purpose, ...hmacParts(previous, event))
}

/** HMAC before a chain's first event. */
export const firstPreviousHmac = ''

const purpose = 'audit event'

function hmacParts(previous: string, event: Omit<AuditEvent, 'hmac'>): string[] {
  const { node, sequence, at, subject, runId, data } = event
  return [previous, JSON.stringify([node, sequence, formatMoment(at), event.event, subject, runId, data])]
}

/** A manipulated file may contain values that are not times; verification must report them instead of failing. */
export function formatMoment(at: unknown): string {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : `not a moment: ${String(at)}`
}

type Head = Pick<AuditEvent, 'sequence' | 'hmac'>

/** The head, and in the same statement whether the name of one subject is stored: most appends have one that is. */
async function readHead(tx: Tx, node: string, subject = ''): Promise<{ head: Head | undefined; isKnown: boolean }> {
  const { rows } = await runPrepared(tx, 'read audit head', { node, subject }, ({ node, subject }) =>
    tx
      .selectFrom('AuditHead')
      .leftJoin('AuditSubject', (join) => join.on('AuditSubject.id', '=', subject))
      .select(['AuditHead.sequence', 'AuditHead.hmac', 'AuditSubject.id as known'])
      .where('node', '=', node),
  )
  const [row] = rows
  return { head: row && { sequence: row.sequence, hmac: row.hmac }, isKnown: Boolean(row?.known) }
}

/**
 * Stores the chain's next events and moves its head to the last of them, from where it was read; false if another append has moved it
 * since. The head is moved also where the events refer to a missing name, which is thrown.
 */
async function storeEvents(tx: Tx, from: Head | undefined, events: readonly AuditEvent[]): Promise<boolean> {
  const { node, sequence, hmac } = events.at(-1) as AuditEvent
  const insertion = prepareEvents(tx, events)
  if (!from || dialectOf(tx) === 'sqlite') {
    const moved = from
      ? moveHead(tx, from, { node, sequence, hmac })
      : insertIfAbsent(tx, 'AuditHead', { node, sequence, hmac })
    if (!(await moved)) return false
    await sendPrepared(tx, insertion)
    return true
  }
  const update = tx.updateTable('AuditHead').set({ sequence, hmac }).where('node', '=', node)
  try {
    const [, moved] = await runTogether(tx, insertion, update.where('sequence', '=', from.sequence))
    if (moved?.numAffectedRows === 1n) return true
  } catch (error) {
    // Another append has stored events of these numbers, and moved the head.
    if (isUniqueViolation(error)) return false
    throw error
  }
  throw new AppError('database-locked', { retryAfter: 5 })
}

/** Moves the head from where it was read; false if another append has moved it since. */
async function moveHead(tx: Tx, from: Head, to: Head & { node: string }): Promise<boolean> {
  return changedOneRow(
    await runPrepared(tx, 'move audit head', { ...to, expected: from.sequence }, ({ node, expected, ...head }) =>
      tx.updateTable('AuditHead').set(head).where('node', '=', node).where('sequence', '=', expected),
    ),
  )
}

const columns = ['node', 'sequence', 'at', 'event', 'subject', 'runId', 'data', 'hmac'] as const

/** For each event of a statement the names of its values. */
const valueNames: Record<(typeof columns)[number], string>[] = []

function valueNamesOf(index: number): Record<(typeof columns)[number], string> {
  valueNames[index] ??= Object.fromEntries(
    columns.map((column) => [column, `${column} ${index}`]),
  ) as (typeof valueNames)[0]
  return valueNames[index]
}

/** One statement, prepared for each number of events: a request has few at a time. */
function prepareEvents(tx: Tx, events: readonly AuditEvent[]): CompiledQuery {
  const values: Record<string, AuditEvent[keyof AuditEvent]> = {}
  for (const [index, event] of events.entries()) {
    const names = valueNamesOf(index)
    for (const column of columns) values[names[column]] = event[column]
  }
  return prepare(tx, 'insert audit events', values, (values) =>
    tx.insertInto('AuditEvent').values(
      events.map((_, index) => {
        const names = valueNamesOf(index)
        // A placeholder stands for each column's own value.
        return Object.fromEntries(columns.map((column) => [column, values[names[column]]])) as unknown as AuditEvent
      }),
    ),
  )
}

/** The records as the chain's next events. */
function chainEvents(
  keys: Keys,
  head: Head,
  batch: { node: string; at: Date; records: readonly AuditRecord[] },
): AuditEvent[] {
  let { sequence, hmac } = head
  return batch.records.map((record) => {
    const { event, subject, runId, data } = record
    const texts = definedTexts(record).map(([name]) => name)
    const next = {
      node: batch.node,
      sequence: ++sequence,
      at: batch.at,
      event,
      subject: subject?.id ?? null,
      runId: runId ?? null,
      data: canonicalJson({ ...data, ...(texts.length > 0 && { texts }) }),
    }
    hmac = keys.hmac(purpose, ...hmacParts(hmac, next))
    return { ...next, hmac }
  })
}
