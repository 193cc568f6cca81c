import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteFile } from './dialects/sqlite.ts'
import { inspectStore } from './inspect.ts'
import { openStore } from './open.ts'
import { openKeys } from './open-keys.ts'
import { eachStore, temporaryStore } from './testing.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-inspect-'))
})
afterEach(() => rm(folder, { recursive: true }))

eachStore('inspection', (open) => {
  test('a database as it should be', async () => {
    await using store = await open()
    const seen = await inspectStore(store.options)
    expect(seen).toMatchObject({ sound: true, snapshotReads: true, missing: [], unknown: [], lacking: [] })
    expect(seen?.version).toMatch(/^(SQLite|SQL Server) \d+\./)
  })
})

test('where there is no database, none is made', async () => {
  expect(await inspectStore({ kind: 'sqlite', folder: join(folder, 'data') })).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
})

test('a database at rest is left as it is, to the byte', async () => {
  const store = await openStore({ kind: 'sqlite', folder })
  await openKeys(store, join(folder, 'keys'))
  await store.close()
  const before = [await readdir(folder), await readFile(sqliteFile(folder))]
  expect((await inspectStore({ kind: 'sqlite', folder }))?.keyProof).toMatch(/^[0-9a-f]{64}$/)
  expect([await readdir(folder), await readFile(sqliteFile(folder))]).toEqual(before)
})

test('what a server that runs has just written is seen', async () => {
  await using store = await temporaryStore()
  expect((await inspectStore(store.options))?.keyProof).toBeUndefined()
  await openKeys(store, join(folder, 'keys'))
  expect((await inspectStore(store.options))?.keyProof).toBeDefined()
})

test('what a newer program made, and what a start would still make', async () => {
  await using store = await temporaryStore()
  await store.transaction(async (tx) => {
    const migration = tx.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    await migration.insertInto('kysely_migration').values({ name: '9999-later', timestamp: '2030' }).execute()
    await migration.deleteFrom('kysely_migration').where('name', '=', '0001-thin-path').execute()
  })
  expect(await inspectStore(store.options)).toMatchObject({ missing: ['0001-thin-path'], unknown: ['9999-later'] })
})
