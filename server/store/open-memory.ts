import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Store } from './database.ts'
import { sqliteAdapter, sqliteDialect } from './dialects/sqlite.ts'
import { migrate } from './migrations/migrate.ts'
import type { Tables } from './tables.ts'

const waiting = { busyMilliseconds: 0 }

/** Statements that make an empty database of this version; migrating takes many times as long as executing them. */
let schema: Promise<string> | undefined

/**
 * An empty, migrated database that exists in memory only and ends with `close`. Its rows are signed with the keys that `bindKeys` is given for it. Reads
 * see what an open transaction has written, since both use one connection.
 */
export async function openMemoryStore(): Promise<Store> {
  schema ??= readSchema()
  const database = new DatabaseSync(':memory:')
  database.exec(await schema)
  const adapter = sqliteAdapter()
  const connect = () => new Kysely<Tables>({ dialect: sqliteDialect(database, waiting, adapter) })
  // A reader of its own: otherwise a read would wait for the transaction that it is made in.
  const read = connect()
  const write = connect()
  return {
    read,
    dialect: 'sqlite',
    transaction: (work) => write.transaction().execute(work),
    close: () => write.destroy(),
  }
}

async function readSchema(): Promise<string> {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, waiting) })
  try {
    await migrate(db)
    const statements = database
      .prepare("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'")
      .all()
    return statements.map(({ sql }) => `${sql};`).join('\n')
  } finally {
    await db.destroy()
  }
}
