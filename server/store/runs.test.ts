import { expect, test } from 'vitest'
import { addFailure, readCounter } from './counters.ts'
import { claimRun, findRun, insertRun, updateRun } from './runs.ts'
import { getSetting, putSetting } from './settings.ts'
import { temporaryStore } from './testing.ts'

test('smoke', async () => {
  await using store = await temporaryStore()
  await store.transaction((tx) =>
    insertRun(tx, {
      id: 'a',
      tokenHash: 'h',
      workflow: 'w',
      workflowVersion: 'v',
      personId: null,
      domain: 'd',
      account: 'x',
      language: 'en',
      accountKey: 'k',
      decoy: true,
      controller: null,
      status: 'open',
      number: 1,
      state: '{}',
      intent: null,
    }),
  )
  expect(await findRun(store.read, 'a')).toMatchObject({
    id: 'a',
    decoy: true,
    claimed: false,
    version: 1,
    createdAt: expect.any(Date),
  })
  expect(await store.transaction((tx) => claimRun(tx, { id: 'a', expectedVersion: 1, milliseconds: 5000 }))).toBe(true)
  expect(await store.transaction((tx) => claimRun(tx, { id: 'a', expectedVersion: 2, milliseconds: 5000 }))).toBe(false)
  expect(await findRun(store.read, 'a')).toMatchObject({ claimed: true, version: 2 })
  expect(await store.transaction((tx) => updateRun(tx, 'a', 2, { status: 'done', claimedUntil: null }))).toBe(true)
  expect(await store.transaction((tx) => addFailure(tx, 'k', 'bind', 60000))).toBe(1)
  expect(await store.transaction((tx) => addFailure(tx, 'k', 'bind', 60000))).toBe(2)
  expect(await readCounter(store.read, 'k', 'bind', 60000)).toEqual({ failures: 2, lockedUntil: undefined })
  expect(await store.transaction((tx) => putSetting(tx, 's', { a: 1 }, 0))).toBe(true)
  expect(await getSetting(store.read, 's')).toEqual({ value: { a: 1 }, version: 1 })
})
