import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupStore, restoreStore } from './backup.ts'
import { loadKeys } from './keys.ts'
import { openStore } from './open.ts'
import { openKeys } from './open-keys.ts'
import { getSetting, putSetting } from './settings.ts'
import { type TemporaryStore, temporaryStore } from './testing.ts'

const put = (store: TemporaryStore, name: string) =>
  store.transaction((tx) => putSetting(tx, name, 'x'.repeat(2000), 0))

async function backedUp(store: TemporaryStore) {
  const keyFile = join(store.folder, 'keys', 'latchkey.keys.json')
  const keys = await openKeys(store, keyFile)
  await put(store, 'before')
  const folder = join(store.folder, 'backup')
  const manifest = await backupStore(store.options, { keyFile, folder })
  return {
    keys,
    keyFile,
    folder,
    manifest,
    data: join(store.folder, 'restored'),
    newKeys: join(store.folder, 'k', 'keys.json'),
  }
}

test('further files are backed up and restored; other files in their folder are never overwritten', async () => {
  await using store = await temporaryStore()
  const keyFile = join(store.folder, 'keys.json')
  await openKeys(store, keyFile)
  const [folder, data] = [join(store.folder, 'backup'), join(store.folder, 'restored')]
  const words = join(store.folder, 'lists', 'words.txt')
  await mkdir(join(store.folder, 'lists'))
  await writeFile(words, 'harbour')
  const extras = { 'words.txt': words, 'absent.txt': join(store.folder, 'lists', 'absent.txt') }
  const { files } = await backupStore(store.options, { keyFile, folder, extras })
  expect(files.map(({ name }) => name)).toEqual(['latchkey.sqlite', 'latchkey.keys.json', 'words.txt'])

  const restored = join(data, 'lists', 'words.txt')
  const restore = () => restoreStore({ from: folder, folder: data, keyFile, extras: { 'words.txt': restored } })
  await mkdir(join(data, 'lists'), { recursive: true })
  await writeFile(join(data, 'lists', 'other'), 'kept')
  await expect(restore()).rejects.toMatchObject({ code: 'folder-not-empty' })
  await rm(join(data, 'lists', 'other'))
  await writeFile(restored, 'lantern')
  await expect(restore()).rejects.toMatchObject({ code: 'folder-not-empty' })
  expect(await readFile(restored, 'utf8')).toBe('lantern')
  await writeFile(restored, 'harbour')
  await restore()
  expect(await readFile(restored, 'utf8')).toBe('harbour')
  expect((await readdir(data)).sort()).toEqual(['latchkey.sqlite', 'lists'])
})

test('a restored backup of a running program opens with its keys and contains everything committed before it', async () => {
  await using store = await temporaryStore()
  const { keys, folder, data, newKeys, manifest } = await backedUp(store)
  await put(store, 'after')
  expect(manifest.files.map((file) => file.name)).toEqual(['latchkey.sqlite', 'latchkey.keys.json'])
  expect((await readdir(folder)).sort()).toEqual(['latchkey.keys.json', 'latchkey.sqlite', 'manifest.json'])

  await restoreStore({ from: folder, folder: data, keyFile: newKeys })
  const restored = await openStore({ kind: 'sqlite', folder: data })
  expect((await openKeys(restored, newKeys)).hmac('x')).toBe(keys.hmac('x'))
  expect(await getSetting(restored.read, 'before')).toBeDefined()
  expect(await getSetting(restored.read, 'after')).toBeUndefined()
  await restored.close()
})

test('L15: a backup without keys has none, and is restored only where the key file that belongs to it is in place', async () => {
  await using store = await temporaryStore()
  const { keys, keyFile, data, newKeys } = await backedUp(store)
  const folder = join(store.folder, 'without')
  const manifest = await backupStore(store.options, { keyFile, folder, withoutKeys: true })
  expect(manifest.files.map((file) => file.name)).toEqual(['latchkey.sqlite'])
  expect((await readdir(folder)).sort()).toEqual(['latchkey.sqlite', 'manifest.json'])

  const restore = (file: string) => restoreStore({ from: folder, folder: data, keyFile: file })
  const missing = { code: 'key-missing', cause: { message: expect.stringContaining('made without keys') } }
  await expect(restore(newKeys)).rejects.toMatchObject(missing)
  loadKeys(newKeys, { mayCreate: true })
  const foreign = { code: 'key-missing', cause: { message: expect.stringContaining('not the one that belongs') } }
  await expect(restore(newKeys)).rejects.toMatchObject(foreign)
  await expect(readdir(data)).rejects.toMatchObject({ code: 'ENOENT' })

  await restore(keyFile)
  const restored = await openStore({ kind: 'sqlite', folder: data })
  expect((await openKeys(restored, keyFile)).hmac('x')).toBe(keys.hmac('x'))
  expect(await getSetting(restored.read, 'before')).toBeDefined()
  await restored.close()
})

