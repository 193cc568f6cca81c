import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertRunBelow, listOpenRuns } from './open-runs.ts'
import { claimRun, findRun, insertRun, updateRun } from './runs.ts'
import { eachStore, type TemporaryStore } from './testing.ts'
import { newTestRun } from './testing-runs.ts'

const insertBelow = (store: TemporaryStore, id: string, limit: number, accountKey = 'cd') =>
  store.transaction((tx) => insertRunBelow(tx, { ...newTestRun, id, accountKey }, limit))
const insertPlain = (store: TemporaryStore, id: string) =>
  store.transaction((tx) => insertRun(tx, { ...newTestRun, id }))

eachStore('open runs', (open) => {
  test('a run that is inserted below the limit is the same as any other', async () => {
    await using store = await open()
    expect(await insertBelow(store, 'run-1', 1)).toBe(true)
    await insertPlain(store, 'run-2')
    const [below, plain] = [await findRun(store.read, 'run-1'), await findRun(store.read, 'run-2')]
    const moments = { createdAt: expect.any(Date), updatedAt: expect.any(Date) }
    expect(below).toEqual({ ...plain, id: 'run-1', ...moments })
  })

  test('the limit counts open runs of the same account only', async () => {
    await using store = await open()
    expect(await insertBelow(store, 'run-1', 2)).toBe(true)
    expect(await insertBelow(store, 'run-2', 2)).toBe(true)
    expect(await insertBelow(store, 'run-3', 2)).toBe(false)
    expect(await insertBelow(store, 'run-3', 2, 'another account')).toBe(true)
    const row = await findRun(store.read, 'run-1')
    if (!row) throw new Error('run-1 is missing')
    await store.transaction((tx) => updateRun(tx, row, { status: 'done' }))
    expect(await insertBelow(store, 'run-4', 2)).toBe(true)
  })

  test('open runs are listed the oldest first, and say whether they are claimed', async () => {
    await using store = await open()
    for (const id of ['run-2', 'run-1', 'run-3']) await insertPlain(store, id)
    const row = await findRun(store.read, 'run-2')
    if (!row) throw new Error('run-2 is missing')
    await store.transaction((tx) => claimRun(tx, row, { milliseconds: 60_000 }))
    const listed = await listOpenRuns(store.read, 'cd')
    expect(listed.map(({ id, claimed }) => [id, claimed])).toEqual([
      ['run-1', false],
      ['run-2', true],
      ['run-3', false],
    ])
  })

  test('the index is used to count them', async () => {
    await using store = await open()
    if (store.dialect === 'mssql') return
    const query = store.read.selectFrom('Run').select('id').where('accountKey', '=', 'cd').where('status', '=', 'open')
    const plan = JSON.stringify(await query.explain(undefined, sql`query plan`))
    expect(plan).toContain('RunByAccount')
  })
})
