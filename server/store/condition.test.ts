import { mkdtemp, open as openFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeCondition } from './condition.ts'
import { sqliteFile } from './dialects/sqlite.ts'
import { openStore } from './open.ts'
import { putSetting } from './settings.ts'
import { eachStore } from './testing.ts'

eachStore('condition', (open) => {
  test('a database as it should be', async () => {
    await using store = await open()
    expect(await storeCondition(store)).toEqual({ sound: true, snapshotReads: true })
  })
})

test('a file whose pages were overwritten is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-damaged-'))
  const store = await openStore({ kind: 'sqlite', folder })
  await store.transaction((tx) => putSetting(tx, 'long', 'x'.repeat(400_000), 0))
  await store.close()

  const file = await openFile(sqliteFile(folder), 'r+')
  const { size } = await stat(sqliteFile(folder))
  // The last pages hold the long value; each begins with the number of the next.
  for (let page = size - 10 * 4096; page < size; page += 4096) await file.write('garbage', page)
  await file.close()

  const damaged = await openStore({ kind: 'sqlite', folder })
  expect(await storeCondition(damaged)).toMatchObject({ sound: false })
  await damaged.close()
  await rm(folder, { recursive: true })
})
