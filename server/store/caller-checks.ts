import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, clockToleranceMs, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'
import { signRow, verifyRow } from './signed-rows.ts'
import type { CallerCheckTable } from './staff-tables.ts'

export type CallerCheckRow = Omit<Selectable<CallerCheckTable>, 'mac'>
type CallerCheckKey = Pick<CallerCheckRow, 'sessionHash' | 'personId'>

/** Replaces the session's earlier check of the person; expires by the database's clock. */
export async function saveCallerCheck(
  tx: Tx,
  { milliseconds, ...check }: Omit<CallerCheckRow, 'checkedAt' | 'expiresAt'> & { milliseconds: number },
): Promise<void> {
  const checkedAt = await readDatabaseTime(tx)
  const row = signRow(tx, 'CallerCheck', { ...check, checkedAt, expiresAt: addMilliseconds(checkedAt, milliseconds) })
  await endCallerCheck(tx, check)
  // Two runs of one session at the same moment: either check is right.
  await insertIfAbsent(tx, 'CallerCheck', row)
}

/** The check, unless it has expired; a check from the future was made before the clock was set back, and would last too long. */
export async function findCallerCheck(
  reader: Reader,
  { sessionHash, personId }: CallerCheckKey,
): Promise<CallerCheckRow | undefined> {
  const row = await reader
    .selectFrom('CallerCheck')
    .selectAll()
    .where('sessionHash', '=', sessionHash)
    .where('personId', '=', personId)
    .where('expiresAt', '>', databaseNow(reader))
    .where('checkedAt', '<=', databaseNowPlus(reader, clockToleranceMs))
    .executeTakeFirst()
  return verifyRow(reader, 'CallerCheck', row)
}

/** False if there was none. */
export function endCallerCheck(tx: Tx, { sessionHash, personId }: CallerCheckKey): Promise<boolean> {
  return tx
    .deleteFrom('CallerCheck')
    .where('sessionHash', '=', sessionHash)
    .where('personId', '=', personId)
    .$call(changesOneRow)
}

/** All of a session. */
export async function endCallerChecks(tx: Tx, sessionHash: string): Promise<void> {
  await tx.deleteFrom('CallerCheck').where('sessionHash', '=', sessionHash).execute()
}

export const deleteExpiredCallerChecks = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'CallerCheck')
