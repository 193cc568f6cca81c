import { rm } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { newKey, readKeyFile, writeKeyFile } from '../store/key-file.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { signedTableNames } from '../store/signed-tables.ts'
import { storeRows } from '../store/testing-signed.ts'
import { refusedRows } from './refused-rows.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

/** Runs `work` on a database of this version that has its keys. */
async function withDatabase(
  harness: DoctorHarness,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<unknown>,
) {
  const { database, keyFile } = harness.config()
  const store = await openStore(database)
  await openKeys(store, keyFile)
  await work(store)
  await store.close()
}

const insertForged = (store: Awaited<ReturnType<typeof openStore>>, count: number) =>
  store.transaction(async (tx) => {
    for (let index = 0; index < count; index++) {
      const createdAt = new Date(Date.UTC(2026, 10, 28, 9, count - index))
      const who = { frontEnd: 'admin', module: 'password', personId: 'eve', domain: 'd' }
      const row = { tokenHash: `forged ${index}`, ...who, createdAt, expiresAt: new Date('2030-01-01') }
      await tx.insertInto('Session').values(row).execute()
    }
  })

test('M3: without refused rows one line says how many were read', async () => {
  await using harness = await createDoctorHarness()
  await withDatabase(harness, (store) => store.transaction((tx) => storeRows(tx, 'one')))
  // One of each signed table, and the setting that says since when they are signed.
  expect(await harness.runCheck(refusedRows)).toEqual({
    rows: { level: 'ok', subject: 'rows', text: `the signatures of all ${signedTableNames.length + 1} are valid` },
  })
})

test('M3: refused rows of every page are counted by table, with the oldest time and what to do, and are not logged', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await using harness = await createDoctorHarness()
  await withDatabase(harness, async (store) => {
    await store.transaction((tx) => storeRows(tx, 'one'))
    await insertForged(store, 450)
    await store.transaction((tx) => tx.updateTable('ProfileAnswer').set({ hash: 'of the attacker' }).execute())
  })
  expect(await harness.runCheck(refusedRows)).toEqual({
    Session: {
      level: 'warn',
      subject: 'Session',
      text: expect.stringMatching(
        /^450 rows without a valid signature, the oldest from 2026-11-28 09:01 UTC.*refused-rows/,
      ),
    },
    ProfileAnswer: { level: 'warn', subject: 'ProfileAnswer', text: expect.stringMatching(/^1 row without/) },
  })
  expect(log).not.toHaveBeenCalled()
  log.mockRestore()
})

test('M3: rows signed with a key that only another server has are a failure that names the key', async () => {
  await using harness = await createDoctorHarness()
  const { keyFile } = harness.config()
  await withDatabase(harness, async () => undefined)
  const before = readKeyFile(keyFile)
  if (!before) throw new Error('there is no key file')
  const key = newKey()
  writeKeyFile(keyFile, { ...before, keys: [key, ...before.keys] }, { replace: true })
  await withDatabase(harness, (store) => store.transaction((tx) => storeRows(tx, 'one')))
  writeKeyFile(keyFile, before, { replace: true })
  const findings = await harness.runCheck(refusedRows)
  expect(findings[`Session ${key.id}`]).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining(`copy the key file of the server that has key ${key.id}`),
  })
})

test('M3: before the first start of this version the rows are not signed yet', async () => {
  await using harness = await createDoctorHarness()
  const { keyFile } = harness.config()
  await withDatabase(harness, async (store) => {
    await store.transaction((tx) => tx.deleteFrom('Setting').where('name', '=', 'rows.signed').execute())
  })
  const { keys } = readKeyFile(keyFile) ?? { keys: [] }
  writeKeyFile(keyFile, { keys }, { replace: true })
  expect((await harness.runCheck(refusedRows)).rows).toMatchObject({ level: 'note' })
})

test('without a database there is nothing to say, and without a key file nothing to compare with', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(refusedRows)).toEqual({})
  await withDatabase(harness, async () => undefined)
  await rm(harness.config().keyFile)
  expect((await harness.runCheck(refusedRows)).rows).toMatchObject({ level: 'note' })
})
