import { expect, test } from 'vitest'
import { type Reservation, reserveAttempts, settleAttempts } from './attempts.ts'
import { lockCounter, readCounter } from './counters.ts'
import { openMssqlOnSqlite } from './dialects/testing-mssql-on-sqlite.ts'
import { eachStore, type TemporaryStore, temporaryStore } from './testing.ts'

const minute = 60_000
const bind: Reservation = { key: 'account', kind: 'bind', windowMs: minute, limit: 3, windowFrom: 'last-try' }
const guess: Reservation = { key: 'account', kind: 'guess', windowMs: 9 * minute, limit: 9, windowFrom: 'first-try' }
const site: Reservation = { ...guess, key: 'site', limit: Number.MAX_SAFE_INTEGER }

class Refused extends Error {}

/** As a caller must use it: a refusal rolls back. */
const reserve = (store: TemporaryStore, ...reservations: Reservation[]): Promise<boolean> =>
  store
    .transaction(async (tx) => {
      if (!(await reserveAttempts(tx, reservations))) throw new Refused()
      return true
    })
    .catch((error: unknown) => {
      if (error instanceof Refused) return false
      throw error
    })

const read = (store: TemporaryStore, { key, kind, windowMs }: Reservation) =>
  readCounter(store.read, key, kind, windowMs)
const failures = async (store: TemporaryStore, ...reservations: Reservation[]) => {
  const counters = await Promise.all(reservations.map((one) => read(store, one)))
  return counters.map((counter) => counter.failures)
}

/** Moves all windows into the past. */
const age = (store: TemporaryStore, minutes: number) =>
  store.transaction(async (tx) => {
    for (const { key, kind, windowStartedAt } of await tx.selectFrom('Counter').selectAll().execute())
      await tx
        .updateTable('Counter')
        .set({ windowStartedAt: new Date(windowStartedAt.getTime() - minutes * minute) })
        .where('key', '=', key)
        .where('kind', '=', kind)
        .execute()
  })

eachStore('attempts', (open) => {
  test('an attempt counts with each of its counters, and with no other of the same key or kind', async () => {
    await using store = await open()
    expect(await reserve(store, bind, guess, site)).toBe(true)
    expect(await reserve(store, guess, site)).toBe(true)
    expect(await failures(store, bind, guess, site)).toEqual([1, 2, 2])
    expect(await failures(store, { ...bind, key: 'site' }, { ...guess, key: 'another' })).toEqual([0, 0])
  })

  test('one counter that refuses refuses the attempt, wherever it stands, and none has counted it', async () => {
    await using store = await open()
    for (const order of [
      [bind, guess, site],
      [guess, site, bind],
      [site, bind, guess],
    ])
      expect(await reserve(store, ...order)).toBe(true)
    expect(await reserve(store, bind, guess, site)).toBe(false)
    expect(await reserve(store, site, guess, bind)).toBe(false)
    expect(await reserve(store, guess, { ...site, limit: 0 })).toBe(false)
    expect(await failures(store, bind, guess, site)).toEqual([3, 3, 3])
  })

  test('attempts at the same moment get no more than the limit allows', async () => {
    await using store = await open()
    const granted = await Promise.all(Array.from({ length: 12 }, () => reserve(store, bind, guess, site)))
    expect(granted.filter(Boolean)).toHaveLength(3)
    expect(await failures(store, bind, guess, site)).toEqual([3, 3, 3])
  })

  test('each counter has its own window: from the last try, or from the first', async () => {
    await using store = await open()
    await reserve(store, bind, guess)
    await age(store, 2)
    await reserve(store, bind, guess)
    expect(await failures(store, bind, guess)).toEqual([1, 2])
    const { endsAt } = await read(store, guess)
    expect(endsAt?.getTime()).toBeLessThan(Date.now() + 8 * minute)
    await age(store, 8)
    await reserve(store, bind, guess)
    expect(await failures(store, bind, guess)).toEqual([1, 1])
  })

  test('attempts that were never made are released, of these counters alone, and no count falls below zero', async () => {
    await using store = await open()
    for (let attempt = 0; attempt < 3; attempt++) await reserve(store, bind, guess, site)
    const release = () => store.transaction((tx) => settleAttempts(tx, { released: [bind, site], count: 2 }))
    await release()
    expect(await failures(store, bind, guess, site)).toEqual([1, 3, 1])
    await release()
    expect(await failures(store, bind, guess, site)).toEqual([1, 3, 1])
    await store.transaction((tx) => settleAttempts(tx, {}))
    expect(await failures(store, bind, guess, site)).toEqual([1, 3, 1])
  })

  test('a cleared counter is as one that never counted, its lock and window included', async () => {
    await using store = await open()
    for (let attempt = 0; attempt < 3; attempt++) await reserve(store, bind, guess, site)
    await store.transaction((tx) => lockCounter(tx, guess.key, guess.kind, minute))
    await store.transaction((tx) => settleAttempts(tx, { cleared: [guess], released: [site], count: 1 }))
    expect(await read(store, guess)).toEqual({ failures: 0, endsAt: undefined, lockedUntil: undefined })
    expect(await failures(store, bind, site)).toEqual([3, 2])
    await reserve(store, guess)
    const { endsAt } = await read(store, guess)
    expect(endsAt?.getTime()).toBeGreaterThan(Date.now() + 8 * minute)
    await store.transaction((tx) => settleAttempts(tx, { cleared: [bind, guess] }))
    expect(await failures(store, bind, guess, site)).toEqual([0, 0, 2])
  })
})

test('on SQL Server one statement counts on with all counters, and each that is missing gets its own', async () => {
  await using folder = await temporaryStore()
  const store = await openMssqlOnSqlite(folder.folder)
  const reserve = (limit: number) => store.transaction((tx) => reserveAttempts(tx, [bind, guess, { ...site, limit }]))
  const updates = () => store.roundTrips.splice(0).filter((sql) => sql.startsWith('update')).length
  expect(await reserve(9)).toBe(true)
  expect(updates()).toBe(4)
  expect(await reserve(9)).toBe(true)
  expect(updates()).toBe(1)
  expect(await reserve(2)).toBe(false)
  await store.transaction((tx) => settleAttempts(tx, { cleared: [bind], released: [guess], count: 1 }))
  const failures = await store.read.selectFrom('Counter').select('failures').orderBy('kind').execute()
  expect(failures.map(({ failures }) => failures).toSorted()).toEqual([0, 2, 2])
  expect(store.roundTrips.join('\n')).not.toMatch(/on conflict|strftime|merge|returning/i)
  await store.close()
})
