import type { Selectable } from 'kysely'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { prepared } from './prepared.ts'
import type { ProfileTotpTable } from './profile-tables.ts'

export type StoredTotp = Selectable<ProfileTotpTable>

export async function findTotp(reader: Reader, personId: string): Promise<StoredTotp | undefined> {
  const { rows } = await prepared(reader, 'find totp', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileTotp').selectAll().where('personId', '=', personId),
  )
  return rows[0]
}

/** In place of an earlier one. */
export async function saveTotp(
  tx: Tx,
  totp: Pick<StoredTotp, 'personId' | 'sealedSecret' | 'lastStep'>,
): Promise<void> {
  await removeTotp(tx, totp.personId)
  await tx
    .insertInto('ProfileTotp')
    .values({ ...totp, addedAt: databaseNow(tx) })
    .execute()
}

export async function removeTotp(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('ProfileTotp').where('personId', '=', personId).execute()
}

/** Spends the code of this step and all before it, for this very secret: false when that has happened already. One statement decides. */
export async function spendTotpStep(
  tx: Tx,
  { personId, sealedSecret }: Pick<StoredTotp, 'personId' | 'sealedSecret'>,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ProfileTotp')
    .set({ lastStep: step, lastUsedAt: databaseNow(tx) })
    .where('personId', '=', personId)
    .where('sealedSecret', '=', sealedSecret)
    .where('lastStep', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
