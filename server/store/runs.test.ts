import { expect, test } from 'vitest'
import {
  claimRun,
  deleteRunsBefore,
  findAbandonedRuns,
  findRun,
  firstRunVersion,
  insertRun,
  type NewRun,
  type RunChanges,
  renewClaim,
  updateRun,
} from './runs.ts'
import { eachStore, type TemporaryStore } from './testing.ts'
import { newTestRun } from './testing-runs.ts'

const start = (store: TemporaryStore, more: Partial<NewRun> = {}) =>
  store.transaction((tx) => insertRun(tx, { ...newTestRun, ...more }))
/** The run, as a writer read it at that version. */
const readAt = async (store: TemporaryStore, version: number, id = 'run-1') => {
  const row = await findRun(store.read, id)
  if (!row) throw new Error(`${id} is missing`)
  return { ...row, version }
}
const renew = async (store: TemporaryStore, version: number, intent?: string) => {
  const row = await readAt(store, version)
  return store.transaction((tx) => renewClaim(tx, row, { milliseconds: 60_000, intent }))
}

const claim = async (store: TemporaryStore, version: number, milliseconds: number) => {
  const row = await readAt(store, version)
  return store.transaction((tx) => claimRun(tx, row, { milliseconds, intent: '{"kind":"unlock"}' }))
}
const update = async (store: TemporaryStore, version: number, changes: RunChanges) => {
  const row = await readAt(store, version)
  return store.transaction((tx) => updateRun(tx, row, changes))
}

eachStore('runs', (open) => {
  test('a run is read as it was stored, with Dates and booleans', async () => {
    await using store = await open()
    await start(store)
    expect(await findRun(store.read, 'run-1')).toEqual({
      ...newTestRun,
      version: firstRunVersion,
      claimedUntil: null,
      claimed: false,
      keepUntil: null,
      createdAt: expect.any(Date),
      updatedAt: expect.any(Date),
    })
    expect(await findRun(store.read, 'run-2')).toBeUndefined()
  })

  test('of two writers that read the same version, only the first succeeds', async () => {
    await using store = await open()
    await start(store)
    const writers = ['one', 'two'].map((state) => update(store, 1, { state }))
    expect((await Promise.all(writers)).sort()).toEqual([false, true])
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 2 })
  })

  test('a run can be claimed again only after the claim is released or has expired', async () => {
    await using store = await open()
    await start(store)
    expect(await claim(store, 1, 60_000)).toBe(true)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 2, claimed: true, intent: '{"kind":"unlock"}' })
    expect(await claim(store, 2, 60_000)).toBe(false)

    expect(await update(store, 2, { claimedUntil: null })).toBe(true)
    expect(await claim(store, 3, -1)).toBe(true)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 4, claimed: false })
    expect(await claim(store, 4, 60_000)).toBe(true)
  })

  test('a claim from before the clock was set back by an hour counts as expired', async () => {
    await using store = await open()
    await start(store)
    expect(await claim(store, 1, 3_600_000)).toBe(true)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ claimed: false })
    expect((await findAbandonedRuns(store.read, -60_000, 10)).map((run) => run.id)).toEqual(['run-1'])
    expect(await claim(store, 2, 60_000)).toBe(true)
  })

  test('after losing its claim an owner can neither renew it nor write', async () => {
    await using store = await open()
    await start(store)
    await claim(store, 1, -1)
    await claim(store, 2, 60_000)
    expect(await renew(store, 2)).toBe(false)
    expect(await update(store, 2, { status: 'done' })).toBe(false)
    expect(await renew(store, 3, 'change')).toBe(true)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 4, intent: 'change', claimed: true })
    expect(await renew(store, 3)).toBe(false)
    expect(await renew(store, 4)).toBe(true)
  })

  test('only unclaimed runs without recent activity count as abandoned', async () => {
    await using store = await open()
    await start(store)
    await start(store, { id: 'claimed' })
    const claimed = await readAt(store, 1, 'claimed')
    await store.transaction((tx) => claimRun(tx, claimed, { milliseconds: 60_000 }))
    expect(await findAbandonedRuns(store.read, 60_000, 10)).toEqual([])
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await store.transaction((tx) => tx.updateTable('Run').set({ updatedAt: anHourAgo }).execute())
    expect((await findAbandonedRuns(store.read, 60_000, 10)).map((run) => run.id)).toEqual(['run-1'])
  })

  test('M3: refused runs keep no abandoned one from being stopped, also those of the same moment', async () => {
    await using store = await open()
    for (const id of ['a', 'b', 'c', 'd', 'e']) await start(store, { id })
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await store.transaction(async (tx) => {
      await tx.updateTable('Run').set({ updatedAt: anHourAgo }).execute()
      await tx.updateTable('Run').set({ account: 'somebody.else' }).where('id', 'in', ['a', 'b', 'd']).execute()
    })
    const list = async (count: number) => (await findAbandonedRuns(store.read, 60_000, count)).map(({ id }) => id)
    expect(await list(1)).toEqual(['c'])
    expect(await list(2)).toEqual(['c', 'e'])
  })

  test('a released claim cannot be renewed', async () => {
    await using store = await open()
    await start(store)
    await claim(store, 1, 60_000)
    await update(store, 2, { claimedUntil: null })
    expect(await renew(store, 3)).toBe(false)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ claimed: false })
  })

  test('a run that waits for an approver does not count as abandoned until its time is over', async () => {
    await using store = await open()
    const hour = 3_600_000
    await start(store, { keepUntil: new Date(Date.now() + hour) })
    await start(store, { id: 'over', keepUntil: new Date(Date.now() - hour) })
    await store.transaction((tx) =>
      tx
        .updateTable('Run')
        .set({ updatedAt: new Date(Date.now() - 2 * hour) })
        .execute(),
    )
    expect((await findAbandonedRuns(store.read, hour, 10)).map((run) => run.id)).toEqual(['over'])
  })

  test('clean-up deletes only ended runs', async () => {
    await using store = await open()
    await start(store)
    await start(store, { id: 'ended', status: 'done' })
    const later = new Date(Date.now() + 3_600_000)
    expect(await store.transaction((tx) => deleteRunsBefore(tx, later))).toBe(1)
    expect(await findRun(store.read, 'run-1')).toBeDefined()
  })

  test.for([
    ['quotes and statements', `'; drop table "Run"; --`],
    ['a filter', '*)(uid=*'],
    ['other scripts', 'Ünïcödé 漢字 𠜎 👩‍👩‍👧 \u202egnp.exe'],
    ['a NUL and line ends', 'a\0b\r\nc'],
    ['placeholders', '? @1 :name $1 %s {0} [x]'],
    ['a space at its end', 'name '],
  ] as const)('text is stored unchanged: %s', async ([, account]) => {
    await using store = await open()
    await start(store, { account, state: JSON.stringify({ account }) })
    expect(await findRun(store.read, 'run-1')).toMatchObject({ account, state: JSON.stringify({ account }) })
    expect(await findRun(store.read, `x' or '1'='1`)).toBeUndefined()
  })
})
