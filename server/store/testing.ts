import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from './database.ts'
import { openMssqlOnSqlite } from './dialects/testing-mssql-on-sqlite.ts'
import { openStore, type StoreOptions } from './open.ts'
import { bindTestKeys } from './testing-keys.ts'
import { writeMigratedDatabase } from './testing-migrated.ts'
import './testing-query-plans.ts'
import { emptyTables, mssqlTestDatabase } from './testing-mssql.ts'

/** A store of one test. `close` also removes what was created for it. */
export interface TemporaryStore extends Store {
  /** To open the same database again, here or in another process. */
  readonly options: StoreOptions
  /** The folder of SQLite's file; keys and backups of a test may be stored here, too. */
  readonly folder: string
  [Symbol.asyncDispose](): Promise<void>
}

/** An empty, migrated SQLite store in a folder of its own: `await using store = await temporaryStore()`. */
export function temporaryStore(): Promise<TemporaryStore> {
  return temporary(async (folder) => {
    await writeMigratedDatabase(folder)
    return { kind: 'sqlite', folder }
  })
}

/** The statements for SQL Server, on SQLite: what the program does where the databases differ, without a server. */
const statementsOfMssql = (): Promise<TemporaryStore> =>
  temporary(
    async (folder) => {
      await writeMigratedDatabase(folder)
      return { kind: 'sqlite' as const, folder }
    },
    ({ folder }) => openMssqlOnSqlite(folder),
  )

/** Runs a suite on each database (`eachDatabase`), and on SQLite with the statements and branches for SQL Server. */
export function eachStore(name: string, suite: (open: () => Promise<TemporaryStore>) => void): void {
  eachDatabase(name, suite)
  describe(`${name} as SQL Server is asked`, () => suite(statementsOfMssql))
}

/**
 * Runs a suite on SQLite and, if `LATCHKEY_TEST_MSSQL_URL` names a server on which databases may be created, on SQL Server. Each
 * `open` returns an empty store.
 */
export function eachDatabase(name: string, suite: (open: () => Promise<TemporaryStore>) => void): void {
  describe(`${name} on SQLite`, () => suite(temporaryStore))
  const server = process.env.LATCHKEY_TEST_MSSQL_URL
  if (!server) return
  describe(`${name} on SQL Server`, () => {
    const database = mssqlTestDatabase(server)
    beforeAll(() => database.create(), 60_000)
    afterAll(() => database.drop(), 60_000)
    suite(async () => {
      const store = await temporary(async () => ({ kind: 'mssql', url: database.url }))
      await store.transaction(emptyTables)
      return store
    })
  })
}

async function temporary<Options extends StoreOptions>(
  prepare: (folder: string) => Promise<Options>,
  open: (options: Options) => Promise<Store> = openStore,
): Promise<TemporaryStore> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-store-'))
  const options = await prepare(folder)
  const store = await open(options)
  bindTestKeys(store)
  const close = async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...store, options, folder, close, [Symbol.asyncDispose]: close }
}
