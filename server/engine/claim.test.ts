import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Intent } from '../activities/account.ts'
import type { Store } from '../store/database.ts'
import { findRun, updateRun } from '../store/runs.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { type Claim, createClaim, LostRace } from './claim.ts'
import { createGate, insertTestRun } from './testing.ts'

const leaseMs = 60_000
const intent: Intent = { activity: 'a', kind: 'unlock', controller: 'dc1', passwordLastSet: '1', at: '' }
let store: TemporaryStore
let claim: Claim
let leaseLost: AbortController

beforeEach(async () => {
  // The lease is measured by the monotonic clock and renewed by a timer; the test moves both.
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] })
  store = await temporaryStore()
  await insertTestRun(store)
  leaseLost = new AbortController()
  claim = await createTestClaim()
})
afterEach(async () => {
  claim.stopRenewal()
  vi.useRealTimers()
  await store[Symbol.asyncDispose]()
})

async function readRow() {
  const row = await findRun(store.read, 'run-1')
  if (!row) throw new Error('the run is gone')
  return row
}

const createTestClaim = async (through: Store = store) =>
  createClaim(through, { row: await readRow(), announced: undefined }, leaseMs, leaseLost)

const takeOver = async () => {
  const row = await readRow()
  await store.transaction((tx) => updateRun(tx, row, { claimedUntil: new Date(0) }))
}

const hold = () => claim.transaction(async () => {})

test('a claimed run cannot be claimed by another process', async () => {
  await hold()
  const other = await createTestClaim()
  await expect(other.transaction(async () => {})).rejects.toThrow(LostRace)
  expect(await readRow()).toMatchObject({ claimed: true, version: claim.version })
})

test('after a takeover neither work nor an announcement is written', async () => {
  await hold()
  await takeOver()
  await expect(hold()).rejects.toThrow(LostRace)
  await expect(claim.transaction(async () => {}, intent)).rejects.toThrow(LostRace)
  expect(claim.intent).toBeUndefined()
  expect(await readRow()).toMatchObject({ intent: null })
})

test('transactions at the same time run one after the other, each on the version before it', async () => {
  const results = await Promise.all([
    claim.transaction(async () => 1, intent),
    claim.transaction(async () => 2, { ...intent, controller: 'dc2' }),
    claim.transaction(async () => 3),
  ])
  expect(results).toEqual([1, 2, 3])
  const { version, intent: stored } = await readRow()
  expect(claim.version).toBe(version)
  expect(JSON.parse(stored ?? '')).toEqual({ ...intent, controller: 'dc2' })
})

test('nothing may be sent before the claim or after the lease', async () => {
  expect(() => claim.assertHeld()).toThrow(LostRace)
  await hold()
  expect(() => claim.assertHeld()).not.toThrow()
  claim.stopRenewal()
  vi.advanceTimersByTime(leaseMs)
  expect(() => claim.assertHeld()).toThrow(LostRace)
})

test('the lease counts from before its transaction, however long that takes', async () => {
  await claim.transaction(async () => void vi.advanceTimersByTime(leaseMs))
  expect(() => claim.assertHeld()).toThrow(LostRace)
})

test('the claim is renewed until renewal stops', async () => {
  let transactions = 0
  const counting: Store = {
    ...store,
    transaction(work) {
      transactions++
      return store.transaction(work)
    },
  }
  claim = await createTestClaim(counting)
  await hold()
  vi.advanceTimersByTime(leaseMs * 0.9)
  await hold()
  const renewals = transactions - 2
  expect(renewals).toBe(2)
  vi.advanceTimersByTime(leaseMs * 0.2)
  expect(() => claim.assertHeld()).not.toThrow()

  claim.stopRenewal()
  await hold()
  const before = transactions
  vi.advanceTimersByTime(leaseMs * 2)
  await hold()
  expect(transactions).toBe(before + 1)
})

test('a renewal that fails for another reason is tried again, and the lease stays until its end', async () => {
  let fails = false
  const failed = Promise.withResolvers<void>()
  const through: Store = {
    ...store,
    async transaction(work) {
      if (!fails) return store.transaction(work)
      fails = false
      failed.resolve()
      throw new Error('the database is busy')
    },
  }
  claim = await createTestClaim(through)
  await hold()
  fails = true
  vi.advanceTimersByTime(leaseMs / 3)
  await failed.promise
  await hold()
  expect(leaseLost.signal.aborted).toBe(false)
  expect(() => claim.assertHeld()).not.toThrow()
})

test('a renewal that finds a takeover aborts what is still queued, and nothing more may be sent', async () => {
  await hold()
  await takeOver()
  vi.advanceTimersByTime(leaseMs / 3)
  await vi.waitFor(() => expect(leaseLost.signal.aborted).toBe(true), { timeout: 10_000 })
  expect(() => claim.assertHeld()).toThrow(LostRace)
})

test('a renewal that arrives after the commit of its step does not stop the next step of the request', async () => {
  const gate = createGate()
  let isLate = false
  const through: Store = {
    ...store,
    async transaction(work) {
      if (isLate) await gate.pass()
      return store.transaction(work)
    },
  }
  claim = await createTestClaim(through)
  await hold()
  isLate = true
  vi.advanceTimersByTime(leaseMs / 3)
  await gate.reached
  claim.stopRenewal()
  await takeOver()
  gate.open()
  // Waits until the renewal has met the version of the commit.
  await expect(hold()).rejects.toThrow(LostRace)
  expect(leaseLost.signal.aborted).toBe(false)
})
