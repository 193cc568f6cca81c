import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { signRow, verifyRow } from './signed-rows.ts'

/** Replaces an earlier passcode; expires by the database's clock. */
export async function savePasscode(
  tx: Tx,
  { personId, hash, milliseconds }: { personId: string; hash: string; milliseconds: number },
): Promise<void> {
  const issuedAt = await readDatabaseTime(tx)
  const expiresAt = addMilliseconds(issuedAt, milliseconds)
  const row = signRow(tx, 'ProfilePasscode', { personId, hash, issuedAt, expiresAt })
  // Two operators may issue one at the same moment: the later one is valid.
  await updateOrInsert(
    () => tx.updateTable('ProfilePasscode').set(row).where('personId', '=', personId).$call(changesOneRow),
    () => insertIfAbsent(tx, 'ProfilePasscode', row),
  )
}

/** Undefined once it has expired. */
export async function findPasscode(
  reader: Reader,
  personId: string,
): Promise<{ hash: string; expiresAt: Date } | undefined> {
  const row = await reader
    .selectFrom('ProfilePasscode')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
  return verifyRow(reader, 'ProfilePasscode', row)
}

/** Consumes this passcode: false if it is gone, replaced or expired. One statement decides. */
export function consumePasscode(tx: Tx, { personId, hash }: { personId: string; hash: string }): Promise<boolean> {
  return tx
    .deleteFrom('ProfilePasscode')
    .where('personId', '=', personId)
    .where('hash', '=', hash)
    .where('expiresAt', '>', databaseNow(tx))
    .$call(changesOneRow)
}

export async function removePasscode(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('ProfilePasscode').where('personId', '=', personId).execute()
}

/** Returns how many. */
export const deleteExpiredPasscodes = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'ProfilePasscode')
