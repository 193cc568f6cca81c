import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as immediate } from 'node:timers/promises'
import { type DatabaseConnection, type Dialect, type Driver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { AppError } from '../../../shared/errors.ts'
import { type SqliteConnectionOptions, sqliteConnection } from './sqlite-connection.ts'
import { translateSqliteError } from './sqlite-errors.ts'
import { shareCommits } from './sqlite-shared-commit.ts'

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

/** One holder's turn with the connection; `isMember` while it is inside a transaction. */
interface Turn extends DatabaseConnection {
  isMember: boolean
  end(): void
}

function sqliteDriver(database: DatabaseSync, options: SqliteConnectionOptions): Driver {
  const connection = sqliteConnection(database, options)
  const shared = shareCommits(database, connection)
  let last = Promise.resolve()
  let turned = performance.now()

  async function acquire(): Promise<Turn> {
    const before = last
    const held = Promise.withResolvers<void>()
    last = held.promise
    await before
    // Statements are synchronous: a long row of them would hold up timers and sockets without this.
    if (performance.now() - turned > longestTurnMilliseconds) {
      await immediate()
      turned = performance.now()
    }
    const turn: Turn = {
      isMember: false,
      end: held.resolve,
      executeQuery(query) {
        if (!turn.isMember) shared.flush()
        return connection.executeQuery(query)
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    }
    return turn
  }

  const turnOf = (given: DatabaseConnection) => given as Turn

  return {
    init: async () => {},
    acquireConnection: acquire,
    releaseConnection: async (given) => turnOf(given).end(),
    async beginTransaction(given) {
      await shared.enter()
      turnOf(given).isMember = true
    },
    commitTransaction(given) {
      const turn = turnOf(given)
      turn.isMember = false
      const committed = shared.leave()
      // The next one enters while this one waits for the disk; ending a turn twice is nothing.
      turn.end()
      return committed
    },
    async rollbackTransaction(given) {
      // One whose commit failed is out already.
      if (turnOf(given).isMember) shared.undo()
      turnOf(given).isMember = false
    },
    async destroy() {
      await acquire()
      shared.flush()
      database.close()
    },
  }
}
