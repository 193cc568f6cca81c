import { expect, test } from 'vitest'
import { insertPolicy } from '../store/management-policies.ts'
import { temporaryStore } from '../store/testing.ts'
import { changedShares, type DecoyShares, readDecoyShares, saveDecoyShares } from './decoy-shares.ts'
import { managementPolicyDefinition } from './management-policy.ts'
import { createPolicies } from './policies.ts'

test.each([
  ['people come and go', { a: { one: 100, two: 900 } }, { a: { one: 140, two: 910 } }, false],
  ['a policy has doubled', { a: { one: 100, two: 900 } }, { a: { one: 240, two: 900 } }, true],
  ['a small policy has more than doubled', { a: { one: 10, two: 990 } }, { a: { one: 30, two: 970 } }, true],
  ['a policy has halved', { a: { one: 100, two: 900 } }, { a: { one: 40, two: 960 } }, true],
  ['a tenth of all has moved', { a: { one: 400, two: 600 } }, { a: { one: 520, two: 480 } }, true],
  ['a policy has come', { a: { one: 100 } }, { a: { one: 100, two: 1 } }, true],
  ['a policy has gone', { a: { one: 100, two: 1 } }, { a: { one: 100 } }, true],
  ['another took its place', { a: { one: 100, two: 100 } }, { a: { one: 100, three: 100 } }, true],
  ['a domain has come', { a: { one: 1 } }, { a: { one: 1 }, b: { one: 1 } }, true],
  ['a domain has gone', { a: { one: 1 }, b: { one: 1 } }, { a: { one: 1 } }, true],
])('%s', (_, stored, counted, moves) => {
  expect(changedShares(stored, counted) !== undefined).toBe(moves)
})

test('only a domain with a significant change gets new shares', () => {
  const stored = { a: { one: 100, two: 900 }, b: { one: 10 } }
  const counted = { a: { one: 110, two: 900 }, b: { one: 10, two: 10 } }
  expect(changedShares(stored, counted)).toEqual({ a: stored.a, b: counted.b })
})

test('shares are stored, and every process uses them from its next load', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock: () => new Date() })
  await policies.publishPredefined()
  const definition = JSON.stringify(managementPolicyDefinition.parse({ name: 'Contractors' }))
  await store.transaction((tx) => insertPolicy(tx, { id: 'contractors', priority: 1, definition }))
  const keys = Array.from({ length: 50 }, (_, index) => `account-${index}`)
  const met = async () =>
    new Set(await Promise.all(keys.map(async (key) => (await policies.chooseDecoyPolicy(key, 'corp')).id)))
  const keep = (counted: DecoyShares) => store.transaction((tx) => saveDecoyShares(tx, counted))

  expect(await met()).toEqual(new Set(['contractors', 'default']))
  await keep({ corp: { contractors: 10 } })
  expect(await met()).toEqual(new Set(['contractors']))
  await keep({ corp: { contractors: 12 } })
  expect(await readDecoyShares(store.read)).toEqual({ corp: { contractors: 10 } })
  await keep({ corp: { default: 12 } })
  expect(await met()).toEqual(new Set(['default']))
})
