import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { hashToken } from './keys.ts'
import { prepared } from './prepared.ts'
import type { ProfilePasskeyTable } from './profile-tables.ts'

export type StoredPasskey = Selectable<ProfilePasskeyTable>

/** Oldest first. */
export async function findPasskeys(reader: Reader, personId: string): Promise<StoredPasskey[]> {
  const { rows } = await prepared(reader, 'find passkeys', { personId }, ({ personId }) =>
    reader.selectFrom('ProfilePasskey').selectAll().where('personId', '=', personId).orderBy('id'),
  )
  return rows
}

/** False: this passkey is registered already, by whomever. */
export function insertPasskey(
  tx: Tx,
  passkey: Pick<StoredPasskey, 'personId' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'name'>,
): Promise<boolean> {
  return insertIfAbsent(tx, 'ProfilePasskey', {
    ...passkey,
    id: uuidv7(),
    credentialHash: hashToken(passkey.credentialId),
    addedAt: databaseNow(tx),
    lastUsedAt: null,
  })
}

/** Notes a use over the counter that was read: false when another use came between. */
export async function usePasskey(
  tx: Tx,
  { id, counter }: Pick<StoredPasskey, 'id' | 'counter'>,
  newCounter: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ProfilePasskey')
    .set({ counter: newCounter, lastUsedAt: databaseNow(tx) })
    .where('id', '=', id)
    .where('counter', '=', counter)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function removePasskey(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.deleteFrom('ProfilePasskey').where('personId', '=', personId).where('id', '=', id).execute()
}
