import { sql } from 'kysely'
import { changesOneRow, countDeleted } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { ignoreUniqueViolation, insertIfAbsent, updateOrInsert } from './inserting.ts'
import { changedOneRow, runPrepared } from './prepared.ts'
import { deferred } from './together.ts'

interface Counter {
  /** Failures within the window; 0 once the window is over. */
  failures: number
  /** When the window is over, by the database's clock; undefined once it is. */
  endsAt: Date | undefined
  /** Set only while the lock lasts, by the database's clock. */
  lockedUntil: Date | undefined
}

/**
 * Counts failures as Active Directory counts bad passwords: the window runs from the last counted failure, and a failure after
 * its end starts at 1 again. So our count is never lower than the directory's.
 */
export async function readCounter(reader: Reader, key: string, kind: string, windowMs: number): Promise<Counter> {
  const after = (column: 'windowStartedAt' | 'lockedUntil', milliseconds: number) =>
    sql<number>`case when ${sql.ref(column)} > ${databaseNowPlus(reader, milliseconds)} then 1 else 0 end`
  const { rows } = await runPrepared(reader, `read counter of ${windowMs}`, { key, kind }, ({ key, kind }) =>
    reader
      .selectFrom('Counter')
      .select(['failures', 'windowStartedAt', 'lockedUntil'])
      .select([after('windowStartedAt', -windowMs).as('current'), after('lockedUntil', 0).as('locked')])
      .where('key', '=', key)
      .where('kind', '=', kind),
  )
  const [row] = rows
  return {
    failures: row?.current === 1 ? row.failures : 0,
    endsAt: row?.current === 1 ? new Date(row.windowStartedAt.getTime() + windowMs) : undefined,
    lockedUntil: row?.locked === 1 ? (row.lockedUntil ?? undefined) : undefined,
  }
}

/** Counts one failure and returns the count within the window. */
export async function addFailure(tx: Tx, key: string, kind: string, windowMs: number): Promise<number> {
  await reserveAttempt(tx, key, kind, windowMs, Number.MAX_SAFE_INTEGER)
  const { failures } = await tx
    .selectFrom('Counter')
    .select('failures')
    .where('key', '=', key)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return failures
}

/**
 * Reserves one attempt: counts it before it is made, or refuses if the window already contains `limit`. One statement decides. `windowFrom`: every
 * attempt begins the window again, or the first one of a window decides when it ends.
 */
export async function reserveAttempt(
  tx: Tx,
  key: string,
  kind: string,
  windowMs: number,
  limit: number,
  windowFrom: 'last-try' | 'first-try' = 'last-try',
): Promise<boolean> {
  if (limit < 1) return false
  const windowStart = databaseNowPlus(tx, -windowMs)
  const isCurrent = sql`${sql.ref('windowStartedAt')} > ${windowStart}`
  const restarted = databaseNow(tx)
  const windowStartedAt =
    windowFrom === 'last-try'
      ? restarted
      : sql<Date>`case when ${isCurrent} then ${sql.ref('windowStartedAt')} else ${restarted} end`
  const countOn = async () =>
    changedOneRow(
      await runPrepared(
        tx,
        `count within ${windowMs} from ${windowFrom}`,
        { key, kind, limit },
        ({ key, kind, limit }) =>
          tx
            .updateTable('Counter')
            .set({
              failures: sql<number>`case when ${isCurrent} then ${sql.ref('failures')} + 1 else 1 end`,
              windowStartedAt,
            })
            .where('key', '=', key)
            .where('kind', '=', kind)
            .where((row) => row.or([row('failures', '<', limit), row('windowStartedAt', '<=', windowStart)])),
      ),
    )
  const begin = () =>
    runPrepared(tx, 'begin counting', { key, kind }, (counter) =>
      tx.insertInto('Counter').values({ ...counter, failures: 1, windowStartedAt: databaseNow(tx), lockedUntil: null }),
    )
  return (await countOn()) || (await ignoreUniqueViolation(begin)) || countOn()
}

export async function lockCounter(tx: Tx, key: string, kind: string, milliseconds: number): Promise<void> {
  const lockedUntil = databaseNowPlus(tx, milliseconds)
  const first = { key, kind, failures: 0, windowStartedAt: databaseNow(tx), lockedUntil }
  await updateOrInsert(
    () =>
      tx
        .updateTable('Counter')
        .set({ lockedUntil })
        .where((row) => row.and({ key, kind }))
        .$call(changesOneRow),
    () => insertIfAbsent(tx, 'Counter', first),
  )
}

/** The same for several counters of a key; returns how many there were. */
export const clearCounters = (tx: Tx, key: string, kinds: readonly string[]): Promise<number> =>
  tx.deleteFrom('Counter').where('key', '=', key).where('kind', 'in', kinds).$call(countDeleted)

/** Of a key, those whose kind begins with `prefix`, which contains no wildcard. */
export async function clearCountersOf(tx: Tx, key: string, prefix: string): Promise<void> {
  await tx.deleteFrom('Counter').where('key', '=', key).where('kind', 'like', `${prefix}%`).execute()
}

/** Removes failures and lock. */
export async function clearCounter(tx: Tx, key: string, kind: string): Promise<void> {
  await runPrepared(
    tx,
    'clear counter',
    { key, kind },
    ({ key, kind }) => tx.deleteFrom('Counter').where('key', '=', key).where('kind', '=', kind),
    deferred,
  )
}
