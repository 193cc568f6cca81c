import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { runPrepared } from './prepared.ts'
import type { ProfileTotpTable } from './profile-tables.ts'
import { signRow, updateSignedRow, verifyRow } from './signed-rows.ts'

type StoredTotp = Omit<Selectable<ProfileTotpTable>, 'mac'>

export async function findTotp(reader: Reader, personId: string): Promise<StoredTotp | undefined> {
  const { rows } = await runPrepared(reader, 'find totp', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileTotp').selectAll().where('personId', '=', personId),
  )
  return verifyRow(reader, 'ProfileTotp', rows[0])
}

/** Replaces an earlier one. */
export async function saveTotp(
  tx: Tx,
  totp: Pick<StoredTotp, 'personId' | 'sealedSecret' | 'lastStep'>,
): Promise<void> {
  const row = signRow(tx, 'ProfileTotp', { ...totp, addedAt: await readDatabaseTime(tx), lastUsedAt: null })
  await updateOrInsert(
    () => tx.updateTable('ProfileTotp').set(row).where('personId', '=', totp.personId).$call(changesOneRow),
    () => insertIfAbsent(tx, 'ProfileTotp', row),
  )
}

export async function removeTotp(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('ProfileTotp').where('personId', '=', personId).execute()
}

/**
 * Consumes the code of this step and all earlier ones, for this secret: false if that has happened already, also by another
 * writer at the same moment.
 */
export async function consumeTotpStep(
  tx: Tx,
  { personId, sealedSecret }: Pick<StoredTotp, 'personId' | 'sealedSecret'>,
  step: number,
): Promise<boolean> {
  const lastUsedAt = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'ProfileTotp', [personId], (row) =>
    row.sealedSecret === sealedSecret && row.lastStep < step ? { lastStep: step, lastUsedAt } : undefined,
  )
}
