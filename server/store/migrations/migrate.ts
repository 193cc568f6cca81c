import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { AppError } from '../../../shared/errors.ts'
import type { Tables } from '../tables.ts'
import { migrations } from './index.ts'

/**
 * Migrates the database in one transaction. If a newer program has migrated it, throws AppError `database-newer` and changes
 * nothing: the newer program may rely on things that this one does not know.
 */
export async function migrate(db: Kysely<Tables>, known: Record<string, Migration> = migrations): Promise<void> {
  const applied = await appliedMigrations(db)
  // Without pending migrations no write lock is needed, so a start does not wait for another node's work.
  if (Object.keys(known).join() === applied.join()) return
  const unknown = applied.filter((name) => !(name in known))
  if (unknown.length > 0) {
    const cause = new Error(
      `The database has been migrated by a newer version of this program (${unknown.join(', ')}). Start that version or a later one, or restore a backup from before the upgrade.`,
    )
    throw new AppError('database-newer', { cause })
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Names of the applied migrations, in order. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db)
  return rows.map((row) => row.name)
}
