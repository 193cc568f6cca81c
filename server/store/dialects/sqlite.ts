import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as immediate } from 'node:timers/promises'
import { type DatabaseConnection, type Dialect, type Driver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { AppError } from '../../../shared/errors.ts'
import { type SqliteConnectionOptions, sqliteConnection } from './sqlite-connection.ts'
import { translateSqliteError } from './sqlite-errors.ts'

/** The one file of the embedded database, in its folder. */
export function sqliteFile(folder: string): string {
  return join(folder, 'latchkey.sqlite')
}

/** Opens the file, made when it is not there. Write-ahead log: readers never wait for a writer; FULL: a commit is on the disk. */
export async function openSqliteFile(folder: string, options: SqliteConnectionOptions & { readOnly: boolean }) {
  try {
    if (!options.readOnly) mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Busy timeout 0: SQLite would sleep in the event loop. We wait ourselves.
    const database = new DatabaseSync(sqliteFile(folder), { readOnly: options.readOnly, timeout: 0 })
    const connection = sqliteConnection(database, options)
    const pragmas = options.readOnly ? [] : ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']
    try {
      for (const pragma of [...pragmas, 'trusted_schema = off'])
        await connection.executeQuery(statement(`pragma ${pragma}`))
    } catch (error) {
      database.close()
      throw error
    }
    return database
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new AppError('disk-full', { cause: error })
    if (error instanceof Error && 'syscall' in error) throw new AppError('database-unavailable', { cause: error })
    throw translateSqliteError(error)
  }
}

const statement = (sql: string) => ({ sql, parameters: [], query: { kind: 'RawNode' as const } }) as never

/** Kysely dialect over one open connection. Whoever wants it queues, so that transactions of this process never interleave. */
export function sqliteDialect(database: DatabaseSync, options: SqliteConnectionOptions): Dialect {
  return {
    createAdapter: () => ({
      supportsCreateIfNotExists: true,
      // The driver queues by itself, in order of arrival.
      supportsMultipleConnections: true,
      supportsTransactionalDdl: true,
      supportsReturning: true,
      supportsOutput: false,
      // Migrations run in a transaction that holds the write lock from its first statement.
      acquireMigrationLock: async () => {},
      releaseMigrationLock: async () => {},
    }),
    createDriver: () => sqliteDriver(database, options),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

const longestTurnMilliseconds = 10

function sqliteDriver(database: DatabaseSync, options: SqliteConnectionOptions): Driver {
  const connection = sqliteConnection(database, options)
  let last = Promise.resolve()
  let release = () => {}
  let turned = performance.now()

  async function acquire(): Promise<DatabaseConnection> {
    const before = last
    const held = Promise.withResolvers<void>()
    last = held.promise
    await before
    // Statements are synchronous: a long row of them would hold up timers and sockets without this.
    if (performance.now() - turned > longestTurnMilliseconds) {
      await immediate()
      turned = performance.now()
    }
    release = held.resolve
    return connection
  }

  return {
    init: async () => {},
    acquireConnection: acquire,
    releaseConnection: async () => release(),
    beginTransaction: () => connection.begin(),
    commitTransaction: async () => connection.commit(),
    rollbackTransaction: async () => connection.rollback(),
    async destroy() {
      await acquire()
      database.close()
    },
  }
}
