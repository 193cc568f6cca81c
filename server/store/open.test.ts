import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteFile, sqliteDialect, sqliteFile } from './dialects/sqlite.ts'
import { openStore } from './open.ts'
import { getSetting, putSetting } from './settings.ts'
import type { Tables } from './tables.ts'
import { bindTestKeys } from './testing-keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-open-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = async (busyMilliseconds = 5000) => {
  const store = await openStore({ kind: 'sqlite', folder, busyMilliseconds })
  bindTestKeys(store)
  return store
}

/** Another program that holds the write lock, such as a backup tool or a stuck process. */
function otherWriter(): DatabaseSync {
  const other = new DatabaseSync(sqliteFile(folder))
  other.exec('begin immediate')
  return other
}

test('committed data is there after closing and reopening', async () => {
  const first = await open()
  await first.transaction((tx) => putSetting(tx, 'kept', 1, 0))
  await first.close()
  const second = await open()
  expect(await getSetting(second.read, 'kept')).toEqual({ value: 1, version: 1 })
  await second.close()
})

test('commits are written to the disk before they are acknowledged, and foreign keys are enforced', async () => {
  const store = await open()
  await store.transaction(async (tx) => {
    const pragma = async (name: string) =>
      (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(tx)).rows[0]
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 })
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(await pragma('busy_timeout')).toEqual({ timeout: 0 })
  })
  await store.close()
})

test.each(['moved', 'replaced'] as const)('nothing is acknowledged any more once the open file was %s', async (how) => {
  const store = await open()
  await store.transaction((tx) => putSetting(tx, 'kept', 1, 0))
  await rename(sqliteFile(folder), join(folder, 'elsewhere'))
  if (how === 'replaced') await writeFile(sqliteFile(folder), '')
  const lost = store.transaction((tx) => putSetting(tx, 'lost', 1, 0))
  await expect(lost).rejects.toMatchObject({ code: 'database-unavailable' })
  // The very file that is open may come back.
  await rename(join(folder, 'elsewhere'), sqliteFile(folder))
  await store.transaction((tx) => putSetting(tx, 'later', 1, 0))
  await store.close()
})

test('a failed transaction changes nothing, and the next one succeeds', async () => {
  const store = await open()
  const broken = store.transaction(async (tx) => {
    await putSetting(tx, 'half', 1, 0)
    throw new Error('changed its mind')
  })
  await expect(broken).rejects.toThrow('changed its mind')
  expect(await getSetting(store.read, 'half')).toBeUndefined()
  expect(await store.transaction((tx) => putSetting(tx, 'whole', 1, 0))).toBe(true)
  await store.close()
})

test('transactions of one process never interleave and keep their order', async () => {
  const store = await open()
  const steps: string[] = []
  const work = (name: string) =>
    store.transaction(async (tx) => {
      steps.push(`${name} begins`)
      await getSetting(tx, 'a')
      await putSetting(tx, name, 1, 0)
      steps.push(`${name} ends`)
    })
  await Promise.all([work('one'), work('two'), work('three')])
  expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  await store.close()
})

test('a reader does not wait for writers and cannot write', async () => {
  const store = await open()
  await store.transaction((tx) => putSetting(tx, 'a', 1, 0))
  const other = otherWriter()
  other.exec(`update Setting set value = '2'`)
  expect(await getSetting(store.read, 'a')).toMatchObject({ value: 1 })
  other.exec('rollback')
  other.close()
  await expect(store.read.deleteFrom('Setting').execute()).rejects.toMatchObject({ code: 'database-unavailable' })
  await store.close()
})

test('waiting for a lock of another program does not block the event loop, and ends as database-locked', async () => {
  const store = await open(200)
  const other = otherWriter()
  let ticks = 0
  const clock = setInterval(() => ticks++, 10)
  const refused = store.transaction((tx) => putSetting(tx, 'a', 1, 0))
  await expect(refused).rejects.toMatchObject({ code: 'database-locked', retryAfter: expect.any(Number) })
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(0)
  await store.close()

  const patient = await open(60_000)
  const waiting = patient.transaction((tx) => putSetting(tx, 'a', 1, 0))
  setTimeout(() => other.exec('rollback'), 50)
  expect(await waiting).toBe(true)
  other.close()
  await patient.close()
})

test('a full disk is reported, loses no committed data, and writes succeed again once there is room', async () => {
  await (await open()).close()
  const waiting = { busyMilliseconds: 1000 }
  const database = await openSqliteFile(folder, { ...waiting, readOnly: false })
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, waiting) })
  bindTestKeys({ read: db })
  const pages = Number(database.prepare('pragma page_count').get()?.page_count)
  database.exec(`pragma max_page_count = ${pages + 4}`)
  const put = (name: string) => db.transaction().execute((tx) => putSetting(tx, name, 'x'.repeat(6000), 0))

  expect(await put('fits')).toBe(true)
  const overflow = db.transaction().execute(async (tx) => {
    for (let setting = 0; setting < 20; setting++) await putSetting(tx, `overflow-${setting}`, 'x'.repeat(6000), 0)
  })
  await expect(overflow).rejects.toMatchObject({ code: 'disk-full', status: 503 })
  expect(await getSetting(db, 'fits')).toBeDefined()
  expect(await getSetting(db, 'overflow-0')).toBeUndefined()

  database.exec(`pragma max_page_count = ${pages + 400}`)
  expect(await put('later')).toBe(true)
  await db.destroy()
})

test('after the database itself has rolled a transaction back, its next statement fails', async () => {
  await (await open()).close()
  const waiting = { busyMilliseconds: 1000 }
  const database = await openSqliteFile(folder, { ...waiting, readOnly: false })
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, waiting) })
  bindTestKeys({ read: db })
  const work = db.transaction().execute(async (tx) => {
    database.exec('rollback')
    await putSetting(tx, 'stray', 1, 0)
  })
  await expect(work).rejects.toThrow('rolled back by the database')
  expect(await getSetting(db, 'stray')).toBeUndefined()
  await db.destroy()
})

test('a file that is not a database is refused and left unchanged', async () => {
  await writeFile(sqliteFile(folder), 'not a database, but its owner may want it back'.repeat(100))
  const sentence = expect.stringMatching(/latchkey\.sqlite, which is damaged.*restore FOLDER/)
  await expect(open()).rejects.toMatchObject({ code: 'database-unavailable', values: { sentence } })
})

test('a data folder that cannot be created is reported', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  const refused = openStore({ kind: 'sqlite', folder: join(file, 'data') })
  await expect(refused).rejects.toMatchObject({ code: 'database-unavailable' })
})

test('an aborted opening fails', async () => {
  const refused = openStore({ kind: 'sqlite', folder }, AbortSignal.abort())
  await expect(refused).rejects.toThrow()
})
