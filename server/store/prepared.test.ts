import { expect, test } from 'vitest'
import { changedOne, prepared } from './prepared.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const put = (store: TemporaryStore, name: string, value: string) =>
  store.transaction((tx) =>
    prepared(tx, 'put', { name, value }, (row) => tx.insertInto('Setting').values({ ...row, version: 1 })),
  )
const read = async (store: TemporaryStore, name: string) => {
  const { rows } = await prepared(store.read, 'value of', { name }, ({ name }) =>
    store.read.selectFrom('Setting').select('value').where('name', '=', name),
  )
  return rows[0]?.value
}

eachStore('prepared statements', (open) => {
  test('one text takes other values each time', async () => {
    await using store = await open()
    await put(store, 'one', '1')
    await put(store, 'other', '2')
    expect(await read(store, 'one')).toBe('1')
    expect(await read(store, 'other')).toBe('2')
    expect(await read(store, 'none')).toBeUndefined()
  })

  test('a value left out is another text, and null is a value', async () => {
    await using store = await open()
    await put(store, 'one', '1')
    const change = (values: { value?: string; version?: number }) =>
      store.transaction((tx) => prepared(tx, 'change', values, (set) => tx.updateTable('Setting').set(set)))
    expect(changedOne(await change({ version: 2 }))).toBe(true)
    expect(changedOne(await change({ value: '3', version: undefined }))).toBe(true)
    expect(await store.read.selectFrom('Setting').select(['value', 'version']).execute()).toEqual([
      { value: '3', version: 2 },
    ])
    const { rows } = await prepared(store.read, 'nothing', { nothing: null }, ({ nothing }) =>
      store.read
        .selectFrom('Setting')
        .select('name')
        .where('name', '=', nothing as never),
    )
    expect(rows).toEqual([])
  })

  test('a text that is made from a value is refused', async () => {
    await using store = await open()
    const careless = async (name: string) =>
      prepared(store.read, 'careless', { name }, ({ name }) =>
        store.read.selectFrom('Setting').select('name').where('name', '=', `${name}!`),
      )
    await expect(careless('one')).rejects.toThrow('name is not known yet when the query is made')
  })
})
