import type { Selectable } from 'kysely'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { ReminderTable } from './tables.ts'

export type Reminder = Selectable<ReminderTable>

/** What these people were written of one kind, by person. */
export async function remindersOf(
  reader: Reader,
  kind: string,
  personIds: readonly string[],
): Promise<Map<string, Reminder>> {
  if (personIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('Reminder')
    .selectAll()
    .where('kind', '=', kind)
    .where('personId', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.personId, row]))
}

/** Writes only over what was read (undefined: nothing). False: somebody was written to meanwhile. */
export async function saveReminder(tx: Tx, before: Reminder | undefined, reminder: Reminder): Promise<boolean> {
  if (!before) return insertIfAbsent(tx, 'Reminder', reminder)
  const { personId, kind, ...changes } = reminder
  const { numUpdatedRows } = await tx
    .updateTable('Reminder')
    .set(changes)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('occasion', '=', before.occasion)
    .where('mark', '=', before.mark)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What they were asked for is done: another time begins anew. */
export async function forgetReminders(tx: Tx, kind: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.deleteFrom('Reminder').where('kind', '=', kind).where('personId', 'in', personIds).execute()
}

/** Of somebody who has left. */
export async function forgetRemindersOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('Reminder').where('personId', '=', personId).execute()
}
