import { type RawBuilder, sql } from 'kysely'
import { databaseNow, dialectOf } from './columns.ts'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * Rows that one statement deletes. SQL Server locks a whole table instead of 5,000 rows of it, and then everybody waits; SQLite's writer is
 * given back in between. Whoever deletes old rows goes on in another transaction while a statement deletes this many.
 */
export const maxDeletedRows = 2_000

/** Deletes at most `maxDeletedRows` rows and returns how many. */
export async function deleteRows(tx: Tx, table: keyof Tables, condition: RawBuilder<unknown>): Promise<number> {
  const [name, count] = [sql.table(table), sql.lit(maxDeletedRows)]
  const deletion =
    dialectOf(tx) === 'mssql'
      ? sql`delete top (${count}) from ${name} where ${condition}`
      : sql`delete from ${name} where rowid in (select rowid from ${name} where ${condition} limit ${count})`
  return Number((await deletion.execute(tx)).numAffectedRows ?? 0)
}

type ExpiringTable = {
  [Name in keyof Tables]: Tables[Name] extends { expiresAt: unknown } ? Name : never
}[keyof Tables]

/** The same for rows that are over, by the database's clock. */
export const deleteExpiredRows = (tx: Tx, table: ExpiringTable): Promise<number> =>
  deleteRows(tx, table, sql`${sql.ref('expiresAt')} <= ${databaseNow(tx)}`)
