import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newKey, writeKeyFile } from '../store/key-file.ts'
import { openStore } from '../store/open.ts'
import { openKeys, proveKeys } from '../store/open-keys.ts'
import { keyFile } from './key-file.ts'
import { type Patient, patient } from './testing.ts'

/** As a first start leaves it. */
async function started(machine: Patient, file = machine.config().keyFile) {
  const store = await openStore({ kind: 'sqlite', folder: join(machine.folder, 'data') })
  await openKeys(store, file)
  await store.close()
  return file
}

test('before the first start there is none, and none is made', async () => {
  await using machine = await patient()
  expect(await machine.look(keyFile)).toMatchObject({ present: { level: 'note' } })
  expect(await readdir(machine.folder)).toEqual([])
})

test('a key file as it should be', async () => {
  await using machine = await patient()
  await started(machine)
  const seen = await machine.look(keyFile)
  expect(Object.values(seen).map(({ what, text }) => `${what} ${text}`)).toEqual([
    'mode 600',
    'age the newest key is 0 days old',
    'belongs to this database',
    'place apart from the data',
  ])
  expect(Object.values(seen).every(({ level }) => level === 'ok')).toBe(true)
})

test('one that everybody may read', async () => {
  await using machine = await patient()
  await chmod(await started(machine), 0o644)
  expect((await machine.look(keyFile)).mode).toMatchObject({
    level: 'FAIL',
    text: '644, others may read it: run chmod 600 on it, and consider its keys known.',
  })
})

test('one that is missing though the database needs it, and one of another database', async () => {
  await using machine = await patient()
  const file = await started(machine)
  await rm(file)
  expect((await machine.look(keyFile)).present).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining('backup'),
  })
  expect(await readdir(machine.folder)).toEqual(['data'])
  writeKeyFile(file, { keys: [newKey()] }, { replace: true })
  expect((await machine.look(keyFile)).belongs).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining('another'),
  })
})

test('one that lies in the data folder is warned of', async () => {
  await using machine = await patient()
  const file = await started(machine, join(machine.folder, 'data/keys.json'))
  expect((await machine.look(keyFile, { LATCHKEY_KEY_FILE: file })).place?.level).toBe('warn')
})

test('keys from before a rotation are named, with what needs them, until nothing does', async () => {
  await using machine = await patient()
  const file = await started(machine)
  const store = await openStore({ kind: 'sqlite', folder: join(machine.folder, 'data') })
  const keys = await openKeys(store, file)
  const [old] = keys.list()
  keys.rotate()
  const line = async () => (await machine.look(keyFile))[`key ${old?.id}`]
  expect(await line()).toMatchObject({ level: 'note', text: expect.stringContaining('still needed for the proof') })
  await proveKeys(store, keys)
  await store.close()
  expect((await line())?.text).toBe(
    `is needed by nothing any more: take it out with npm start -- keys remove ${old?.id}.`,
  )
})
