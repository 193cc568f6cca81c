import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'

/** The sample company's own file. Several processes may hold it open at once. */
export interface SampleDatabase {
  /** One transaction that holds the write lock from its beginning; `work` is synchronous, so nothing can come between. */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>
  read<T>(work: (database: DatabaseSync) => T): Promise<T>
  close(): void
}

/** The company has nothing to say in 10 seconds only when another process holds its file. */
const patience = 10_000

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS Account (
    id TEXT PRIMARY KEY, domain TEXT NOT NULL, accountKey TEXT NOT NULL, principalKey TEXT, entry TEXT NOT NULL,
    UNIQUE (domain, accountKey));
  CREATE INDEX IF NOT EXISTS AccountByPrincipal ON Account (principalKey);
  CREATE TABLE IF NOT EXISTS Grouping (distinguishedName TEXT PRIMARY KEY, domain TEXT NOT NULL, entry TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS Policy (id TEXT PRIMARY KEY, entry TEXT NOT NULL);
`

export function openSampleDatabase(folder: string): SampleDatabase {
  mkdirSync(folder, { recursive: true })
  // Busy timeout 0: SQLite would wait by sleeping in the event loop. `tryAgain` waits instead.
  const database = new DatabaseSync(join(folder, 'sample-company.sqlite'), { timeout: 0 })
  let ready: Promise<void> | undefined

  async function prepared(): Promise<DatabaseSync> {
    ready ??= tryAgain(() => database.exec(schema)).catch((error: unknown) => {
      ready = undefined
      throw error
    })
    await ready
    return database
  }

  return {
    async write(work) {
      await prepared()
      return tryAgain(() => transaction(database, work))
    },
    async read(work) {
      await prepared()
      return tryAgain(() => work(database))
    },
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

function transaction<T>(database: DatabaseSync, work: (database: DatabaseSync) => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work(database)
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

async function tryAgain<T>(work: () => T): Promise<T> {
  const end = performance.now() + patience
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > end) throw new AppError('directory-unreachable', { cause: error, retryAfter: 5 })
      await pause(2 + Math.random() * 10)
    }
  }
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY = 5, SQLITE_LOCKED = 6; the extended codes hold these in their low byte.
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  return code === 5 || code === 6
}
