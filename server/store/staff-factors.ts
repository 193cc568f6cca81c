import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { countDeleted } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { signRow, updateSignedRow, verifyRows } from './signed-rows.ts'
import type { StaffFactorTable } from './staff-tables.ts'

export type StoredStaffFactor = Omit<Selectable<StaffFactorTable>, 'mac'>

/** Oldest first. */
export async function findStaffFactors(reader: Reader, personId: string): Promise<StoredStaffFactor[]> {
  const rows = await reader
    .selectFrom('StaffFactor')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id')
    .execute()
  return verifyRows(reader, 'StaffFactor', rows)
}

export async function insertStaffFactor(
  tx: Tx,
  factor: Pick<StoredStaffFactor, 'personId' | 'domain' | 'kind' | 'envelope' | 'lastUse'>,
): Promise<void> {
  await tx
    .insertInto('StaffFactor')
    .values(
      signRow(tx, 'StaffFactor', { ...factor, id: uuidv7(), addedAt: await readDatabaseTime(tx), lastUsedAt: null }),
    )
    .execute()
}

/** Records a use over the one that was read: false if another use came between, so that no code works twice. */
export async function recordStaffFactorUse(
  tx: Tx,
  { id, lastUse }: Pick<StoredStaffFactor, 'id' | 'lastUse'>,
  newUse: string,
): Promise<boolean> {
  const lastUsedAt = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'StaffFactor', [id], (row) =>
    row.lastUse === lastUse ? { lastUse: newUse, lastUsedAt } : undefined,
  )
}

/** Removes all of a person, or those of one kind; returns how many. */
export function removeStaffFactors(tx: Tx, personId: string, kind?: string): Promise<number> {
  const query = tx.deleteFrom('StaffFactor').where('personId', '=', personId)
  return (kind === undefined ? query : query.where('kind', '=', kind)).$call(countDeleted)
}
