import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addFailure, addFailureBelow, clearCounter, giveBackFailure, lockCounter, readCounter } from './counters.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const minute = 60_000
const fail = (store: TemporaryStore, windowMs = minute) =>
  store.transaction((tx) => addFailure(tx, 'account', 'bind', windowMs))
const reserve = (store: TemporaryStore, limit: number, windowMs = minute) =>
  store.transaction((tx) => addFailureBelow(tx, 'account', 'bind', windowMs, limit))
const read = (store: TemporaryStore, windowMs = minute) => readCounter(store.read, 'account', 'bind', windowMs)

eachStore('counters', (open) => {
  test('failures add up, each kind and account for itself', async () => {
    await using store = await open()
    expect(await fail(store)).toBe(1)
    expect(await fail(store)).toBe(2)
    expect(await store.transaction((tx) => addFailure(tx, 'account', 'profile', minute))).toBe(1)
    expect(await read(store)).toEqual({ failures: 2, lockedUntil: undefined })
    expect(await readCounter(store.read, 'nobody', 'bind', minute)).toEqual({ failures: 0, lockedUntil: undefined })
  })

  test('the window runs from the last failure, and after it counting begins anew', async () => {
    await using store = await open()
    await fail(store)
    await fail(store)
    await delay(30)
    expect(await read(store, 20)).toMatchObject({ failures: 0 })
    expect(await read(store, minute)).toMatchObject({ failures: 2 })
    expect(await fail(store, 20)).toBe(1)
  })

  test('of many at once only as many get an attempt as the limit leaves', async () => {
    await using store = await open()
    const granted = await Promise.all(Array.from({ length: 12 }, () => reserve(store, 3)))
    expect(granted.filter(Boolean)).toHaveLength(3)
    expect(await read(store)).toMatchObject({ failures: 3 })
    expect(await reserve(store, 0)).toBe(false)
  })

  test('an attempt that was refused does not prolong the window', async () => {
    await using store = await open()
    expect(await reserve(store, 1)).toBe(true)
    await delay(30)
    expect(await reserve(store, 1, minute)).toBe(false)
    expect(await reserve(store, 1, 20)).toBe(true)
  })

  test('an attempt that was never made is given back, never below none', async () => {
    await using store = await open()
    await reserve(store, 1)
    await store.transaction((tx) => giveBackFailure(tx, 'account', 'bind'))
    await store.transaction((tx) => giveBackFailure(tx, 'account', 'bind'))
    expect(await read(store)).toMatchObject({ failures: 0 })
    expect(await reserve(store, 1)).toBe(true)
  })

  test('a lock holds until its end or until it is cleared, also without a failure before', async () => {
    await using store = await open()
    const lock = (milliseconds: number) => store.transaction((tx) => lockCounter(tx, 'account', 'bind', milliseconds))
    await lock(minute)
    const { lockedUntil } = await read(store)
    expect(lockedUntil?.getTime()).toBeGreaterThan(Date.now())
    await lock(10)
    await delay(30)
    expect((await read(store)).lockedUntil).toBeUndefined()
    await lock(90 * 86_400_000)
    expect((await read(store)).lockedUntil?.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000)
    await store.transaction((tx) => clearCounter(tx, 'account', 'bind'))
    expect(await read(store)).toEqual({ failures: 0, lockedUntil: undefined })
  })
})
