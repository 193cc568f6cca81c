import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Store } from '../../server/store/database.ts'
import { sqliteAdapter, sqliteDialect } from '../../server/store/dialects/sqlite.ts'
import { migrate } from '../../server/store/migrations/migrate.ts'
import type { Tables } from '../../server/store/tables.ts'

/** The real tables and statements in memory, on a clock that the simulation sets: `strftime` is the only way by which our statements ask for the time. */
export async function createSimulatedStore(now: () => number): Promise<Store> {
  const database = new DatabaseSync(':memory:')
  let known = { at: Number.NaN, texts: new Map<string, string>() }
  database.function('strftime', { varargs: true }, (_format, _now, offset) => {
    // A statement asks for the same few times again and again, and thousands of them for those of one minute.
    if (known.at !== now()) known = { at: now(), texts: new Map() }
    const text =
      known.texts.get(String(offset)) ?? new Date(now() + Number.parseFloat(String(offset)) * 1000).toISOString()
    known.texts.set(String(offset), text)
    return text
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
