import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as immediate } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { AppError } from '../../../shared/errors.ts'
import { makePrivate } from '../private-files.ts'
import { type SqliteConnectionOptions, sqliteConnection } from './sqlite-connection.ts'
import { translateSqliteError } from './sqlite-errors.ts'
import { shareCommits } from './sqlite-shared-commit.ts'

/** The only file of the embedded database, in its folder. */
export function sqliteFile(folder: string): string {
  return join(folder, databaseName)
}

const databaseName = 'latchkey.sqlite'

/** Opens the file, or creates it. Write-ahead log: readers never wait for a writer; FULL: a commit is on the disk. */
export async function openSqliteFile(folder: string, options: SqliteConnectionOptions & { readOnly: boolean }) {
  try {
    if (!options.readOnly) makePrivate(folder, [databaseName, `${databaseName}-wal`, `${databaseName}-shm`])
    // Busy timeout 0: SQLite would block the event loop. We wait ourselves.
    const database = new DatabaseSync(sqliteFile(folder), { readOnly: options.readOnly, timeout: 0 })
    const connection = sqliteConnection(database, options)
    const pragmas = options.readOnly ? [] : ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']
    try {
      for (const pragma of [...pragmas, 'trusted_schema = off'])
        await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`))
    } catch (error) {
      database.close()
      throw error
    }
    return database
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new AppError('disk-full', { cause: error })
    if (error instanceof Error && 'syscall' in error) throw new AppError('database-unavailable', { cause: error })
    throw translateSqliteError(error)
  }
}

/** One for all connections of a store, since the keys of its rows are found by it (`row-keys.ts`). */
export const sqliteAdapter = (): DialectAdapter => ({
  supportsCreateIfNotExists: true,
  // The driver queues by itself, in order of arrival.
  supportsMultipleConnections: true,
  supportsTransactionalDdl: true,
  supportsReturning: true,
  supportsOutput: false,
  // Migrations run in a transaction that holds the write lock from its first statement.
  acquireMigrationLock: async () => {},
  releaseMigrationLock: async () => {},
})

/**
 * Kysely dialect over one open connection. Callers queue, so that transactions of this process never interleave. `assertUsable` throws if nothing may
 * be written.
 */
export function sqliteDialect(
  database: DatabaseSync,
  options: SqliteConnectionOptions,
  adapter: DialectAdapter = sqliteAdapter(),
  assertUsable?: () => void,
): Dialect {
  return {
    createAdapter: () => adapter,
    createDriver: () => sqliteDriver(database, options, assertUsable),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

const maxBlockingMs = 10

/** The connection while one caller holds it; `isMember` while it is inside a transaction. */
interface QueuedConnection extends DatabaseConnection {
  isMember: boolean
  release(): void
}

function sqliteDriver(database: DatabaseSync, options: SqliteConnectionOptions, assertUsable?: () => void): Driver {
  const connection = sqliteConnection(database, options)
  const shared = shareCommits(database, connection, assertUsable)
  let last = Promise.resolve()
  let lastYield = performance.now()

  async function acquire(): Promise<QueuedConnection> {
    const before = last
    const released = Promise.withResolvers<void>()
    last = released.promise
    await before
    // Statements are synchronous: without this a long series of them would delay timers and sockets.
    if (performance.now() - lastYield > maxBlockingMs) {
      await immediate()
      lastYield = performance.now()
    }
    const queued: QueuedConnection = {
      isMember: false,
      release: released.resolve,
      executeQuery(query) {
        if (!queued.isMember) shared.flush()
        return connection.executeQuery(query)
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    }
    return queued
  }

  // Kysely hands back the connections that `acquire` made.
  const toQueued = (given: DatabaseConnection) => given as QueuedConnection

  return {
    init: async () => {},
    acquireConnection: acquire,
    releaseConnection: async (given) => toQueued(given).release(),
    async beginTransaction(given) {
      await shared.enter()
      toQueued(given).isMember = true
    },
    commitTransaction(given) {
      const queued = toQueued(given)
      queued.isMember = false
      const committed = shared.leave()
      // The next transaction enters while this one waits for the disk; a second release has no effect.
      queued.release()
      return committed
    },
    async rollbackTransaction(given) {
      // A member whose commit failed has left already.
      if (toQueued(given).isMember) shared.undo()
      toQueued(given).isMember = false
    },
    async destroy() {
      await acquire()
      shared.flush()
      database.close()
    },
  }
}
