import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Store } from './database.ts'

/** Whatever it is that runs statements: row types play no part here, and migrations have none. */
type AnyDatabase = Pick<Kysely<unknown>, 'getExecutor'>

/** Which of the two SQL dialects a connection, transaction or migration speaks. */
export function dialectOf(db: AnyDatabase): Store['dialect'] {
  return db.getExecutor().adapter.supportsOutput ? 'mssql' : 'sqlite'
}

/**
 * Column types for migrations. The SQLite dialect reads `datetime2(3)` back as Date and `bit` as boolean by these very names,
 * so both databases give the same rows.
 */
export function columnTypes(db: AnyDatabase) {
  const binary = dialectOf(db) === 'mssql' ? ' collate Latin1_General_BIN2' : ''
  const raw = (type: string) => sql.raw(type) as RawBuilder<never>
  return {
    /** What this program makes itself: ids, tokens, hashes. ASCII, compared byte by byte. */
    ascii: (length: number) => raw(`varchar(${length})${binary}`),
    /** Any script, but compared byte by byte: names of resources, ids that come from outside. */
    exact: (length: number) => raw(`nvarchar(${length})${binary}`),
    text: (length: number) => raw(`nvarchar(${length})`),
    longText: raw(dialectOf(db) === 'mssql' ? 'nvarchar(max)' : 'text'),
    moment: raw('datetime2(3)'),
    flag: raw('bit'),
    integer: raw('integer'),
  }
}

/** The database's own clock, the only one that claims, leases and expiries are decided by: nodes' clocks differ. */
export function databaseNow(db: AnyDatabase): RawBuilder<Date> {
  return databaseNowPlus(db, 0)
}

const dayMilliseconds = 86_400_000

/** The database's clock moved by `milliseconds`, which may be negative. */
export function databaseNowPlus(db: AnyDatabase, milliseconds: number): RawBuilder<Date> {
  const whole = Math.round(milliseconds)
  if (dialectOf(db) === 'sqlite') {
    return sql<Date>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${sql.lit(`${(whole / 1000).toFixed(3)} seconds`)})`
  }
  // DATEADD takes an int: 24.8 days in milliseconds, so days go apart.
  const days = Math.trunc(whole / dayMilliseconds)
  const rest = whole - days * dayMilliseconds
  return sql<Date>`dateadd(day, ${sql.lit(days)}, dateadd(millisecond, ${sql.lit(rest)}, cast(sysutcdatetime() as datetime2(3))))`
}
