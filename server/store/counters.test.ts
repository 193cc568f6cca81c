import { expect, test } from 'vitest'
import { addFailure, clearCounter, lockCounter, readCounter, reserveAttempt } from './counters.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const minute = 60_000
const fail = (store: TemporaryStore, windowMs = minute) =>
  store.transaction((tx) => addFailure(tx, 'account', 'bind', windowMs))
const reserve = (store: TemporaryStore, limit: number, windowMs = minute) =>
  store.transaction((tx) => reserveAttempt(tx, 'account', 'bind', windowMs, limit))
const read = (store: TemporaryStore, windowMs = minute) => readCounter(store.read, 'account', 'bind', windowMs)

/** Moves the last counted failure two minutes into the past. */
const age = (store: TemporaryStore) =>
  store.transaction((tx) =>
    tx
      .updateTable('Counter')
      .set({ windowStartedAt: new Date(Date.now() - 2 * minute) })
      .execute(),
  )

eachStore('counters', (open) => {
  test('failures add up per kind and account', async () => {
    await using store = await open()
    expect(await fail(store)).toBe(1)
    expect(await fail(store)).toBe(2)
    expect(await store.transaction((tx) => addFailure(tx, 'account', 'profile', minute))).toBe(1)
    expect(await read(store)).toEqual({ failures: 2, lockedUntil: undefined, endsAt: expect.any(Date) })
    expect(await readCounter(store.read, 'nobody', 'bind', minute)).toEqual({ failures: 0, lockedUntil: undefined })
  })

  test('the window runs from the last failure; a failure after its end counts as the first', async () => {
    await using store = await open()
    await fail(store)
    await age(store)
    await fail(store, 5 * minute)
    await age(store)
    expect(await read(store, minute)).toMatchObject({ failures: 0 })
    expect(await read(store, 5 * minute)).toMatchObject({ failures: 2 })
    expect(await fail(store, minute)).toBe(1)
  })

  test('concurrent callers get no more attempts than the limit allows', async () => {
    await using store = await open()
    const granted = await Promise.all(Array.from({ length: 12 }, () => reserve(store, 3)))
    expect(granted.filter(Boolean)).toHaveLength(3)
    expect(await read(store)).toMatchObject({ failures: 3 })
    expect(await reserve(store, 0)).toBe(false)
  })

  test('a refused attempt does not extend the window', async () => {
    await using store = await open()
    expect(await reserve(store, 1)).toBe(true)
    await age(store)
    expect(await reserve(store, 1, 5 * minute)).toBe(false)
    expect(await reserve(store, 1, minute)).toBe(true)
  })

  test('a lock lasts until its end or until it is cleared, also without an earlier failure', async () => {
    await using store = await open()
    const lock = (milliseconds: number) => store.transaction((tx) => lockCounter(tx, 'account', 'bind', milliseconds))
    await lock(minute)
    const { lockedUntil } = await read(store)
    expect(lockedUntil?.getTime()).toBeGreaterThan(Date.now())
    await lock(-1)
    expect((await read(store)).lockedUntil).toBeUndefined()
    await lock(90 * 86_400_000)
    expect((await read(store)).lockedUntil?.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000)
    await store.transaction((tx) => clearCounter(tx, 'account', 'bind'))
    expect(await read(store)).toEqual({ failures: 0, endsAt: undefined, lockedUntil: undefined })
  })
})
