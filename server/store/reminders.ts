import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { ReminderTable } from './job-table.ts'

export type Reminder = Selectable<ReminderTable>

/** The reminders of one kind that were sent to these people, by person. */
export async function listReminders(
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

/** Writes only over what was read (undefined for none). False if another reminder was recorded in between. */
export function saveReminder(tx: Tx, before: Reminder | undefined, reminder: Reminder): Promise<boolean> {
  if (!before) return insertIfAbsent(tx, 'Reminder', reminder)
  const { personId, kind, ...changes } = reminder
  return tx
    .updateTable('Reminder')
    .set(changes)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('occasion', '=', before.occasion)
    .where('mark', '=', before.mark)
    .$call(changesOneRow)
}

/** They have done what they were reminded of: the next time starts from the first reminder. */
export async function deleteReminders(tx: Tx, kind: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.deleteFrom('Reminder').where('kind', '=', kind).where('personId', 'in', personIds).execute()
}

/** For a person who has left. */
export async function deleteRemindersOfPerson(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('Reminder').where('personId', '=', personId).execute()
}
