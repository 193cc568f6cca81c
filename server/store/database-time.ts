import { databaseNow, dialectOf } from './columns.ts'
import type { Reader } from './database.ts'
import { runPrepared } from './prepared.ts'

/** A clock may be corrected by this much without effect: a row from further in the future was written before it was set back, and would last too long. */
export const clockToleranceMs = 60_000

/** How long the difference of two clocks is taken for known: a correction meanwhile is noticed within the tolerance. */
const maxKnownMs = clockToleranceMs / 2

interface KnownClock {
  /** What is added to `performance.now()`. */
  aheadMs: number
  readAt: number
}

/** By the adapter, which all connections of a store share. */
const clocks = new WeakMap<object, KnownClock>()

/**
 * The database's time as a value: for rows whose MAC covers a time, and for computations outside the database. SQLite has no clock but that of this
 * process. That of SQL Server is read once in half a minute, and counted on from there.
 */
export async function readDatabaseTime(reader: Reader): Promise<Date> {
  if (dialectOf(reader) === 'sqlite') return new Date()
  const { adapter } = reader.getExecutor()
  let clock = clocks.get(adapter)
  if (!clock || performance.now() - clock.readAt > maxKnownMs) {
    const { rows } = await runPrepared(reader, 'database time', {}, () =>
      reader.selectNoFrom(databaseNow(reader).as('now')),
    )
    const readAt = performance.now()
    clock = { aheadMs: new Date(rows[0]?.now ?? Number.NaN).getTime() - readAt, readAt }
    clocks.set(adapter, clock)
  }
  return new Date(Math.floor(performance.now() + clock.aheadMs))
}

export const addMilliseconds = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds)
