import { hash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { insertIfAbsent } from './inserting.ts'
import { runPrepared } from './prepared.ts'
import type { ProfileDecentralizedIdentityTable } from './profile-tables.ts'
import { signRow, verifyRow, verifyRows } from './signed-rows.ts'

export type StoredDecentralizedIdentity = Omit<Selectable<ProfileDecentralizedIdentityTable>, 'mac'>

/** Oldest first. */
export async function findDecentralizedIdentities(
  reader: Reader,
  personId: string,
): Promise<StoredDecentralizedIdentity[]> {
  const { rows } = await runPrepared(reader, 'find decentralized identities', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileDecentralizedIdentity').selectAll().where('personId', '=', personId).orderBy('id'),
  )
  return verifyRows(reader, 'ProfileDecentralizedIdentity', rows)
}

/** Whose it is; `identifier` in its canonical spelling. */
export async function findDecentralizedIdentity(
  reader: Reader,
  identifier: string,
): Promise<StoredDecentralizedIdentity | undefined> {
  const row = await reader
    .selectFrom('ProfileDecentralizedIdentity')
    .selectAll()
    .where('identifierHash', '=', hashIdentifier(identifier))
    .executeTakeFirst()
  return verifyRow(reader, 'ProfileDecentralizedIdentity', row)
}

/** False if it is registered already, by any person. */
export async function insertDecentralizedIdentity(
  tx: Tx,
  identity: Pick<StoredDecentralizedIdentity, 'personId' | 'identifier' | 'name'>,
): Promise<boolean> {
  const ids = { id: uuidv7(), identifierHash: hashIdentifier(identity.identifier) }
  const times = { addedAt: await readDatabaseTime(tx), lastUsedAt: null }
  const row = signRow(tx, 'ProfileDecentralizedIdentity', { ...identity, ...ids, ...times })
  return insertIfAbsent(tx, 'ProfileDecentralizedIdentity', row)
}

/** For its owner to see; it decides nothing. */
export async function recordDecentralizedIdentityUse(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('ProfileDecentralizedIdentity')
    .set({ lastUsedAt: databaseNow(tx) })
    .where('id', '=', id)
    .execute()
}

export async function removeDecentralizedIdentity(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.deleteFrom('ProfileDecentralizedIdentity').where('personId', '=', personId).where('id', '=', id).execute()
}

/** An identifier is too long for an index. */
const hashIdentifier = (identifier: string): string => hash('sha256', identifier)
