import { hash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { insertIfAbsent } from './inserting.ts'
import { runPrepared } from './prepared.ts'
import type { ProfilePasskeyTable } from './profile-tables.ts'
import { signRow, updateSignedRow, verifyRows } from './signed-rows.ts'

export type StoredPasskey = Omit<Selectable<ProfilePasskeyTable>, 'mac'>

/** Oldest first. */
export async function findPasskeys(reader: Reader, personId: string): Promise<StoredPasskey[]> {
  const { rows } = await runPrepared(reader, 'find passkeys', { personId }, ({ personId }) =>
    reader.selectFrom('ProfilePasskey').selectAll().where('personId', '=', personId).orderBy('id'),
  )
  return verifyRows(reader, 'ProfilePasskey', rows)
}

/** False if this passkey is registered already, by any person. */
export async function insertPasskey(
  tx: Tx,
  passkey: Pick<StoredPasskey, 'personId' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'name'>,
): Promise<boolean> {
  const ids = { id: uuidv7(), credentialHash: hash('sha256', passkey.credentialId) }
  const times = { addedAt: await readDatabaseTime(tx), lastUsedAt: null }
  return insertIfAbsent(tx, 'ProfilePasskey', signRow(tx, 'ProfilePasskey', { ...passkey, ...ids, ...times }))
}

/** Records a use over the counter that was read: false if another use came between. */
export async function recordPasskeyUse(
  tx: Tx,
  { id, counter }: Pick<StoredPasskey, 'id' | 'counter'>,
  newCounter: string,
): Promise<boolean> {
  const lastUsedAt = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'ProfilePasskey', [id], (row) =>
    row.counter === counter ? { counter: newCounter, lastUsedAt } : undefined,
  )
}

export async function removePasskey(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.deleteFrom('ProfilePasskey').where('personId', '=', personId).where('id', '=', id).execute()
}
