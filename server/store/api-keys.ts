import { type Selectable, sql } from 'kysely'
import type { ApiKeyTable } from './api-key-table.ts'
import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Store, Tx } from './database.ts'
import { addMilliseconds, clockToleranceMs, readDatabaseTime } from './database-time.ts'
import { deleteRows } from './delete-rows.ts'
import { nameOfPerson } from './person-names.ts'
import { hashToken, signRow, verifyRow } from './signed-rows.ts'

export type ApiKey = Omit<Selectable<ApiKeyTable>, 'mac' | 'tokenHash'>

/** Keeps the HMAC of the token alone; expires by the database's clock. */
export async function insertApiKey(
  tx: Tx,
  {
    token,
    milliseconds,
    ...key
  }: Pick<ApiKey, 'id' | 'name' | 'scope' | 'createdBy'> & { token: string; milliseconds: number },
): Promise<ApiKey> {
  const createdAt = await readDatabaseTime(tx)
  const expiresAt = addMilliseconds(createdAt, milliseconds)
  const row = { ...key, createdAt, expiresAt, lastUsedAt: null }
  const stored = { ...row, tokenHash: hashToken(tx, token) }
  await tx
    .insertInto('ApiKey')
    .values(signRow(tx, 'ApiKey', stored))
    .execute()
  return row
}

/** The key of this token, unless it has expired or was revoked. */
export async function findApiKey(reader: Reader, token: string): Promise<ApiKey | undefined> {
  const row = await reader
    .selectFrom('ApiKey')
    .selectAll()
    .where('tokenHash', '=', hashToken(reader, token))
    .where('expiresAt', '>', databaseNow(reader))
    .where('createdAt', '<=', databaseNowPlus(reader, clockToleranceMs))
    .executeTakeFirst()
  return withoutHash(verifyRow(reader, 'ApiKey', row))
}

/** Every key that is kept, newest first, also those that have expired; a row without a right MAC is absent. `creator`: the name, while the audit has it. */
export async function listApiKeys(reader: Reader): Promise<(ApiKey & { creator: string | null })[]> {
  const rows = await reader
    .selectFrom('ApiKey')
    .selectAll()
    .select(nameOfPerson('ApiKey.createdBy').as('creator'))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap((row) => withoutHash(verifyRow(reader, 'ApiKey', row)) ?? [])
}

function withoutHash<Row extends { tokenHash: string }>(row: Row | undefined): Omit<Row, 'tokenHash'> | undefined {
  if (!row) return undefined
  const { tokenHash: _, ...key } = row
  return key
}

/** False: it is gone already. */
export const deleteApiKey = (tx: Tx, id: string): Promise<boolean> =>
  tx.deleteFrom('ApiKey').where('id', '=', id).$call(changesOneRow)

const minTouchMs = 60_000

/** Remembers when the key was used: at most once a minute, so that most calls write nothing. */
export async function touchApiKey(store: Store, { id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < minTouchMs) return
  await store.transaction((tx) =>
    tx
      .updateTable('ApiKey')
      .set({ lastUsedAt: databaseNow(tx) })
      .where('id', '=', id)
      .where((row) => row.or([row('lastUsedAt', 'is', null), row('lastUsedAt', '<', databaseNowPlus(tx, -minTouchMs))]))
      .execute(),
  )
}

/** Keys that are over stay listed for this long, so that a script that is refused can be told from its key. */
const keptMs = 90 * 86_400_000

export const deleteExpiredApiKeys = (tx: Tx): Promise<number> =>
  deleteRows(tx, 'ApiKey', sql`${sql.ref('expiresAt')} <= ${databaseNowPlus(tx, -keptMs)}`)
