import { sql } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import { addFailure } from './counters.ts'
import type { Tx } from './database.ts'

/** Two mails about the same are sent at least so far apart. */
export const noticeIntervalMs = 60 * 60_000

/** Transactions about the same account wait for each other here, so that two cannot both send the first mail of an hour. */
export async function lockNotices(tx: Tx, accountKey: string): Promise<void> {
  await addFailure(tx, accountKey, 'notices', noticeIntervalMs)
}

/** Counts one more in the mails that are held; false: none is. */
export async function countInHeldMails(tx: Tx, notice: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('OutboxMail')
    .set((row) => ({ occurrences: row('occurrences', '+', 1) }))
    .where('notice', '=', notice)
    .where('status', '=', 'waiting')
    .where('attempts', '=', 0)
    .where('heldUntil', '>', databaseNow(tx))
    .where('heldUntil', '<=', databaseNowPlus(tx, noticeIntervalMs))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Until when the next mail is held; undefined: it may be sent now. A mail from the future was ordered before the clock was set back. */
export async function findHeldUntil(tx: Tx, notice: string): Promise<Date | undefined> {
  const sentAt = sql<Date>`coalesce(${sql.ref('heldUntil')}, ${sql.ref('createdAt')})`
  const [latest] = await tx
    .selectFrom('OutboxMail')
    .select(['heldUntil', 'createdAt'])
    .where('notice', '=', notice)
    .where(sentAt, '>', databaseNowPlus(tx, -noticeIntervalMs))
    .where(sentAt, '<=', databaseNow(tx))
    .orderBy(sentAt, 'desc')
    .execute()
  return latest && new Date((latest.heldUntil ?? latest.createdAt).getTime() + noticeIntervalMs)
}
