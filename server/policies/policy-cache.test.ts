import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { deletePolicy, insertPolicy, reorderPolicies, updatePolicy } from '../store/management-policies.ts'
import { raiseRevision, readRevision } from '../store/revisions.ts'
import { temporaryStore } from '../store/testing.ts'
import { createPolicyCache } from './policy-cache.ts'
import { publishPredefined } from './publish-predefined.ts'
import { createPolicyResolver } from './resolve.ts'

const anybody: DirectoryPerson = {
  id: '',
  domain: 'corp.example.com',
  distinguishedName: '',
  account: 'any',
  displayName: 'Any',
  adminCount: false,
  kind: 'user',
  groups: [],
}

async function seedCache(freshFor: number) {
  const store = await temporaryStore()
  await publishPredefined(store, [])
  const clock: { now: number; reads: number; afterPolicies?: () => Promise<void> } = { now: 0, reads: 0 }
  const counting = store.read.withPlugin({
    transformQuery({ node }) {
      clock.reads += 1
      return node
    },
    async transformResult({ result }) {
      if (result.rows.some((row) => 'priority' in row)) await clock.afterPolicies?.()
      return result
    },
  })
  const cache = createPolicyCache({
    isSample: true,
    store: { ...store, read: counting },
    maxAgeMs: freshFor,
    monotonicNow: () => clock.now,
  })
  const holds = async () => (await cache.load()).resolver.resolve(anybody).policy.name
  const [id, definition] = ['everybody', (name: string) => JSON.stringify({ name })]
  return {
    store,
    cache,
    clock,
    holds,
    add: () => store.transaction((tx) => insertPolicy(tx, { id, priority: 1, definition: definition('Everybody') })),
    rename: (name: string, expectedVersion: number) =>
      store.transaction((tx) => updatePolicy(tx, { id, expectedVersion }, { definition: definition(name) })),
    remove: (expectedVersion: number) => store.transaction((tx) => deletePolicy(tx, { id, expectedVersion })),
    [Symbol.asyncDispose]: () => store.close(),
  }
}

test('a change by another node is used after `maxAgeMs`, and the database is not asked before', async () => {
  await using policies = await seedCache(1_000)
  expect(await policies.holds()).toBe('Default')
  await policies.add()
  const { reads } = policies.clock
  expect(await policies.holds()).toBe('Default')
  expect(policies.clock.reads).toBe(reads)
  policies.clock.now = 1_000
  expect(await policies.holds()).toBe('Everybody')
})

test('a check that finds nothing new reads one row', async () => {
  await using policies = await seedCache(0)
  await policies.holds()
  const { reads } = policies.clock
  await policies.holds()
  expect(policies.clock.reads).toBe(reads + 1)
})

test('a change by this node is used at once', async () => {
  await using policies = await seedCache(1_000)
  await policies.add()
  expect(await policies.holds()).toBe('Everybody')
  await policies.rename('Renamed', 1)
  policies.cache.invalidate()
  expect(await policies.holds()).toBe('Renamed')
  await policies.remove(2)
  policies.cache.invalidate()
  expect(await policies.holds()).toBe('Default')
})

test('a load that began before a change by this node does not pass for a later one', async () => {
  await using policies = await seedCache(1_000)
  const { clock } = policies
  const [read, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  clock.afterPolicies = () => {
    read.resolve()
    return released.promise
  }
  const earlier = policies.holds()
  await read.promise
  clock.afterPolicies = undefined
  await policies.add()
  policies.cache.invalidate()
  released.resolve()
  await earlier
  expect(await policies.holds()).toBe('Everybody')
})

test('policies that only change places are applied in the new order', async () => {
  await using policies = await seedCache(0)
  const { store } = policies
  await policies.add()
  await store.transaction((tx) =>
    insertPolicy(tx, { id: 'second', priority: 2, definition: JSON.stringify({ name: 'Second' }) }),
  )
  expect(await policies.holds()).toBe('Everybody')
  const order = [
    { id: 'everybody', priority: 2 },
    { id: 'second', priority: 1 },
  ]
  await store.transaction(async (tx) => reorderPolicies(tx, order, await readRevision(tx, 'policies')))
  const { policies: ordered } = await policies.cache.load()
  expect(ordered.map(({ id, priority }) => [id, priority]).slice(0, 2)).toEqual([
    ['second', 1],
    ['everybody', 2],
  ])
})

test('a policy that was changed elsewhere is not overwritten', async () => {
  await using policies = await seedCache(0)
  await policies.add()
  expect(await policies.rename('First', 1)).toBe('updated')
  expect(await policies.rename('Second', 1)).toBe('changed-meanwhile')
  expect(await policies.remove(1)).toBe(false)
  expect(await policies.holds()).toBe('First')
})

test('the default policy covers everybody even if the database has no policy', () => {
  expect(createPolicyResolver([]).resolve(anybody).policy.id).toBe('default')
})

test('the default policy is loaded once, whether the database has its row or not', async () => {
  await using policies = await seedCache(0)
  const ids = async () => (await policies.cache.load()).policies.map(({ id }) => id)
  await policies.add()
  expect(await ids()).toEqual(['everybody', 'default'])
  await policies.store.transaction(async (tx) => {
    await tx.deleteFrom('ManagementPolicy').where('id', '=', 'default').execute()
    await raiseRevision(tx, 'policies')
  })
  expect(await ids()).toEqual(['everybody', 'default'])
})
