import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Store } from '../../server/store/database.ts'
import { sqliteAdapter, sqliteDialect } from '../../server/store/dialects/sqlite.ts'
import { migrate } from '../../server/store/migrations/migrate.ts'
import type { Tables } from '../../server/store/tables.ts'

/** The real tables and statements in memory, on a clock that the simulation sets: `strftime` is the only way by which our statements ask for the time. */
export async function createSimulatedStore(now: () => number): Promise<Store> {
  const database = new DatabaseSync(':memory:')
  database.function('strftime', { varargs: true }, (_format, _now, offset) => {
    const seconds = Number.parseFloat(String(offset ?? '0'))
    return new Date(now() + seconds * 1000).toISOString()
  })
  const waiting = { busyMilliseconds: 0 }
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, waiting, sqliteAdapter()) })
  await migrate(db)
  return {
    read: db,
    dialect: 'sqlite',
    transaction: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  }
}
