import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import { createReadCache, type ReadCache } from './read-cache.ts'

/** The sample company's own file. Several processes may hold it open at once. */
export interface SampleDatabase {
  /** A transaction that holds the write lock from its beginning; `work` is synchronous, so nothing can come between. */
  write<T>(work: (database: Statements) => T): Promise<T>
  read<T>(work: (database: Statements) => T): Promise<T>
  close(): void
}

/** What a session of the sample company works with: its file, once the people are created, and its clock. */
export interface SampleAccess extends Pick<SampleDatabase, 'read' | 'write'> {
  /** Milliseconds since 1970. */
  now(): number
}

/** Prepared statements with a cache of their results: readers may get cached results, writers always read the file. */
export interface Statements extends Pick<DatabaseSync, 'prepare'>, Omit<ReadCache, 'refresh'> {}

/** Only another process that holds the file can make a statement wait this long. */
const busyTimeoutMs = 10_000

/** Raised when tables or people of the company change: a file of an older version is created again, and practised changes are lost. */
const schemaVersion = 7

/** `usn` counts the changes of accounts, as a controller does. `searchKey`: each name on a line of its own, so that a line break before a word finds names that begin with it; `Name`: the same by index, in each domain. */
const schema = `
  DROP TABLE IF EXISTS Account;
  DROP TABLE IF EXISTS Name;
  DROP TABLE IF EXISTS Grouping;
  DROP TABLE IF EXISTS Membership;
  DROP TABLE IF EXISTS Policy;
  DROP TABLE IF EXISTS Copy;
  DROP TABLE IF EXISTS Mail;
  DROP TABLE IF EXISTS AuthenticatorApp;
  CREATE TABLE Account (
    id TEXT PRIMARY KEY, domain TEXT NOT NULL, accountKey TEXT NOT NULL, principalKey TEXT, nameKey TEXT NOT NULL,
    mailKey TEXT, kind TEXT NOT NULL, searchKey TEXT NOT NULL, entry TEXT NOT NULL,
    usn INTEGER NOT NULL DEFAULT 0, UNIQUE (domain, accountKey));
  CREATE INDEX AccountByUsn ON Account (usn);
  CREATE TRIGGER AccountInserted AFTER INSERT ON Account BEGIN
    UPDATE Copy SET usn = usn + 1;
    UPDATE Account SET usn = (SELECT usn FROM Copy) WHERE id = new.id;
  END;
  CREATE TRIGGER AccountChanged AFTER UPDATE OF entry ON Account BEGIN
    UPDATE Copy SET usn = usn + 1;
    UPDATE Account SET usn = (SELECT usn FROM Copy) WHERE id = new.id;
  END;
  CREATE INDEX AccountByPrincipal ON Account (principalKey);
  CREATE INDEX AccountByMail ON Account (mailKey);
  CREATE INDEX AccountByName ON Account (nameKey);
  CREATE TABLE Name (domain TEXT, name TEXT, id TEXT, PRIMARY KEY (domain, name, id)) WITHOUT ROWID;
  CREATE TABLE Grouping (nameKey TEXT PRIMARY KEY, domain TEXT NOT NULL, entry TEXT NOT NULL);
  CREATE TABLE Membership (memberKey TEXT, groupKey TEXT, PRIMARY KEY (memberKey, groupKey)) WITHOUT ROWID;
  CREATE TABLE Policy (id TEXT PRIMARY KEY, entry TEXT NOT NULL);
  CREATE TABLE Copy (invocationId TEXT NOT NULL, usn INTEGER NOT NULL);
  INSERT INTO Copy VALUES (lower(hex(randomblob(16))), 0);
  CREATE TABLE Mail (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, entry TEXT NOT NULL);
  CREATE TABLE AuthenticatorApp (secret TEXT PRIMARY KEY, label TEXT NOT NULL);
  PRAGMA user_version = ${schemaVersion};
`

/**
 * Practice data: it survives a killed process like everything else, but a power cut may lose its last moments (`synchronous =
 * NORMAL`). Waiting for the disk is left to the store, whose commits are acknowledged to people.
 */
function prepareTables(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE')
  try {
    if (database.prepare('PRAGMA user_version').get()?.user_version !== schemaVersion) database.exec(schema)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** The company's file below a folder. */
export const sampleFile = (folder: string): string => join(folder, 'sample-company.sqlite')

export function openSampleDatabase(folder: string): SampleDatabase {
  mkdirSync(folder, { recursive: true })
  // Busy timeout 0: SQLite would block the event loop while it waits. `retryWhileBusy` waits instead.
  const database = new DatabaseSync(sampleFile(folder), { timeout: 0 })
  const prepare = createStatementCache(database)
  const memory = createReadCache(prepare)
  const reading: Statements = { prepare, ...memory }
  // A writer changes the objects that it reads.
  const writing: Statements = { ...reading, load: (_key, read) => read() }
  let ready: Promise<void> | undefined

  function prepared(): Promise<void> {
    ready ??= retryWhileBusy(() => prepareTables(database)).catch((error: unknown) => {
      ready = undefined
      throw error
    })
    return ready
  }

  /** All writes of one iteration of the event loop: one commit for all of them. */
  let waiting: Write[] = []

  async function writeThem(): Promise<void> {
    const members = waiting
    waiting = []
    try {
      await prepared()
      const outcomes = await retryWhileBusy(() => sharedTransaction(database, writing, members))
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
      return retryWhileBusy(() => {
        memory.refresh()
        return work(reading)
      })
    },
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

/** One `write`: does its work and returns a function that resolves its caller once the commit is done. */
interface Write {
  work(open: Statements): () => void
  reject(error: unknown): void
}

/** Runs each member in a savepoint of its own; one that fails is rejected and rolls back nothing of the others. */
function sharedTransaction(database: DatabaseSync, open: Statements, members: readonly Write[]): (() => void)[] {
  const outcomes: (() => void)[] = []
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const { work, reject } of members) {
      database.exec('SAVEPOINT member')
      try {
        outcomes.push(work(open))
      } catch (error) {
        // On a full disk SQLite itself may have rolled back everything.
        if (!database.isTransaction) throw error
        database.exec('ROLLBACK TO member')
        open.clear()
        outcomes.push(() => reject(error))
      }
      database.exec('RELEASE member')
    }
    database.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    open.clear()
    throw error
  }
}

/** Prepares each statement once: preparing costs more than running most of them. */
function createStatementCache(database: DatabaseSync): Statements['prepare'] {
  const statements = new Map<string, StatementSync>()
  return (text) => {
    const statement = statements.get(text) ?? database.prepare(text)
    statements.set(text, statement)
    return statement
  }
}

async function retryWhileBusy<T>(work: () => T): Promise<T> {
  const end = performance.now() + busyTimeoutMs
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
