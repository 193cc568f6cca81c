import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { signRow, verifyRow } from './signed-rows.ts'

/** Replaces an earlier code of the person; expires by the database's clock. */
export async function saveEnrolmentCode(
  tx: Tx,
  { personId, hmac, milliseconds }: { personId: string; hmac: string; milliseconds: number },
): Promise<void> {
  const issuedAt = await readDatabaseTime(tx)
  const expiresAt = addMilliseconds(issuedAt, milliseconds)
  const row = signRow(tx, 'EnrolmentCode', { personId, hmac, issuedAt, expiresAt })
  // Two administrators may issue one at the same moment: the later one is valid.
  await updateOrInsert(
    () => tx.updateTable('EnrolmentCode').set(row).where('personId', '=', personId).$call(changesOneRow),
    () => insertIfAbsent(tx, 'EnrolmentCode', row),
  )
}

/** Undefined once it has expired. */
export async function findEnrolmentCode(
  reader: Reader,
  personId: string,
): Promise<{ hmac: string; expiresAt: Date } | undefined> {
  const row = await reader
    .selectFrom('EnrolmentCode')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
  return verifyRow(reader, 'EnrolmentCode', row)
}

/** Consumes this code: false if it is gone, replaced or expired. One statement decides. */
export function consumeEnrolmentCode(tx: Tx, { personId, hmac }: { personId: string; hmac: string }): Promise<boolean> {
  return tx
    .deleteFrom('EnrolmentCode')
    .where('personId', '=', personId)
    .where('hmac', '=', hmac)
    .where('expiresAt', '>', databaseNow(tx))
    .$call(changesOneRow)
}

export async function deleteEnrolmentCode(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('EnrolmentCode').where('personId', '=', personId).execute()
}

export const deleteExpiredEnrolmentCodes = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'EnrolmentCode')
