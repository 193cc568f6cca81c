import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { runPrepared } from './prepared.ts'
import type { ProfileContactTable } from './profile-tables.ts'
import { signRow, verifyRows } from './signed-rows.ts'

export type StoredContact = Omit<Selectable<ProfileContactTable>, 'mac'>

/** Oldest first. */
export async function findContacts(reader: Reader, personId: string): Promise<StoredContact[]> {
  const { rows } = await runPrepared(reader, 'find contacts', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileContact').selectAll().where('personId', '=', personId).orderBy('id'),
  )
  return verifyRows(reader, 'ProfileContact', rows)
}

export async function insertContact(
  tx: Tx,
  contact: Pick<StoredContact, 'personId' | 'kind' | 'sealedValue'> & { verified: boolean },
): Promise<void> {
  const { verified, ...row } = contact
  const now = await readDatabaseTime(tx)
  const contactRow = { ...row, id: uuidv7(), addedAt: now, verifiedAt: verified ? now : null }
  await tx
    .insertInto('ProfileContact')
    .values(signRow(tx, 'ProfileContact', contactRow))
    .execute()
}

export async function removeContact(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.deleteFrom('ProfileContact').where('personId', '=', personId).where('id', '=', id).execute()
}
