import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'

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
  const events = Object.keys(chosen)
  if (events.length === 0) return
  await tx.deleteFrom('Subscription').where('personId', '=', personId).where('event', 'in', events).execute()
  const changedAt = databaseNow(tx)
  await tx
    .insertInto('Subscription')
    .values(Object.entries(chosen).map(([event, subscribed]) => ({ personId, event, subscribed, changedAt })))
    .execute()
}
