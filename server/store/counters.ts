import { sql } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent, unlessThere } from './inserting.ts'
import { changedOne, prepared } from './prepared.ts'

export interface Counter {
  /** Failures within the window; 0 once it is over. */
  failures: number
  /** Set only while the lock lasts, by the database's clock. */
  lockedUntil: Date | undefined
}

/**
 * Failures are counted as Active Directory counts bad passwords: the window runs from the last counted failure, and one that
 * comes after its end begins at 1 again. So our count is never behind the directory's.
 */
export async function readCounter(reader: Reader, key: string, kind: string, windowMs: number): Promise<Counter> {
  const after = (column: 'windowStartedAt' | 'lockedUntil', milliseconds: number) =>
    sql<number>`case when ${sql.ref(column)} > ${databaseNowPlus(reader, milliseconds)} then 1 else 0 end`
  const { rows } = await prepared(reader, `read counter of ${windowMs}`, { key, kind }, ({ key, kind }) =>
    reader
      .selectFrom('Counter')
      .select(['failures', 'lockedUntil'])
      .select([after('windowStartedAt', -windowMs).as('current'), after('lockedUntil', 0).as('locked')])
      .where('key', '=', key)
      .where('kind', '=', kind),
  )
  const [row] = rows
  return {
    failures: row?.current === 1 ? row.failures : 0,
    lockedUntil: row?.locked === 1 ? (row.lockedUntil ?? undefined) : undefined,
  }
}

/** Counts one failure; gives the count within the window. */
export async function addFailure(tx: Tx, key: string, kind: string, windowMs: number): Promise<number> {
  await addFailureBelow(tx, key, kind, windowMs, Number.MAX_SAFE_INTEGER)
  const { failures } = await tx
    .selectFrom('Counter')
    .select('failures')
    .where('key', '=', key)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return failures
}

/** Reserves one attempt: counts it before it is made, or refuses when the window already holds `limit`. One statement decides. */
export async function addFailureBelow(
  tx: Tx,
  key: string,
  kind: string,
  windowMs: number,
  limit: number,
): Promise<boolean> {
  if (limit < 1) return false
  const windowStart = databaseNowPlus(tx, -windowMs)
  const countOn = async () =>
    changedOne(
      await prepared(tx, `count within ${windowMs}`, { key, kind, limit }, ({ key, kind, limit }) =>
        tx
          .updateTable('Counter')
          .set({
            failures: sql<number>`case when ${sql.ref('windowStartedAt')} > ${windowStart} then ${sql.ref('failures')} + 1 else 1 end`,
            windowStartedAt: databaseNow(tx),
          })
          .where('key', '=', key)
          .where('kind', '=', kind)
          .where((row) => row.or([row('failures', '<', limit), row('windowStartedAt', '<=', windowStart)])),
      ),
    )
  const begin = () =>
    prepared(tx, 'begin counting', { key, kind }, (counter) =>
      tx.insertInto('Counter').values({ ...counter, failures: 1, windowStartedAt: databaseNow(tx), lockedUntil: null }),
    )
  return (await countOn()) || (await unlessThere(begin)) || countOn()
}

/** Gives back an attempt that was reserved and then never made. */
export async function giveBackFailure(tx: Tx, key: string, kind: string): Promise<void> {
  await tx
    .updateTable('Counter')
    .set((row) => ({ failures: row('failures', '-', 1) }))
    .where('key', '=', key)
    .where('kind', '=', kind)
    .where('failures', '>', 0)
    .execute()
}

export async function lockCounter(tx: Tx, key: string, kind: string, milliseconds: number): Promise<void> {
  const lockedUntil = databaseNowPlus(tx, milliseconds)
  const lock = async () => {
    const { numUpdatedRows } = await tx
      .updateTable('Counter')
      .set({ lockedUntil })
      .where('key', '=', key)
      .where('kind', '=', kind)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  const first = { key, kind, failures: 0, windowStartedAt: databaseNow(tx), lockedUntil }
  if (!(await lock()) && !(await insertIfAbsent(tx, 'Counter', first))) await lock()
}

/** Forgets failures and lock. */
export async function clearCounter(tx: Tx, key: string, kind: string): Promise<void> {
  await prepared(tx, 'clear counter', { key, kind }, ({ key, kind }) =>
    tx.deleteFrom('Counter').where('key', '=', key).where('kind', '=', kind),
  )
}
