import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import { createMemory, type Memory } from './memory.ts'

/** The sample company's own file. Several processes may hold it open at once. */
export interface SampleDatabase {
  /** A transaction that holds the write lock from its beginning; `work` is synchronous, so nothing can come between. */
  write<T>(work: (database: Statements) => T): Promise<T>
  read<T>(work: (database: Statements) => T): Promise<T>
  close(): void
}

/** The few texts of SQL that the company knows, and what they gave already: a reader's is remembered, a writer's always fresh. */
export interface Statements extends Pick<DatabaseSync, 'prepare'>, Omit<Memory, 'refresh'> {}

/** The company has nothing to say in 10 seconds only when another process holds its file. */
const patience = 10_000

/** Raised with the tables, and with the people of the company: one of an older edition is founded anew, and what was practised forgotten. */
const edition = 2

/** `searchKey`: each name on a line of its own, so that a line break before a word says that a name begins with it. */
const schema = `
  DROP TABLE IF EXISTS Account;
  DROP TABLE IF EXISTS Grouping;
  DROP TABLE IF EXISTS Membership;
  DROP TABLE IF EXISTS Policy;
  CREATE TABLE Account (
    id TEXT PRIMARY KEY, domain TEXT NOT NULL, accountKey TEXT NOT NULL, principalKey TEXT, nameKey TEXT NOT NULL,
    kind TEXT NOT NULL, searchKey TEXT NOT NULL, entry TEXT NOT NULL, UNIQUE (domain, accountKey));
  CREATE INDEX AccountByPrincipal ON Account (principalKey);
  CREATE INDEX AccountByName ON Account (nameKey);
  CREATE TABLE Grouping (nameKey TEXT PRIMARY KEY, domain TEXT NOT NULL, entry TEXT NOT NULL);
  CREATE TABLE Membership (memberKey TEXT, groupKey TEXT, PRIMARY KEY (memberKey, groupKey)) WITHOUT ROWID;
  CREATE TABLE Policy (id TEXT PRIMARY KEY, entry TEXT NOT NULL);
  PRAGMA user_version = ${edition};
`

/**
 * Practice data: it stands a killed process like everything else, but a power cut may take back its last moments. The disk's time
 * belongs to what was really acknowledged.
 */
function prepareTables(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE')
  try {
    if (database.prepare('PRAGMA user_version').get()?.user_version !== edition) database.exec(schema)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

export function openSampleDatabase(folder: string): SampleDatabase {
  mkdirSync(folder, { recursive: true })
  // Busy timeout 0: SQLite would wait by sleeping in the event loop. `tryAgain` waits instead.
  const database = new DatabaseSync(join(folder, 'sample-company.sqlite'), { timeout: 0 })
  const prepare = keepStatements(database)
  const memory = createMemory(prepare)
  const reading: Statements = { prepare, ...memory }
  // What a writer has read it alters.
  const writing: Statements = { ...reading, recall: (_key, read) => read() }
  let ready: Promise<void> | undefined

  function prepared(): Promise<void> {
    ready ??= tryAgain(() => prepareTables(database)).catch((error: unknown) => {
      ready = undefined
      throw error
    })
    return ready
  }

  /** Everybody who came in one turn of the event loop: one durable commit for all of them. */
  let waiting: Write[] = []

  async function writeThem(): Promise<void> {
    const members = waiting
    waiting = []
    try {
      await prepared()
      const outcomes = await tryAgain(() => sharedTransaction(database, writing, members))
      for (const tell of outcomes) tell()
    } catch (error) {
      for (const { reject } of members) reject(error)
    }
  }

  return {
    write: <T>(work: (open: Statements) => T) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(writeThem)
        waiting.push({
          work(open) {
            const result = work(open)
            return () => resolve(result)
          },
          reject,
        })
      }),
    async read(work) {
      await prepared()
      return tryAgain(() => {
        memory.refresh()
        return work(reading)
      })
    },
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

/** One `write`: does its work and gives what tells its caller of the success, for when the commit is done. */
interface Write {
  work(open: Statements): () => void
  reject(error: unknown): void
}

/** Each in a savepoint of its own; one that fails is told at once, and takes nothing of the others with it. */
function sharedTransaction(database: DatabaseSync, open: Statements, members: readonly Write[]): (() => void)[] {
  const outcomes: (() => void)[] = []
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const { work, reject } of members) {
      database.exec('SAVEPOINT member')
      try {
        outcomes.push(work(open))
      } catch (error) {
        // After a full disk SQLite itself may have rolled back everything.
        if (!database.isTransaction) throw error
        database.exec('ROLLBACK TO member')
        open.forgetAll()
        outcomes.push(() => reject(error))
      }
      database.exec('RELEASE member')
    }
    database.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    open.forgetAll()
    throw error
  }
}

/** Prepared once each: preparing costs more than most of them take. */
function keepStatements(database: DatabaseSync): Statements['prepare'] {
  const kept = new Map<string, StatementSync>()
  return (text) => {
    const statement = kept.get(text) ?? database.prepare(text)
    kept.set(text, statement)
    return statement
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
