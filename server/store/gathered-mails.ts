import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Tx } from './database.ts'
import { enqueueMail } from './outbox.ts'

/** A gathered mail is sent then at the latest: a person who did not make the changes must hear of them soon. */
const gatherMs = 5 * 60_000

/** Mails of this gathering that no sender can have taken yet. The caller holds the account's lock (`lockNotices`). */
export function findGathered(tx: Tx, notice: string): Promise<{ id: string; order: string }[]> {
  return tx
    .selectFrom('OutboxMail')
    .select(['id', 'order'])
    .where('notice', '=', notice)
    .where('status', '=', 'waiting')
    .where('attempts', '=', 0)
    .where('heldUntil', '>', databaseNow(tx))
    .where('heldUntil', '<=', databaseNowPlus(tx, gatherMs))
    .execute()
}

/** `order` must be an envelope already. */
export async function enqueueGathered(tx: Tx, order: string, notice: string): Promise<void> {
  const id = await enqueueMail(tx, order)
  await tx
    .updateTable('OutboxMail')
    .set({ notice, heldUntil: databaseNowPlus(tx, gatherMs) })
    .where('id', '=', id)
    .execute()
}

/** False if a sender has taken the mail meanwhile. A sender that has read the earlier order cannot take it any more: the fence moves. */
export function replaceOrder(tx: Tx, id: string, order: string): Promise<boolean> {
  return tx
    .updateTable('OutboxMail')
    .set((row) => ({ order, fence: row('fence', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .where('attempts', '=', 0)
    .$call(changesOneRow)
}

/** Makes them due now. */
export async function releaseGathered(tx: Tx, notice: string): Promise<void> {
  for (const { id } of await findGathered(tx, notice)) {
    await tx
      .updateTable('OutboxMail')
      .set({ heldUntil: databaseNow(tx) })
      .where('id', '=', id)
      .execute()
  }
}
