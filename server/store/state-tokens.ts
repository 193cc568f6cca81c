import type { Selectable } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Store, Tx } from './database.ts'
import { addMilliseconds, clockToleranceMs, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { limitRows } from './paging.ts'
import { runPrepared } from './prepared.ts'
import type { Place } from './sessions.ts'
import { signRow, verifyRow } from './signed-rows.ts'
import type { StateTokenTable } from './tables.ts'
import { deferred } from './together.ts'

type StateToken = Omit<Selectable<StateTokenTable>, 'mac'>

export async function insertStateToken(
  tx: Tx,
  token: { tokenHash: string; personId: string; domain: string; milliseconds: number },
): Promise<void> {
  const { milliseconds, ...values } = token
  const createdAt = await readDatabaseTime(tx)
  const times = { createdAt, expiresAt: addMilliseconds(createdAt, milliseconds) }
  const row = signRow(tx, 'StateToken', { ...values, ...times })
  await runPrepared(tx, 'insert state token', row, (row) => tx.insertInto('StateToken').values(row), deferred)
}

/** Only until it expires. */
export async function findStateToken(reader: Reader, tokenHash: string): Promise<StateToken | undefined> {
  const row = await reader
    .selectFrom('StateToken')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(reader))
    .where('createdAt', '<=', databaseNowPlus(reader, clockToleranceMs))
    .executeTakeFirst()
  return verifyRow(reader, 'StateToken', row)
}

/** Whether there is one of any person. */
export async function hasStateToken(reader: Reader): Promise<boolean> {
  const query = reader.selectFrom('StateToken').select('tokenHash')
  return (await limitRows(reader, query, 1).executeTakeFirst()) !== undefined
}

const minTouchMs = 3_600_000

/** Remembers when and from where the token was used: at most once an hour, so that most reads of the state write nothing. */
export async function touchStateToken(store: Store, { tokenHash, usedAt }: StateToken, place: Place, now: Date) {
  if (usedAt && now.getTime() - usedAt.getTime() < minTouchMs) return
  await store.transaction((tx) =>
    tx
      .updateTable('StateToken')
      .set({ address: place.address ?? null, browser: place.browser ?? null, usedAt: databaseNow(tx) })
      .where('tokenHash', '=', tokenHash)
      .where((row) => row.or([row('usedAt', 'is', null), row('usedAt', '<', databaseNowPlus(tx, -minTouchMs))]))
      .execute(),
  )
}

/** Revokes all tokens of a person; returns how many. */
export async function revokeStateTokens(tx: Tx, personId: string): Promise<number> {
  const { numAffectedRows = 0n } = await runPrepared(tx, 'revoke state tokens', { personId }, (row) =>
    tx.deleteFrom('StateToken').where('personId', '=', row.personId),
  )
  return Number(numAffectedRows)
}

export const deleteExpiredStateTokens = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'StateToken')

/** Revokes one token; does nothing for an unknown one. */
export async function revokeStateToken(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('StateToken').where('tokenHash', '=', tokenHash).execute()
}
