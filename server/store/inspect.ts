import { accessSync, constants, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely, sql } from 'kysely'
import { type StoreCondition, storeCondition } from './condition.ts'
import type { Reader } from './database.ts'
import { sqliteDialect, sqliteFile } from './dialects/sqlite.ts'
import { translateSqliteError } from './dialects/sqlite-errors.ts'
import { migrations } from './migrations/index.ts'
import { appliedMigrations } from './migrations/migrate.ts'
import type { StoreOptions } from './open.ts'
import { keysProof } from './open-keys.ts'
import { getSetting } from './settings.ts'
import type { Tables } from './tables.ts'

/** A database as it stands, looked at without bringing anything up to date. */
export interface StoreInspection extends StoreCondition {
  version: string
  /** Migrations that the next start makes; all of them in an empty database. */
  missing: string[]
  /** Made by a newer program. */
  unknown: string[]
  /** What this user or login lacks. */
  lacking: string[]
  /** Proof that its keys are those of a key file (`open-keys.ts`); undefined: bound to none yet. */
  keyProof?: string
}

/**
 * Undefined: there is no database yet. Makes nothing, not even SQLite's own side files. Throws AppError `database-unavailable`,
 * `configuration-invalid`.
 */
export function inspectStore(options: StoreOptions): Promise<StoreInspection | undefined> {
  return lookInto(options, async (db) => {
    if (options.kind === 'mssql') return { ...(await inspect(db, 'mssql')), ...(await mssqlFacts(db)) }
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
    const lacking = mayWrite(sqliteFile(options.folder)) ? [] : ['write to the file']
    return { ...(await inspect(db, 'sqlite')), version: `SQLite ${rows[0]?.version}`, lacking }
  })
}

/** The same care for whatever else is to be looked at; undefined: there is none yet, or its tables are not those of this program. */
export function lookIntoCurrent<T>(options: StoreOptions, work: (db: Reader) => Promise<T>): Promise<T | undefined> {
  return lookInto(options, async (db) => {
    const isCurrent = (await appliedMigrations(db)).join() === Object.keys(migrations).join()
    return isCurrent ? work(db) : undefined
  })
}

async function lookInto<T>(options: StoreOptions, work: (db: Reader) => Promise<T>): Promise<T | undefined> {
  if (options.kind === 'sqlite' && !existsSync(sqliteFile(options.folder))) return undefined
  const dialect =
    options.kind === 'sqlite'
      ? sqliteDialect(openUntouched(sqliteFile(options.folder)), { busyMilliseconds: 2000 })
      : (await import('./dialects/mssql.ts')).mssqlDialect(options)
  const db = new Kysely<Tables>({ dialect })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** A reader of a write-ahead database would leave files beside it; while nobody writes, the file alone is all there is. */
function openUntouched(file: string): DatabaseSync {
  const address = pathToFileURL(file)
  if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1')
  try {
    return new DatabaseSync(address, { readOnly: true, timeout: 0 })
  } catch (error) {
    throw translateSqliteError(error)
  }
}

async function inspect(db: Reader, dialect: 'sqlite' | 'mssql') {
  const applied = await appliedMigrations(db)
  const known = Object.keys(migrations)
  const hasSettings = applied.length > 0
  const proof = hasSettings ? (await getSetting(db, keysProof))?.value : undefined
  return {
    ...(await storeCondition({ read: db, dialect })),
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
    ...(typeof proof === 'string' && { keyProof: proof }),
  }
}

async function mssqlFacts(db: Reader): Promise<Pick<StoreInspection, 'version' | 'lacking'>> {
  const wanted = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE TABLE', 'ALTER']
  const lacking: string[] = []
  for (const right of wanted) {
    const { rows } = await sql<{ held: number | null }>`
      select has_perms_by_name(db_name(), 'DATABASE', ${right}) as held`.execute(db)
    if (rows[0]?.held !== 1) lacking.push(right)
  }
  const { rows } = await sql<{ version: string }>`
    select cast(serverproperty('ProductVersion') as nvarchar(128)) as version`.execute(db)
  return { version: `SQL Server ${rows[0]?.version}`, lacking }
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}
