import { expect, test } from 'vitest'
import { openMemoryStore } from './open-memory.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'
import { bindTestKeys } from './testing-keys.ts'

test('what one database in memory was told, another one does not know', async () => {
  const [one, other] = [await openMemoryStore(), await openMemoryStore()]
  bindTestKeys(one)
  bindTestKeys(other)
  await one.transaction((tx) => putSetting(tx, 'help', { link: 'x' }, absentSetting))
  expect((await getSetting(one.read, 'help'))?.value).toEqual({ link: 'x' })
  expect(await getSetting(other.read, 'help')).toBeUndefined()
  await one.close()
  await other.close()
})

test('a read inside a transaction does not wait for its end, and a refused transaction leaves nothing', async () => {
  const store = await openMemoryStore()
  bindTestKeys(store)
  const refused = store.transaction(async (tx) => {
    await putSetting(tx, 'help', 1, absentSetting)
    await getSetting(store.read, 'none')
    throw new Error('refused')
  })
  await expect(refused).rejects.toThrow('refused')
  expect(await getSetting(store.read, 'help')).toBeUndefined()
  await store.close()
})
