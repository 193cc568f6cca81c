import { type CompiledQuery, type Selectable, sql, type UpdateObject } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { deleteRows } from './delete-rows.ts'
import { noticeIntervalMs } from './notices.ts'
import { limitRows } from './paging.ts'
import type { OutboxMailTable, Tables } from './tables.ts'
import { deferred } from './together.ts'

export type OutboxMail = Selectable<OutboxMailTable>
export type ClaimedMail = Pick<OutboxMail, 'id' | 'order' | 'attempts' | 'fence' | 'occurrences'>

/** How long mails that a person waits for pass those that a job sends to many. */
const bulkYieldMs = 3_600_000

/**
 * `order` must be an envelope (`Keys.encrypt`) already. Returns the mail's id. A mail of `isBulk` is due at once as well, but its place in the queue is
 * that of a mail an hour later.
 */
export async function enqueueMail(
  tx: Tx,
  order: string,
  {
    notice = null,
    heldUntil = null,
    isBulk = false,
  }: Partial<Pick<OutboxMail, 'notice' | 'heldUntil'>> & { isBulk?: boolean } = {},
): Promise<string> {
  const id = uuidv7()
  const now = databaseNow(tx)
  const insertion = tx
    .insertInto('OutboxMail')
    .values({
      id,
      order,
      status: 'waiting',
      attempts: 0,
      fence: 0,
      claimedUntil: null,
      lastError: null,
      sentAt: null,
      nextAttemptAt: heldUntil ?? (isBulk ? databaseNowPlus(tx, bulkYieldMs) : now),
      createdAt: now,
      notice,
      heldUntil,
      occurrences: notice === null ? null : 1,
    })
    .compile()
  await tx.executeQuery({ ...insertion, ...deferred } as CompiledQuery)
  return id
}

/**
 * Leases one due mail to this sender for `milliseconds`; undefined if none is due. The lease is a single conditional UPDATE, and
 * `completeMail` and `failMail` state its `fence`: a slow sender cannot settle a mail that another one has taken over.
 */
export async function claimMail(tx: Tx, milliseconds: number): Promise<ClaimedMail | undefined> {
  // Several candidates, since other senders try the same ones.
  const candidates = await limitRows(tx, selectDue(tx), 10).execute()
  for (const { id, order, attempts, fence } of candidates) {
    const isClaimed = await tx
      .updateTable('OutboxMail')
      .set({ fence: fence + 1, attempts: attempts + 1, claimedUntil: databaseNowPlus(tx, milliseconds) })
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .where('fence', '=', fence)
      .$call(changesOneRow)
    if (isClaimed) return { id, order, attempts: attempts + 1, fence: fence + 1, ...(await readOccurrences(tx, id)) }
  }
  return undefined
}

/** After the claim, since what happens until then is counted in the mail. */
const readOccurrences = (tx: Tx, id: string) =>
  tx.selectFrom('OutboxMail').select('occurrences').where('id', '=', id).executeTakeFirstOrThrow()

/** Whether a claim would find a mail, without taking the write lock. */
export async function isMailDue(reader: Reader): Promise<boolean> {
  return (await limitRows(reader, selectDue(reader), 1).execute()).length > 0
}

function selectDue(reader: Reader) {
  return (
    reader
      .selectFrom('OutboxMail')
      .selectAll()
      .where('status', '=', 'waiting')
      // A mail that never failed waits for nothing: one of many, or of a clock that has since been set back, has a later time. The
      // sender of its first attempt may have been killed.
      .where((row) =>
        row.or([
          row('attempts', '=', 0),
          row('lastError', 'is', null),
          row('nextAttemptAt', '<=', databaseNow(reader)),
        ]),
      )
      .where((row) => row.or([row('claimedUntil', 'is', null), row('claimedUntil', '<=', databaseNow(reader))]))
      .where((row) =>
        row.or([
          row('heldUntil', 'is', null),
          row('heldUntil', '<=', databaseNow(reader)),
          // The clock was set back since.
          row('heldUntil', '>', databaseNowPlus(reader, noticeIntervalMs)),
        ]),
      )
      .orderBy('nextAttemptAt')
      .orderBy('id')
  )
}

/** The mail server accepted it. False if the lease was lost; another sender settles the mail. `order` replaces the stored order. */
export function completeMail(tx: Tx, mail: { id: string; fence: number; order?: string }): Promise<boolean> {
  const replaced = mail.order === undefined ? {} : { order: mail.order }
  const now = databaseNow(tx)
  // Sent mails are found by the time of their last attempt, for which there is an index.
  const sent = { status: 'sent', sentAt: now, nextAttemptAt: now }
  return settle(tx, mail, { ...replaced, ...sent, claimedUntil: null, lastError: null })
}

