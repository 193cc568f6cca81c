import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKeys } from './keys.ts'
import { openKeys } from './open-keys.ts'
import { eachStore } from './testing.ts'

eachStore('keys of a database', (open) => {
  test('the first start creates the keys, also if two processes start at once; later starts read the same', async () => {
    await using store = await open()
    const file = join(store.folder, 'latchkey.keys.json')
    const [one, other] = await Promise.all([openKeys(store, file), openKeys(store, file)])
    expect(one.hmac('x')).toBe(other.hmac('x'))
    expect((await openKeys(store, file)).hmac('x')).toBe(one.hmac('x'))
  })

  test('a database with data does not open without its keys, and no new ones are created', async () => {
    await using store = await open()
    const file = join(store.folder, 'latchkey.keys.json')
    await openKeys(store, file)
    await rm(file)
    await expect(openKeys(store, file)).rejects.toMatchObject({
      code: 'key-missing',
      cause: { message: expect.stringContaining('from its backup') },
    })
    expect(() => loadKeys(file, { mayCreate: false })).toThrow()
  })

  test('keys of another installation are refused, rotated keys are accepted', async () => {
    await using store = await open()
    const file = join(store.folder, 'latchkey.keys.json')
    const keys = await openKeys(store, file)
    keys.rotate()
    await openKeys(store, file)
    const foreign = join(store.folder, 'foreign.keys.json')
    loadKeys(foreign, { mayCreate: true })
    await expect(openKeys(store, foreign)).rejects.toMatchObject({ code: 'key-missing' })
  })
})
