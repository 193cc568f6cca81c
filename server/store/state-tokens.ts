import type { Selectable } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { prepared } from './prepared.ts'
import type { StateTokenTable } from './tables.ts'

export type StateToken = Selectable<StateTokenTable>

export async function insertStateToken(
  tx: Tx,
  token: { tokenHash: string; personId: string; domain: string; milliseconds: number },
): Promise<void> {
  const { milliseconds, ...values } = token
  await prepared(tx, `insert state token for ${milliseconds}`, values, (row) =>
    tx
      .insertInto('StateToken')
      .values({ ...row, createdAt: databaseNow(tx), expiresAt: databaseNowPlus(tx, milliseconds) }),
  )
}

/** Only while it holds. */
export function findStateToken(reader: Reader, tokenHash: string): Promise<StateToken | undefined> {
  return reader
    .selectFrom('StateToken')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
}

/** Revokes every token of a person; gives how many. */
export async function revokeStateTokens(tx: Tx, personId: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('StateToken').where('personId', '=', personId).executeTakeFirst()
  return Number(numDeletedRows)
}

export async function purgeStateTokens(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('StateToken')
    .where('expiresAt', '<=', databaseNow(tx))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Revokes one token; of an unknown one nothing is said. */
export async function revokeStateToken(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('StateToken').where('tokenHash', '=', tokenHash).execute()
}
