import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backupStore } from './backup.ts'
import { openStore } from './open.ts'
import { openKeys } from './open-keys.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'latchkey-modes-')), 'data')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const modeOf = async (...path: string[]) => ((await stat(join(folder, ...path))).mode & 0o777).toString(8)
const databaseFiles = ['latchkey.sqlite', 'latchkey.sqlite-wal', 'latchkey.sqlite-shm']

describe.skipIf(process.platform === 'win32')('L3: files that others may not read', () => {
  test('L3: a new database and its log, and a folder that stood before with 755 and had nothing of others, are for this user alone', async () => {
    await mkdir(join(folder, 'password-lists'), { recursive: true })
    await writeFile(join(folder, 'sample-company.sqlite'), '')
    await chmod(folder, 0o755)
    const store = await openStore({ kind: 'sqlite', folder })
    expect(await modeOf()).toBe('700')
    for (const file of databaseFiles) expect([file, await modeOf(file)]).toEqual([file, '600'])
    await store.close()
  })

  test('L3: the folder and files of an installation that others could read are mended', async () => {
    await (await openStore({ kind: 'sqlite', folder })).close()
    await chmod(folder, 0o755)
    for (const file of databaseFiles) {
      await writeFile(join(folder, file), '', { flag: 'a' })
      await chmod(join(folder, file), 0o644)
    }
    const store = await openStore({ kind: 'sqlite', folder })
    expect(await modeOf()).toBe('700')
    for (const file of databaseFiles) expect([file, await modeOf(file)]).toEqual([file, '600'])
    await store.close()
  })

  test('L3: a folder with other things in it that others may read is refused and left as it is', async () => {
    await mkdir(folder)
    await chmod(folder, 0o755)
    await writeFile(join(folder, 'letter.txt'), '')
    await expect(openStore({ kind: 'sqlite', folder })).rejects.toMatchObject({
      code: 'configuration-invalid',
      values: { sentence: expect.stringMatching(/may be read by others.*chmod 700/) },
    })
    expect(await modeOf()).toBe('755')
    await chmod(folder, 0o700)
    await (await openStore({ kind: 'sqlite', folder })).close()
  })

  test('L3: a backup into a folder that stood before with 755 is for this user alone', async () => {
    const store = await openStore({ kind: 'sqlite', folder })
    const keyFile = join(folder, 'keys.json')
    await openKeys(store, keyFile)
    const copy = join(folder, 'copy')
    await mkdir(copy)
    await chmod(copy, 0o755)
    const { files } = await backupStore({ kind: 'sqlite', folder }, { keyFile, folder: copy })
    expect(await modeOf('copy')).toBe('700')
    for (const { name } of [...files, { name: 'manifest.json' }])
      expect([name, await modeOf('copy', name)]).toEqual([name, '600'])
    await store.close()
  })
})
