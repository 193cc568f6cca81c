import type { Selectable, UpdateObject } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { firstRows } from './paging.ts'
import type { OutboxMailTable, Tables } from './tables.ts'

export type OutboxMail = Selectable<OutboxMailTable>
export type ClaimedMail = Pick<OutboxMail, 'id' | 'order' | 'attempts' | 'fence'>

/** `order` is already an envelope (`Keys.seal`). Gives the mail's id. */
export async function enqueueMail(tx: Tx, order: string): Promise<string> {
  const id = uuidv7()
  const now = databaseNow(tx)
  await tx
    .insertInto('OutboxMail')
    .values({
      ...{ id, order, status: 'waiting', attempts: 0, fence: 0 },
      ...{ claimedUntil: null, lastError: null, sentAt: null, nextAttemptAt: now, createdAt: now },
    })
    .execute()
  return id
}

/**
 * Leases one due mail to this sender for so long, or gives undefined when none is due. The lease is a single conditional UPDATE,
 * and its `fence` is stated by `completeMail` and `failMail`: a sender that was too slow cannot settle what another has taken over.
 */
export async function claimMail(tx: Tx, milliseconds: number): Promise<ClaimedMail | undefined> {
  // Several candidates, since other senders look at the same ones.
  const candidates = await firstRows<Tables, 'OutboxMail', OutboxMail>(tx, due(tx), 10).execute()
  for (const { id, order, attempts, fence } of candidates) {
    const { numUpdatedRows } = await tx
      .updateTable('OutboxMail')
      .set({ fence: fence + 1, attempts: attempts + 1, claimedUntil: databaseNowPlus(tx, milliseconds) })
      .where('id', '=', id)
      .where('status', '=', 'waiting')
      .where('fence', '=', fence)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) return { id, order, attempts: attempts + 1, fence: fence + 1 }
  }
  return undefined
}

/** Whether a claim would find something, without taking the write lock. */
export async function anyMailDue(reader: Reader): Promise<boolean> {
  return (await firstRows<Tables, 'OutboxMail', OutboxMail>(reader, due(reader), 1).execute()).length > 0
}

function due(reader: Reader) {
  return (
    reader
      .selectFrom('OutboxMail')
      .selectAll()
      .where('status', '=', 'waiting')
      // One that was never tried waits for nothing, whatever moment a clock that was set back since has given it.
      .where((row) => row.or([row('attempts', '=', 0), row('nextAttemptAt', '<=', databaseNow(reader))]))
      .where((row) => row.or([row('claimedUntil', 'is', null), row('claimedUntil', '<=', databaseNow(reader))]))
      .orderBy('nextAttemptAt')
      .orderBy('id')
  )
}

/** The server took it. False: the lease was lost; another sender settles it. `order`: what is kept of it instead. */
export async function completeMail(tx: Tx, mail: { id: string; fence: number; order?: string }): Promise<boolean> {
  const kept = mail.order === undefined ? {} : { order: mail.order }
  return settle(tx, mail, { ...kept, status: 'sent', sentAt: databaseNow(tx), claimedUntil: null, lastError: null })
}

/**
 * Not sent: again after `retryAfterMilliseconds`, or given up without it, and then `order` is what is kept of it. `error` must hold
 * no address.
 */
export async function failMail(
  tx: Tx,
  mail: { id: string; fence: number; error: string; retryAfterMilliseconds?: number; order?: string },
): Promise<boolean> {
  const lastError = mail.error.slice(0, 1000)
  if (mail.retryAfterMilliseconds === undefined) {
    const kept = mail.order === undefined ? {} : { order: mail.order }
    return settle(tx, mail, { ...kept, status: 'given-up', claimedUntil: null, lastError })
  }
  const nextAttemptAt = databaseNowPlus(tx, mail.retryAfterMilliseconds)
  return settle(tx, mail, { claimedUntil: null, lastError, nextAttemptAt })
}

async function settle(
  tx: Tx,
  mail: { id: string; fence: number },
  changes: UpdateObject<Tables, 'OutboxMail'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('OutboxMail')
    .set(changes)
    .where('id', '=', mail.id)
    .where('fence', '=', mail.fence)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts a mail that was given up, or waits for its next attempt, first in line. False: it is sent, or being sent. */
export async function retryMail(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('OutboxMail')
    .set({ status: 'waiting', attempts: 0, nextAttemptAt: databaseNow(tx) })
    .where('id', '=', id)
    .where('status', 'in', ['given-up', 'waiting'])
    .where((row) => row.or([row('claimedUntil', 'is', null), row('claimedUntil', '<=', databaseNow(tx))]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Forgets a mail that is not sent. False: it is, or is being sent. */
export async function discardMail(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('OutboxMail')
    .where('id', '=', id)
    .where('status', '!=', 'sent')
    .where((row) => row.or([row('claimedUntil', 'is', null), row('claimedUntil', '<=', databaseNow(tx))]))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export function findMail(reader: Reader, id: string): Promise<OutboxMail | undefined> {
  return reader.selectFrom('OutboxMail').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first; `before` is the id of the last one of the page before. */
export function listMails(
  reader: Reader,
  page: { status?: string; before?: string; count: number },
): Promise<OutboxMail[]> {
  let query = reader.selectFrom('OutboxMail').selectAll().orderBy('id', 'desc')
  if (page.status) query = query.where('status', '=', page.status)
  if (page.before) query = query.where('id', '<', page.before)
  return firstRows<Tables, 'OutboxMail', OutboxMail>(reader, query, page.count).execute()
}

export async function countMails(reader: Reader): Promise<{ waiting: number; sent: number; givenUp: number }> {
  const rows = await reader
    .selectFrom('OutboxMail')
    .select(['status', (row) => row.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  const of = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0)
  return { waiting: of('waiting'), sent: of('sent'), givenUp: of('given-up') }
}

/** Forgets mails sent before; gives how many. Those given up stay until somebody looks. */
export async function deleteMailsBefore(tx: Tx, moment: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('OutboxMail')
    .where('status', '=', 'sent')
    .where('sentAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
