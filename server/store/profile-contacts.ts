import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { prepared } from './prepared.ts'
import type { ProfileContactTable } from './profile-tables.ts'

export type StoredContact = Selectable<ProfileContactTable>

/** Oldest first. */
export async function findContacts(reader: Reader, personId: string): Promise<StoredContact[]> {
  const { rows } = await prepared(reader, 'find contacts', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileContact').selectAll().where('personId', '=', personId).orderBy('id'),
  )
  return rows
}

export async function insertContact(
  tx: Tx,
  contact: Pick<StoredContact, 'personId' | 'kind' | 'sealedValue'> & { verified: boolean },
): Promise<void> {
  const { verified, ...row } = contact
  const now = databaseNow(tx)
  await tx
    .insertInto('ProfileContact')
    .values({ ...row, id: uuidv7(), addedAt: now, verifiedAt: verified ? now : null })
    .execute()
}

export async function removeContact(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.deleteFrom('ProfileContact').where('personId', '=', personId).where('id', '=', id).execute()
}