/**
 * The mail was not sent: it is retried after `retryAfterMilliseconds`, or given up without it; then `order` replaces the stored
 * order. `error` must not contain an address.
 */
export function failMail(
  tx: Tx,
  mail: { id: string; fence: number; error: string; retryAfterMilliseconds?: number; order?: string },
): Promise<boolean> {
  const lastError = mail.error.slice(0, 1000)
  if (mail.retryAfterMilliseconds === undefined) {
    const replaced = mail.order === undefined ? {} : { order: mail.order }
    return settle(tx, mail, { ...replaced, status: 'given-up', claimedUntil: null, lastError })
  }
  const nextAttemptAt = databaseNowPlus(tx, mail.retryAfterMilliseconds)
  return settle(tx, mail, { claimedUntil: null, lastError, nextAttemptAt })
}

function settle(
  tx: Tx,
  mail: { id: string; fence: number },
  changes: UpdateObject<Tables, 'OutboxMail'>,
): Promise<boolean> {
  return tx
    .updateTable('OutboxMail')
    .set(changes)
    .where('id', '=', mail.id)
    .where('fence', '=', mail.fence)
    .where('status', '=', 'waiting')
    .$call(changesOneRow)
}

/** Makes a mail that was given up, is held, or waits for its next attempt, due now. False if it was sent or is being sent. */
export function retryMail(tx: Tx, id: string): Promise<boolean> {
  return tx
    .updateTable('OutboxMail')
    .set({ status: 'waiting', attempts: 0, nextAttemptAt: databaseNow(tx), heldUntil: databaseNow(tx) })
    .where('id', '=', id)
    .where('status', 'in', ['given-up', 'waiting'])
    .where((row) => row.or([row('claimedUntil', 'is', null), row('claimedUntil', '<=', databaseNow(tx))]))
    .$call(changesOneRow)
}

/** Deletes a mail that was not sent. False if it was sent or is being sent. */
export function discardMail(tx: Tx, id: string): Promise<boolean> {
  return tx
    .deleteFrom('OutboxMail')
    .where('id', '=', id)
    .where('status', '!=', 'sent')
    .where((row) => row.or([row('claimedUntil', 'is', null), row('claimedUntil', '<=', databaseNow(tx))]))
    .$call(changesOneRow)
}

export function findMail(reader: Reader, id: string): Promise<OutboxMail | undefined> {
  return reader.selectFrom('OutboxMail').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first; `before` is the id of the last mail of the previous page. */
export function listMails(
  reader: Reader,
  page: { status?: string; before?: string; count: number },
): Promise<OutboxMail[]> {
  let query = reader.selectFrom('OutboxMail').selectAll().orderBy('id', 'desc')
  if (page.status) query = query.where('status', '=', page.status)
  if (page.before) query = query.where('id', '<', page.before)
  return limitRows(reader, query, page.count).execute()
}

export async function countMails(reader: Reader): Promise<{ waiting: number; sent: number; givenUp: number }> {
  const rows = await reader
    .selectFrom('OutboxMail')
    .select(['status', (row) => row.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  const countOf = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0)
  return { waiting: countOf('waiting'), sent: countOf('sent'), givenUp: countOf('given-up') }
}

/** Since when the mail that waits longest could have been sent; undefined: none waits. */
export async function findWaitingSince(reader: Reader): Promise<Date | undefined> {
  // A mail that was never tried is due at its next attempt: one of many yields to others, and one about the same as another is held.
  const since = sql<Date>`case when ${sql.ref('attempts')} = 0 then ${sql.ref('nextAttemptAt')} else coalesce(${sql.ref('heldUntil')}, ${sql.ref('createdAt')}) end`
  const query = reader
    .selectFrom('OutboxMail')
    .select(['attempts', 'nextAttemptAt', 'heldUntil', 'createdAt'])
    .where('status', '=', 'waiting')
    .orderBy(since)
  type Row = Pick<OutboxMail, 'attempts' | 'nextAttemptAt' | 'heldUntil' | 'createdAt'>
  const [first] = await limitRows<Tables, 'OutboxMail', Row>(reader, query, 1).execute()
  return first && (first.attempts === 0 ? first.nextAttemptAt : (first.heldUntil ?? first.createdAt))
}

/** Deletes mails sent before that time and returns how many. Mails that were given up stay for the administrator. */
export function deleteMailsBefore(tx: Tx, moment: Date): Promise<number> {
  const [status, attempt, sent] = ['status', 'nextAttemptAt', 'sentAt'].map((column) => sql.ref(column))
  return deleteRows(
    tx,
    'OutboxMail',
    sql`${status} = ${sql.lit('sent')} and ${attempt} < ${moment} and ${sent} < ${moment}`,
  )
}
