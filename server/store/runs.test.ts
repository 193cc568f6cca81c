import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import {
  claimRun,
  deleteRunsBefore,
  findAbandonedRuns,
  findRun,
  firstRunVersion,
  insertRun,
  type NewRun,
  releaseRun,
  renewClaim,
  updateRun,
} from './runs.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const newRun: NewRun = {
  ...{ id: 'run-1', tokenHash: 'ab', workflow: 'register', workflowVersion: 'v', personId: null, domain: 'sample' },
  ...{ account: 'active.user', language: 'en', accountKey: 'cd', decoy: true, controller: null, status: 'open' },
  ...{ number: 1, state: '{}', intent: null },
}
const start = (store: TemporaryStore, more: Partial<NewRun> = {}) =>
  store.transaction((tx) => insertRun(tx, { ...newRun, ...more }))
const claim = (store: TemporaryStore, expectedVersion: number, milliseconds: number) =>
  store.transaction((tx) => claimRun(tx, { id: 'run-1', expectedVersion, milliseconds, intent: '{"kind":"unlock"}' }))

eachStore('runs', (open) => {
  test('a run comes back as it was stored, with Dates and booleans', async () => {
    await using store = await open()
    await start(store)
    expect(await findRun(store.read, 'run-1')).toEqual({
      ...newRun,
      ...{ version: firstRunVersion, claimedUntil: null, claimed: false, keepUntil: null },
      ...{ createdAt: expect.any(Date), updatedAt: expect.any(Date) },
    })
    expect(await findRun(store.read, 'run-2')).toBeUndefined()
  })

  test('the first of two who read the same version writes, the second is told', async () => {
    await using store = await open()
    await start(store)
    const writers = ['one', 'two'].map((state) => store.transaction((tx) => updateRun(tx, 'run-1', 1, { state })))
    expect((await Promise.all(writers)).sort()).toEqual([false, true])
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 2 })
  })

  test('a claim keeps others out until it is released or over', async () => {
    await using store = await open()
    await start(store)
    expect(await claim(store, 1, 60_000)).toBe(true)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 2, claimed: true, intent: '{"kind":"unlock"}' })
    expect(await claim(store, 2, 60_000)).toBe(false)

    expect(await store.transaction((tx) => releaseRun(tx, 'run-1', 2))).toBe(true)
    expect(await claim(store, 3, 20)).toBe(true)
    await delay(40)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ version: 4, claimed: false })
    expect(await claim(store, 4, 60_000)).toBe(true)
  })

  test('a claim that was left before the clock was set back by an hour keeps nobody out', async () => {
    await using store = await open()
    await start(store)
    expect(await claim(store, 1, 3_600_000)).toBe(true)
    expect(await findRun(store.read, 'run-1')).toMatchObject({ claimed: false })
    expect((await findAbandonedRuns(store.read, -60_000, 10)).map((run) => run.id)).toEqual(['run-1'])
    expect(await claim(store, 2, 60_000)).toBe(true)
  })

  test('whoever lost a claim to another can neither prolong it nor write', async () => {
    await using store = await open()
    await start(store)
    await claim(store, 1, 10)
    await delay(30)
    await claim(store, 2, 60_000)
    expect(await store.transaction((tx) => renewClaim(tx, { id: 'run-1', version: 2, milliseconds: 60_000 }))).toBe(
      false,
    )
    expect(await store.transaction((tx) => updateRun(tx, 'run-1', 2, { status: 'done' }))).toBe(false)
    expect(await store.transaction((tx) => renewClaim(tx, { id: 'run-1', version: 3, milliseconds: 60_000 }))).toBe(
      true,
    )
  })

  test('abandoned runs are found, claimed and recent ones are not', async () => {
    await using store = await open()
    await start(store)
    await start(store, { id: 'claimed' })
    await store.transaction((tx) => claimRun(tx, { id: 'claimed', expectedVersion: 1, milliseconds: 60_000 }))
    await delay(30)
    expect(await findAbandonedRuns(store.read, 60_000, 10)).toEqual([])
    expect((await findAbandonedRuns(store.read, 10, 10)).map((run) => run.id)).toEqual(['run-1'])
  })

  test('only ended runs are forgotten', async () => {
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
  ] as const)('text is stored as it is: %s', async ([, account]) => {
    await using store = await open()
    await start(store, { account, state: JSON.stringify({ account }) })
    expect(await findRun(store.read, 'run-1')).toMatchObject({ account, state: JSON.stringify({ account }) })
    expect(await findRun(store.read, `x' or '1'='1`)).toBeUndefined()
  })
})
