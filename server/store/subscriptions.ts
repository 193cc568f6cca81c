import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'

/** The person's choices by event; events without a choice are absent. */
export async function listSubscriptions(reader: Reader, personId: string): Promise<ReadonlyMap<string, boolean>> {
  const rows = await reader
    .selectFrom('Subscription')
    .select(['event', 'subscribed'])
    .where('personId', '=', personId)
    .execute()
  return new Map(rows.map(({ event, subscribed }) => [event, subscribed]))
}

/** Replaces the person's choices about these events; choices about others stay. */
export async function saveSubscriptions(
  tx: Tx,
  personId: string,
  chosen: Readonly<Record<string, boolean>>,
): Promise<void> {
  const changedAt = databaseNow(tx)
  // In one order, so that two savers never wait for each other in a circle.
  for (const event of Object.keys(chosen).toSorted()) {
    const choice = { subscribed: chosen[event] === true, changedAt }
    const key = { personId, event }
    await updateOrInsert(
      () =>
        tx
          .updateTable('Subscription')
          .set(choice)
          .where((row) => row.and(key))
          .$call(changesOneRow),
      () => insertIfAbsent(tx, 'Subscription', { ...key, ...choice }),
    )
  }
}
