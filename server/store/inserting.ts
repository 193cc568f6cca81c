import type { InsertObject } from 'kysely'
import type { Tx } from './database.ts'
import { isMssqlForeignKeyViolation, isMssqlUniqueViolation } from './dialects/mssql-errors.ts'
import { isSqliteForeignKeyViolation, isSqliteUniqueViolation } from './dialects/sqlite-errors.ts'
import type { Tables } from './tables.ts'

/**
 * Inserts unless the key exists; returns whether it inserted. The unique constraint decides, also between processes: on both
 * databases a violation fails the statement and leaves the transaction usable.
 */
export function insertIfAbsent<Name extends keyof Tables & string>(
  tx: Tx,
  table: Name,
  row: InsertObject<Tables, Name>,
): Promise<boolean> {
  return ignoreUniqueViolation(() => tx.insertInto(table).values(row).execute())
}

/**
 * Changes the row, or inserts it where there is none. Of two writers without a row both succeed, and the later one stays; the row's lock
 * makes it wait for the earlier one.
 */
export async function updateOrInsert(
  update: () => Promise<boolean>,
  insertIfAbsent: () => Promise<boolean>,
): Promise<void> {
  if (!(await update()) && !(await insertIfAbsent())) await update()
}

/** The same for any insert. */
export async function ignoreUniqueViolation(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert()
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

export function isUniqueViolation(error: unknown): boolean {
  return isSqliteUniqueViolation(error) || isMssqlUniqueViolation(error)
}

/** Whether a row refers to one that is missing, or one that is deleted is referred to. The transaction stays usable, too. */
export function isForeignKeyViolation(error: unknown): boolean {
  return isSqliteForeignKeyViolation(error) || isMssqlForeignKeyViolation(error)
}
