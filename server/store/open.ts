import { Kysely } from 'kysely'
import type { Store } from './database.ts'
import { isDeadlockVictim } from './dialects/mssql-errors.ts'
import { openSqliteFile, sqliteAdapter, sqliteDialect, sqliteFile } from './dialects/sqlite.ts'
import { watchFileIdentity } from './file-identity.ts'
import { migrate } from './migrations/migrate.ts'
import type { Tables } from './tables.ts'

export type StoreOptions =
  | {
      kind: 'sqlite'
      folder: string /** Waiting for another process's write lock; default 5000. */
      busyMilliseconds?: number
    }
  | { kind: 'mssql'; url: string; password?: string }

/**
 * Opens the database and migrates it. Throws AppError `database-newer`, `database-locked`, `database-unavailable`, `disk-full`.
 * `signal` ends the opening and any wait for a lock; the caller closes the store after its users have stopped.
 */
export async function openStore(options: StoreOptions, signal?: AbortSignal): Promise<Store> {
  signal?.throwIfAborted()
  const { write, ...store } = options.kind === 'sqlite' ? await openSqlite(options, signal) : await openMssql(options)
  try {
    await migrate(write)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

interface Opened extends Store {
  /** The connection for migrations. */
  write: Kysely<Tables>
}

async function openSqlite(options: StoreOptions & { kind: 'sqlite' }, signal?: AbortSignal): Promise<Opened> {
  const waiting = { busyMilliseconds: options.busyMilliseconds ?? 5000, signal }
  const adapter = sqliteAdapter()
  const kysely = async (readOnly: boolean) => {
    const database = await openSqliteFile(options.folder, { ...waiting, readOnly })
    return new Kysely<Tables>({ dialect: sqliteDialect(database, waiting, adapter) })
  }
  const write = await kysely(false)
  const assertInPlace = watchFileIdentity(sqliteFile(options.folder))
  const read = await kysely(true).catch(async (error: unknown) => {
    await write.destroy()
    throw error
  })
  return {
    read,
    write,
    dialect: 'sqlite',
    async transaction(work) {
      assertInPlace()
      return write.transaction().execute(work)
    },
    async close() {
      // The reader first: the last connection to close folds the log into the file, which a reader cannot.
      await read.destroy()
      await write.destroy()
    },
  }
}

const deadlockTries = 5

async function openMssql(options: StoreOptions & { kind: 'mssql' }): Promise<Opened> {
  // Loaded only now: tedious brings 51 MB that embedded installations do not need.
  const { mssqlDialect } = await import('./dialects/mssql.ts')
  const dialect = mssqlDialect(options)
  const write = new Kysely<Tables>({ dialect })
  return {
    read: write,
    write,
    dialect: 'mssql',
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        try {
          return await write.transaction().execute(work)
        } catch (error) {
          if (!isDeadlockVictim(error) || tries === deadlockTries) throw error
        }
      }
    },
    close: () => write.destroy(),
  }
}
