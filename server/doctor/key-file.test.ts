import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newKey, writeKeyFile } from '../store/key-file.ts'
import { openStore } from '../store/open.ts'
import { openKeys, renewKeysProof } from '../store/open-keys.ts'
import { signedSetting } from '../store/sign-existing-rows.ts'
import { updateSignedRow } from '../store/signed-rows.ts'
import { keyFile } from './key-file.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

/** As a first start leaves it. */
async function startOnce(harness: DoctorHarness, file = harness.config().keyFile) {
  const store = await openStore({ kind: 'sqlite', folder: join(harness.folder, 'data') })
  await openKeys(store, file)
  await store.close()
  return file
}

test('before the first start there is no key file, and none is created', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(keyFile)).toMatchObject({ present: { level: 'note' } })
  expect(await readdir(harness.folder)).toEqual([])
})

test('a healthy key file passes every check', async () => {
  await using harness = await createDoctorHarness()
  await startOnce(harness)
  const seen = await harness.runCheck(keyFile)
  expect(Object.values(seen).map(({ subject: what, text }) => `${what} ${text}`)).toEqual([
    'mode 600',
    'age the newest key is 0 days old',
    'belongs to this database',
    'place apart from the data',
  ])
  expect(Object.values(seen).every(({ level }) => level === 'ok')).toBe(true)
})

test('a key file that others may read fails', async () => {
  await using harness = await createDoctorHarness()
  await chmod(await startOnce(harness), 0o644)
  expect((await harness.runCheck(keyFile)).mode).toMatchObject({
    level: 'FAIL',
    text: '644, others may read it: run chmod 600 on it, and consider its keys known.',
  })
})

test('a missing key file and one of another database fail', async () => {
  await using harness = await createDoctorHarness()
  const file = await startOnce(harness)
  await rm(file)
  expect((await harness.runCheck(keyFile)).present).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining('backup'),
  })
  expect(await readdir(harness.folder)).toEqual(['data'])
  writeKeyFile(file, { keys: [newKey()] }, { replace: true })
  expect((await harness.runCheck(keyFile)).belongs).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining('another'),
  })
})

test('a key file in the data folder is a warning', async () => {
  await using harness = await createDoctorHarness()
  const file = await startOnce(harness, join(harness.folder, 'data/keys.json'))
  expect((await harness.runCheck(keyFile, { LATCHKEY_KEY_FILE: file })).place?.level).toBe('warn')
})

test('old keys are listed with what needs them, until nothing does', async () => {
  await using harness = await createDoctorHarness()
  const file = await startOnce(harness)
  const store = await openStore({ kind: 'sqlite', folder: join(harness.folder, 'data') })
  const keys = await openKeys(store, file)
  const [old] = keys.list()
  keys.rotate()
  const line = async () => (await harness.runCheck(keyFile))[`key ${old?.id}`]
  expect(await line()).toMatchObject({ level: 'note', text: expect.stringContaining('still needed for 1 signed row') })
  await store.transaction((tx) => updateSignedRow(tx, 'Setting', [signedSetting], (row) => row))
  expect(await line()).toMatchObject({ level: 'note', text: expect.stringContaining('still needed for the proof') })
  await renewKeysProof(store, keys)
  await store.close()
  expect((await line())?.text).toBe(`is no longer needed: remove it with npm start -- keys remove ${old?.id}.`)
})
