import { mkdtemp, open as openFile, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteFile } from './dialects/sqlite.ts'
import { checkStore, inspectStore } from './inspect.ts'
import { openStore } from './open.ts'
import { openKeys } from './open-keys.ts'
import { putSetting } from './settings.ts'
import { eachStore, temporaryStore } from './testing.ts'
import { bindTestKeys } from './testing-keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-inspect-'))
})
afterEach(() => rm(folder, { recursive: true }))

eachStore('inspection', (open) => {
  test('a sound database is reported without findings', async () => {
    await using store = await open()
    const seen = await inspectStore(store.options)
    expect(seen).toMatchObject({
      sound: true,
      snapshotReads: true,
      missingMigrations: [],
      unknownMigrations: [],
      missingRights: [],
    })
    expect(seen?.version).toMatch(/^(SQLite|SQL Server) \d+\./)
  })
})

test('if there is no database, inspecting creates none', async () => {
  expect(await inspectStore({ kind: 'sqlite', folder: join(folder, 'data') })).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
})

test('inspecting a database that is not open leaves every byte unchanged', async () => {
  const store = await openStore({ kind: 'sqlite', folder })
  await openKeys(store, join(folder, 'keys'))
  await store.close()
  const before = [await readdir(folder), await readFile(sqliteFile(folder))]
  expect((await inspectStore({ kind: 'sqlite', folder }))?.keyProof).toMatch(/^[0-9a-f]{64}$/)
  expect([await readdir(folder), await readFile(sqliteFile(folder))]).toEqual(before)
})

test('inspecting sees what a running server has just written', async () => {
  await using store = await temporaryStore()
  expect((await inspectStore(store.options))?.keyProof).toBeUndefined()
  await openKeys(store, join(folder, 'keys'))
  expect((await inspectStore(store.options))?.keyProof).toBeDefined()
})

test('migrations of a newer program and missing migrations are reported', async () => {
  await using store = await temporaryStore()
  await store.transaction(async (tx) => {
    const migration = tx.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    await migration.insertInto('kysely_migration').values({ name: '9999-later', timestamp: '2030' }).execute()
    await migration.deleteFrom('kysely_migration').where('name', '=', '0001-thin-path').execute()
  })
  expect(await inspectStore(store.options)).toMatchObject({
    missingMigrations: ['0001-thin-path'],
    unknownMigrations: ['9999-later'],
  })
})

eachStore('check', (open) => {
  test('a sound database passes', async () => {
    await using store = await open()
    expect(await checkStore({ read: store.read, dialect: store.options.kind })).toEqual({
      sound: true,
      snapshotReads: true,
    })
  })
})

test('a file whose pages were overwritten is reported as damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-damaged-'))
  const store = await openStore({ kind: 'sqlite', folder })
  bindTestKeys(store)
  await store.transaction((tx) => putSetting(tx, 'long', 'x'.repeat(400_000), 0))
  await store.close()

  const file = await openFile(sqliteFile(folder), 'r+')
  const { size } = await stat(sqliteFile(folder))
  // The last pages hold the long value; each begins with the number of the next.
  for (let page = size - 10 * 4096; page < size; page += 4096) await file.write('garbage', page)
  await file.close()

  const damaged = await openStore({ kind: 'sqlite', folder })
  expect(await checkStore(damaged)).toMatchObject({ sound: false })
  await damaged.close()
  await rm(folder, { recursive: true })
})
