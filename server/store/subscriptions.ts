import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'

/** What a person chose, by event; an event that nobody chose about is not in it. */
export async function subscriptionsOf(reader: Reader, personId: string): Promise<ReadonlyMap<string, boolean>> {
  const rows = await reader
    .selectFrom('Subscription')
    .select(['event', 'subscribed'])
    .where('personId', '=', personId)
    .execute()
  return new Map(rows.map(({ event, subscribed }) => [event, subscribed]))
}

/** Replaces what the person chose about these events; what was chosen about others stays. */
export async function chooseSubscriptions(
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
