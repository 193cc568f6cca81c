import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'

/** In place of an earlier one; it expires on the database's clock. */
export async function savePasscode(
  tx: Tx,
  { personId, hash, milliseconds }: { personId: string; hash: string; milliseconds: number },
): Promise<void> {
  const row = { hash, issuedAt: databaseNow(tx), expiresAt: databaseNowPlus(tx, milliseconds) }
  const replace = async () => {
    const { numUpdatedRows } = await tx
      .updateTable('ProfilePasscode')
      .set(row)
      .where('personId', '=', personId)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  // Two operators may issue one at the same moment: the later one holds.
  if (!(await replace()) && !(await insertIfAbsent(tx, 'ProfilePasscode', { personId, ...row }))) await replace()
}

/** Only while it lasts. */
export function findPasscode(reader: Reader, personId: string): Promise<{ hash: string; expiresAt: Date } | undefined> {
  return reader
    .selectFrom('ProfilePasscode')
    .select(['hash', 'expiresAt'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
}

/** Spends this very passcode: false when it is gone, replaced or over. One statement decides. */
export async function spendPasscode(tx: Tx, { personId, hash }: { personId: string; hash: string }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('ProfilePasscode')
    .where('personId', '=', personId)
    .where('hash', '=', hash)
    .where('expiresAt', '>', databaseNow(tx))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function removePasscode(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('ProfilePasscode').where('personId', '=', personId).execute()
}

/** Clean-up; gives how many. */
export async function purgePasscodes(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('ProfilePasscode')
    .where('expiresAt', '<=', databaseNow(tx))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
