import { expect, test } from 'vitest'
import { deleteApiKey, deleteExpiredApiKeys, findApiKey, insertApiKey, listApiKeys, touchApiKey } from './api-keys.ts'
import type { Store } from './database.ts'
import { eachStore } from './testing.ts'
import { bindTestKeys } from './testing-keys.ts'

const day = 86_400_000
const key = (id: string, milliseconds = day) => ({
  id,
  token: `token ${id}`,
  name: `Name of ${id}`,
  scope: '{}',
  createdBy: 'admin',
  milliseconds,
})
const insert = (store: Store, id: string, milliseconds?: number) =>
  store.transaction((tx) => insertApiKey(tx, key(id, milliseconds)))

eachStore('keys of the API', (open) => {
  test('a key is found by its token until it is revoked, and the token is not stored', async () => {
    await using store = await open()
    bindTestKeys(store)
    await insert(store, 'one')
    expect(await findApiKey(store.read, 'token one')).toMatchObject({ id: 'one', lastUsedAt: null })
    expect(await findApiKey(store.read, 'token two')).toBeUndefined()
    expect(JSON.stringify(await store.read.selectFrom('ApiKey').selectAll().execute())).not.toContain('token one')
    expect(await store.transaction((tx) => deleteApiKey(tx, 'one'))).toBe(true)
    expect(await store.transaction((tx) => deleteApiKey(tx, 'one'))).toBe(false)
    expect(await findApiKey(store.read, 'token one')).toBeUndefined()
  })

  test('a key that has expired opens nothing, is listed for 90 days and then deleted', async () => {
    await using store = await open()
    bindTestKeys(store)
    await insert(store, 'over', -day)
    await insert(store, 'long over', -91 * day)
    expect(await findApiKey(store.read, 'token over')).toBeUndefined()
    expect(await listApiKeys(store.read)).toHaveLength(2)
    expect(await store.transaction((tx) => deleteExpiredApiKeys(tx))).toBe(1)
    expect((await listApiKeys(store.read)).map(({ id }) => id)).toEqual(['over'])
  })

  test('a key whose scope was changed in the database opens nothing and is not listed', async () => {
    await using store = await open()
    bindTestKeys(store)
    await insert(store, 'one')
    await store.transaction((tx) => tx.updateTable('ApiKey').set({ scope: '{"role":"administrator"}' }).execute())
    expect(await findApiKey(store.read, 'token one')).toBeUndefined()
    expect(await listApiKeys(store.read)).toEqual([])
  })

  test('the last use is kept, at most once a minute', async () => {
    await using store = await open()
    bindTestKeys(store)
    const inserted = await insert(store, 'one')
    await touchApiKey(store, inserted, new Date())
    const used = await findApiKey(store.read, 'token one')
    expect(used?.lastUsedAt).toBeInstanceOf(Date)
    if (!used) return
    await touchApiKey(store, used, new Date(Number(used.lastUsedAt) + 59_000))
    expect((await findApiKey(store.read, 'token one'))?.lastUsedAt).toEqual(used.lastUsedAt)
  })
})
