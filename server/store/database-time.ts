import { databaseNow, dialectOf } from './columns.ts'
import type { Reader } from './database.ts'
import { runPrepared } from './prepared.ts'

/** A clock may be corrected by this much without effect: a row from further in the future was written before it was set back, and would last too long. */
export const clockToleranceMs = 60_000

/** The database's time as a value: for rows whose MAC covers a time, and for computations outside the database. SQLite has no clock but that of this process. */
export async function readDatabaseTime(reader: Reader): Promise<Date> {
  if (dialectOf(reader) === 'sqlite') return new Date()
  const { rows } = await runPrepared(reader, 'database time', {}, () =>
    reader.selectNoFrom(databaseNow(reader).as('now')),
  )
  return new Date(rows[0]?.now ?? Number.NaN)
}

export const addMilliseconds = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds)
