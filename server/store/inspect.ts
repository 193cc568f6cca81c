import { accessSync, constants, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely, sql } from 'kysely'
import type { Reader, Store } from './database.ts'
import { sqliteDialect, sqliteFile } from './dialects/sqlite.ts'
import { translateSqliteError } from './dialects/sqlite-errors.ts'
import { type Keys, loadKeys } from './keys.ts'
import { migrations } from './migrations/index.ts'
import { appliedMigrations } from './migrations/migrate.ts'
import type { StoreOptions } from './open.ts'
import { keysProofSetting } from './open-keys.ts'
import { getSetting } from './settings.ts'
import { bindKeys } from './signed-rows.ts'
import type { Tables } from './tables.ts'

export interface StoreCheck {
  /** SQLite: the result of its own check of the file. SQL Server checks its pages itself. */
  sound: boolean
  /** Readers do not wait for writers. On SQL Server: READ_COMMITTED_SNAPSHOT, which an administrator must switch on. */
  snapshotReads: boolean
}

/** A database as it is, inspected without migrating it. */
export interface StoreInspection extends StoreCheck {
  version: string
  /** Migrations that the next start runs; all of them for an empty database. */
  missingMigrations: string[]
  /** Migrations of a newer program. */
  unknownMigrations: string[]
  /** Rights that this user or login lacks while the server runs. */
  missingRights: string[]
  /** Rights that it lacks for migrations: at the first start, and at the first one after an upgrade. */
  missingMigrationRights: string[]
  /** SQL Server: the statements that give what is missing. */
  remedies?: { readSnapshots: string; rights: string; migrationRights: string }
  /** Proof that its keys are those of a key file (`open-keys.ts`); undefined if it is not bound to a key file yet. */
  keyProof?: string
}

/**
 * Undefined if there is no database yet. Creates nothing, not even SQLite's own side files. Throws AppError `database-unavailable`,
 * `configuration-invalid`.
 */
export function inspectStore(options: StoreOptions): Promise<StoreInspection | undefined> {
  return withStore(options, async (db) => {
    if (options.kind === 'mssql') return inspectMssql(db)
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
    const lacking = isWritable(sqliteFile(options.folder)) ? [] : ['write to the file']
    const rights = { missingRights: lacking, missingMigrationRights: [] }
    return { ...(await inspect(db, 'sqlite')), version: `SQLite ${rows[0]?.version}`, ...rights }
  })
}

/**
 * Runs `work` with the same care; undefined if there is no database yet, or if its tables are not those of this program. Rows are
 * verified with the keys of the file, without a report of those that are refused. Without a file that can be read, only tables
 * that are not signed can be.
 */
export function withCurrentStore<T>(
  options: { database: StoreOptions; keyFile: string },
  work: (db: Reader, keys: Keys | undefined) => Promise<T>,
): Promise<T | undefined> {
  return withStore(options.database, async (db) => {
    const isCurrent = (await appliedMigrations(db)).join() === Object.keys(migrations).join()
    if (!isCurrent) return undefined
    const keys = tryLoadKeys(options.keyFile)
    if (keys) bindKeys({ read: db }, keys)
    return work(db, keys)
  })
}

function tryLoadKeys(file: string): Keys | undefined {
  try {
    return loadKeys(file, { mayCreate: false })
  } catch {
    return undefined
  }
}

async function withStore<T>(options: StoreOptions, work: (db: Reader) => Promise<T>): Promise<T | undefined> {
  if (options.kind === 'sqlite' && !existsSync(sqliteFile(options.folder))) return undefined
  const dialect =
    options.kind === 'sqlite'
      ? sqliteDialect(openReadOnly(sqliteFile(options.folder)), { busyMilliseconds: 2000 })
      : (await import('./dialects/mssql.ts')).mssqlDialect(options)
  const db = new Kysely<Tables>({ dialect })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** A reader of a write-ahead database would leave files beside it; without a writer the main file contains everything. */
function openReadOnly(file: string): DatabaseSync {
  const address = pathToFileURL(file)
  if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1')
  try {
    return new DatabaseSync(address, { readOnly: true, timeout: 0 })
  } catch (error) {
    throw translateSqliteError(error)
  }
}

async function inspectMssql(db: Reader): Promise<StoreInspection> {
  const { readMssqlFacts, setUpStatements } = await import('./dialects/mssql-rights.ts')
  const { version, place, snapshotReads, lacksForRunning, lacksForMigrating } = await readMssqlFacts(db)
  const remedies = {
    readSnapshots: setUpStatements.readSnapshots(place),
    rights: setUpStatements.allowRunning(place),
    migrationRights: setUpStatements.allowMigrating(place),
  }
  const facts = { version: `SQL Server ${version}`, missingRights: lacksForRunning, remedies }
  return { ...(await inspect(db, 'mssql')), ...facts, snapshotReads, missingMigrationRights: lacksForMigrating }
}

async function inspect(db: Reader, dialect: 'sqlite' | 'mssql') {
  const applied = await appliedMigrations(db)
  const known = Object.keys(migrations)
  const hasSettings = applied.length > 0
  const proof = hasSettings ? (await getSetting(db, keysProofSetting))?.value : undefined
  return {
    ...(await checkStore({ read: db, dialect })),
    missingMigrations: known.filter((name) => !applied.includes(name)),
    unknownMigrations: applied.filter((name) => !known.includes(name)),
    ...(typeof proof === 'string' && { keyProof: proof }),
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Checks the database for `doctor`. Throws like any read if it cannot be reached. */
export async function checkStore(store: Pick<Store, 'read' | 'dialect'>): Promise<StoreCheck> {
  if (store.dialect === 'sqlite') {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(store.read)
    return { sound: rows[0]?.quick_check === 'ok', snapshotReads: true }
  }
  const { readMssqlFacts } = await import('./dialects/mssql-rights.ts')
  const { snapshotReads } = await readMssqlFacts(store.read)
  return { sound: true, snapshotReads }
}
