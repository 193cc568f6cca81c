import { setTimeout as delay } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import type { Store } from './database.ts'
import type { MssqlLimits } from './dialects/mssql-connection.ts'
import { mayRetry } from './dialects/mssql-errors.ts'
import { openSqliteFile, sqliteAdapter, sqliteDialect, sqliteFile } from './dialects/sqlite.ts'
import { isSqliteDamage } from './dialects/sqlite-errors.ts'
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
  if (options.kind === 'mssql') return migrateOpened(await openMssql(options))
  try {
    return await migrateOpened(await openSqlite(options, signal))
  } catch (error) {
    throw explainDamage(error, sqliteFile(options.folder))
  }
}

async function migrateOpened({ migrateAll, ...store }: Opened): Promise<Store> {
  try {
    await migrateAll()
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

/** People are told to try again; an administrator at a terminal, that waiting does not help. */
function explainDamage(error: unknown, file: string): unknown {
  if (!isSqliteDamage(error)) return error
  const sentence = `Latchkey cannot use ${file}, which is damaged. Put a backup back: npm start -- restore FOLDER, which keeps the damaged file beside it. npm run doctor says what else is wrong.`
  return new AppError('database-unavailable', { values: { sentence }, cause: error })
}

interface Opened extends Store {
  migrateAll(): Promise<void>
}

async function openSqlite(options: StoreOptions & { kind: 'sqlite' }, signal?: AbortSignal): Promise<Opened> {
  const waiting = { busyMilliseconds: options.busyMilliseconds ?? 5000, signal }
  const adapter = sqliteAdapter()
  const kysely = async (readOnly: boolean) => {
    const database = await openSqliteFile(options.folder, { ...waiting, readOnly })
    const assertInPlace = readOnly ? undefined : watchFileIdentity(sqliteFile(options.folder))
    return new Kysely<Tables>({ dialect: sqliteDialect(database, waiting, adapter, assertInPlace) })
  }
  const write = await kysely(false)
  const read = await kysely(true).catch(async (error: unknown) => {
    await write.destroy()
    throw error
  })
  return {
    read,
    migrateAll: () => migrate(write),
    dialect: 'sqlite',
    transaction: (work) => write.transaction().execute(work),
    async close() {
      // The reader first: the last connection to close folds the log into the file, which a reader cannot.
      await read.destroy()
      await write.destroy()
    },
  }
}

async function openMssql(options: StoreOptions & { kind: 'mssql' }): Promise<Opened> {
  // Loaded only now: tedious brings 51 MB that embedded installations do not need.
  const { jobLimits, migrationLimits, mssqlDialect, writeLimits } = await import('./dialects/mssql.ts')
  const { explainMissingRights, LatchkeyMssqlAdapter } = await import('./dialects/mssql-rights.ts')
  const adapter = new LatchkeyMssqlAdapter()
  const connect = (limits?: Partial<MssqlLimits>) =>
    new Kysely<Tables>({ dialect: mssqlDialect({ ...options, adapter, limits }) })
  const read = connect()
  const write = connect(writeLimits)
  // Its connections are opened when a job writes.
  const jobs = connect(jobLimits)
  const run = { request: retryTransactions(write), job: retryTransactions(jobs) }
  return {
    read,
    async migrateAll() {
      const migrating = connect(migrationLimits)
      try {
        await migrate(migrating)
      } catch (error) {
        throw await explainMissingRights(migrating, error)
      } finally {
        await migrating.destroy()
      }
    },
    dialect: 'mssql',
    transaction: (work, waiting = 'request') => run[waiting](work),
    async close() {
      for (const db of [jobs, write, read]) await db.destroy()
    },
  }
}

const maxTries = 5
/** No further try begins after this, since a person waits. */
const maxRetryMs = 10_000

/** Runs `work` again where the server has undone it for a passing cause: a deadlock, a lock held for too long, a lost connection. */
export function retryTransactions(db: Kysely<Tables>): Store['transaction'] {
  return async (work) => {
    const start = performance.now()
    for (let tries = 1; ; tries++) {
      let hasBegun = false
      try {
        return await db.transaction().execute((tx) => {
          hasBegun = true
          return work(tx)
        })
      } catch (error) {
        const isTooLate = tries === maxTries || performance.now() - start > maxRetryMs
        // A server that could not be reached at all is reported at once.
        if (!hasBegun || isTooLate || !mayRetry(error)) throw error
      }
      // By chance, so that the two parties of a deadlock do not meet again.
      await delay(Math.random() * 50 * 2 ** tries)
    }
  }
}