test('a backup taken during writes contains whole transactions only', async () => {
  await using store = await temporaryStore()
  const keyFile = join(store.folder, 'keys.json')
  await openKeys(store, keyFile)
  let stop = false
  let pairs = 0
  const writing = (async () => {
    for (; !stop; pairs++) {
      await store.transaction(async (tx) => {
        await putSetting(tx, `one-${pairs}`, 'x'.repeat(3000), 0)
        await putSetting(tx, `two-${pairs}`, 'x'.repeat(3000), 0)
      })
    }
  })()
  while (pairs < 50) await new Promise((resolve) => setTimeout(resolve, 5))
  const folder = join(store.folder, 'backup')
  await backupStore(store.options, { keyFile, folder })
  stop = true
  await writing
  const restored = await openStore({ kind: 'sqlite', folder })
  const names = (await restored.read.selectFrom('Setting').select('name').execute()).map((row) => row.name)
  expect(names.filter((name) => name.startsWith('one-')).length).toBeGreaterThanOrEqual(50)
  expect(
    names
      .filter((name) => name.startsWith('one-'))
      .map((name) => name.slice(4))
      .sort(),
  ).toEqual(
    names
      .filter((name) => name.startsWith('two-'))
      .map((name) => name.slice(4))
      .sort(),
  )
  await restored.close()
})

test('a restore into a used folder or over other keys is refused, and changes nothing', async () => {
  await using store = await temporaryStore()
  const { folder, data, newKeys, keyFile } = await backedUp(store)
  const live = store.options.kind === 'sqlite' ? store.options.folder : ''
  await expect(restoreStore({ from: folder, folder: live, keyFile })).rejects.toMatchObject({
    code: 'folder-not-empty',
  })

  await mkdir(join(newKeys, '..'))
  await writeFile(newKeys, 'other keys')
  await expect(restoreStore({ from: folder, folder: data, keyFile: newKeys })).rejects.toMatchObject({
    code: 'folder-not-empty',
    values: { folder: newKeys },
  })
  expect(await readFile(newKeys, 'utf8')).toBe('other keys')
  expect(await readdir(data)).toEqual([])
})

test.each([
  ['is no database', (file: string) => writeFile(file, 'No page of a database looks like this. '.repeat(500))],
  ['has pages that contradict each other', (file: string) => overwriteFrom(file, 4096)],
] as const)('a restore moves a file aside that %s, and never a whole database', async (_, damage) => {
  await using store = await temporaryStore()
  const { folder, data, newKeys } = await backedUp(store)
  const restore = () => restoreStore({ from: folder, folder: data, keyFile: newKeys })
  await restore()
  await expect(restore()).rejects.toMatchObject({ code: 'folder-not-empty' })
  await damage(join(data, 'latchkey.sqlite'))
  const damaged = await readFile(join(data, 'latchkey.sqlite'))
  await restore()
  const names = (await readdir(data)).sort()
  expect(names).toEqual(['latchkey.sqlite', expect.stringMatching(/^latchkey\.sqlite\.damaged-\d{8}T\d{6}$/)])
  expect(await readFile(join(data, names[1] ?? ''))).toEqual(damaged)
  const restored = await openStore({ kind: 'sqlite', folder: data })
  await openKeys(restored, newKeys)
  expect(await getSetting(restored.read, 'before')).toBeDefined()
  await restored.close()
})

async function overwriteFrom(file: string, place: number): Promise<void> {
  const content = await readFile(file)
  await writeFile(file, content.fill(0x41, place))
}

test('a restore accepts a key file that is the same as in the backup', async () => {
  await using store = await temporaryStore()
  const { folder, data, keyFile } = await backedUp(store)
  await restoreStore({ from: folder, folder: data, keyFile })
  expect(await readdir(data)).toEqual(['latchkey.sqlite'])
})

test.for(['latchkey.sqlite', 'latchkey.keys.json', 'manifest.json'])(
  'a backup whose %s is missing or changed is not restored, and the error names the file',
  async (name) => {
    await using store = await temporaryStore()
    const { folder, data, newKeys } = await backedUp(store)
    const restore = () => restoreStore({ from: folder, folder: data, keyFile: newKeys })
    const damaged = { code: 'backup-damaged', values: { file: join(folder, name) } }
    const whole = await readFile(join(folder, name))
    await writeFile(join(folder, name), whole.subarray(0, -5))
    await expect(restore()).rejects.toMatchObject(damaged)
    await rm(join(folder, name))
    await expect(restore()).rejects.toMatchObject(damaged)
    await expect(readdir(data)).rejects.toMatchObject({ code: 'ENOENT' })
  },
)

test('a backup into the folder of another backup is refused', async () => {
  await using store = await temporaryStore()
  const { folder, keyFile } = await backedUp(store)
  await expect(backupStore(store.options, { keyFile, folder })).rejects.toMatchObject({ code: 'folder-not-empty' })
})

test('a backup without a key file is refused', async () => {
  await using store = await temporaryStore()
  const target = { keyFile: join(store.folder, 'nowhere.json'), folder: join(store.folder, 'backup') }
  await expect(backupStore(store.options, target)).rejects.toMatchObject({ code: 'key-missing' })
})

test('for SQL Server only the keys are copied, and the error refers to its own backup', async () => {
  await using store = await temporaryStore()
  const keyFile = join(store.folder, 'keys.json')
  await openKeys(store, keyFile)
  const folder = join(store.folder, 'backup')
  const refused = backupStore({ kind: 'mssql', url: 'mssql://u@db.example.test/latchkey' }, { keyFile, folder })
  await expect(refused).rejects.toMatchObject({ code: 'backup-elsewhere' })
  expect(await readFile(join(folder, 'latchkey.keys.json'))).toEqual(await readFile(keyFile))
})
