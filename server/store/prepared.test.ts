import { expect, test } from 'vitest'
import { changedOneRow, runPrepared } from './prepared.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const put = (store: TemporaryStore, name: string, value: string) =>
  store.transaction((tx) =>
    runPrepared(tx, 'put', { name, value }, (row) => tx.insertInto('Setting').values({ ...row, version: 1 })),
  )
const read = async (store: TemporaryStore, name: string) => {
  const { rows } = await runPrepared(store.read, 'value of', { name }, ({ name }) =>
    store.read.selectFrom('Setting').select('value').where('name', '=', name),
  )
  return rows[0]?.value
}

eachStore('prepared statements', (open) => {
  test('a statement is prepared once and run with different values', async () => {
    await using store = await open()
    await put(store, 'one', '1')
    await put(store, 'other', '2')
    expect(await read(store, 'one')).toBe('1')
    expect(await read(store, 'other')).toBe('2')
    expect(await read(store, 'none')).toBeUndefined()
  })

  test('an absent value gives another statement, and null is a value', async () => {
    await using store = await open()
    await put(store, 'one', '1')
    const change = (values: { value?: string; version?: number }) =>
      store.transaction((tx) => runPrepared(tx, 'change', values, (set) => tx.updateTable('Setting').set(set)))
    expect(changedOneRow(await change({ version: 2 }))).toBe(true)
    expect(changedOneRow(await change({ value: '3', version: undefined }))).toBe(true)
    expect(await store.read.selectFrom('Setting').select(['value', 'version']).execute()).toEqual([
      { value: '3', version: 2 },
    ])
    const absent: { nothing: string | null } = { nothing: null }
    const { rows } = await runPrepared(store.read, 'nothing', absent, ({ nothing }) =>
      store.read.selectFrom('OutboxMail').select('id').where('lastError', '=', nothing),
    )
    expect(rows).toEqual([])
  })

  test('a statement whose text is built from a value is refused', async () => {
    await using store = await open()
    const careless = async (name: string) =>
      runPrepared(store.read, 'careless', { name }, ({ name }) =>
        store.read.selectFrom('Setting').select('name').where('name', '=', `${name}!`),
      )
    await expect(careless('one')).rejects.toThrow('name is not known yet when the query is made')
  })
})
