import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Store } from './database.ts'

/** Anything that runs statements: row types are not needed here, and migrations have none. */
type AnyDatabase = Pick<Kysely<unknown>, 'getExecutor'>

/** The SQL dialect of a connection, transaction or migration. */
export function dialectOf(db: AnyDatabase): Store['dialect'] {
  return db.getExecutor().adapter.supportsOutput ? 'mssql' : 'sqlite'
}

/**
 * Column types for migrations. By these names the SQLite dialect reads `datetime2(3)` as Date and `bit` as boolean, so both
 * databases return the same rows.
 */
export function columnTypes(db: AnyDatabase) {
  const binary = dialectOf(db) === 'mssql' ? ' collate Latin1_General_BIN2' : ''
  // Kysely takes a type of its own list or a RawBuilder without a result.
  const raw = (type: string) => sql.raw(type) as RawBuilder<never>
  return {
    /** For values that this program generates: ids, tokens, hashes. ASCII, compared byte by byte. */
    ascii: (length: number) => raw(`varchar(${length})${binary}`),
    /** Any script, compared byte by byte: names of resources, ids from outside. */
    exact: (length: number) => raw(`nvarchar(${length})${binary}`),
    text: (length: number) => raw(`nvarchar(${length})`),
    longText: raw(dialectOf(db) === 'mssql' ? 'nvarchar(max)' : 'text'),
    moment: raw('datetime2(3)'),
    flag: raw('bit'),
    integer: raw('integer'),
  }
}

/** The database's own clock, the only one that decides about claims, leases and expiry, since nodes' clocks differ. */
export function databaseNow(db: AnyDatabase): RawBuilder<Date> {
  return databaseNowPlus(db, 0)
}

const dayMilliseconds = 86_400_000

/** The database's clock plus `milliseconds`, which may be negative. */
export function databaseNowPlus(db: AnyDatabase, milliseconds: number): RawBuilder<Date> {
  const whole = Math.round(milliseconds)
  if (dialectOf(db) === 'sqlite') {
    return sql<Date>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${sql.lit(`${(whole / 1000).toFixed(3)} seconds`)})`
  }
  // DATEADD takes an int, which is 24.8 days in milliseconds, so days are added separately.
  const days = Math.trunc(whole / dayMilliseconds)
  const rest = whole - days * dayMilliseconds
  return sql<Date>`dateadd(day, ${sql.lit(days)}, dateadd(millisecond, ${sql.lit(rest)}, cast(sysutcdatetime() as datetime2(3))))`
}
