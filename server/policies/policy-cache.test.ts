import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { deletePolicy, insertPolicy, updatePolicy } from '../store/management-policies.ts'
import { temporaryStore } from '../store/testing.ts'
import { createPolicyCache } from './policy-cache.ts'
import { publishPredefined } from './publish-predefined.ts'
import { createResolver } from './resolve.ts'

const anybody: DirectoryPerson = {
  ...{ id: '', domain: 'corp.example.com', distinguishedName: '', account: 'any', displayName: 'Any' },
  ...{ adminCount: false, kind: 'user', groups: [] },
}

async function openCache(freshFor: number) {
  const store = await temporaryStore()
  await publishPredefined(store, [])
  const clock = { now: 0, reads: 0 }
  const counting = store.read.withPlugin({
    transformQuery({ node }) {
      clock.reads += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const cache = createPolicyCache({ store: { ...store, read: counting }, freshFor, steady: () => clock.now })
  const holds = async () => (await cache.book()).resolver.resolve(anybody).policy.name
  const [id, definition] = ['everybody', (name: string) => JSON.stringify({ name })]
  return {
    ...{ store, cache, clock, holds },
    add: () => store.transaction((tx) => insertPolicy(tx, { id, priority: 1, definition: definition('Everybody') })),
    rename: (name: string, expectedVersion: number) =>
      store.transaction((tx) => updatePolicy(tx, { id, expectedVersion }, { definition: definition(name) })),
    remove: (expectedVersion: number) => store.transaction((tx) => deletePolicy(tx, { id, expectedVersion })),
    [Symbol.asyncDispose]: () => store.close(),
  }
}

test('what another node saves holds here within a second, and nothing is asked before', async () => {
  await using office = await openCache(1_000)
  expect(await office.holds()).toBe('Default')
  await office.add()
  const { reads } = office.clock
  expect(await office.holds()).toBe('Default')
  expect(office.clock.reads).toBe(reads)
  office.clock.now = 1_000
  expect(await office.holds()).toBe('Everybody')
})

test('a look that finds nothing new is one row', async () => {
  await using office = await openCache(0)
  await office.holds()
  const { reads } = office.clock
  await office.holds()
  expect(office.clock.reads).toBe(reads + 1)
})

test('what this node saved holds at once', async () => {
  await using office = await openCache(1_000)
  await office.add()
  expect(await office.holds()).toBe('Everybody')
  await office.rename('Renamed', 1)
  office.cache.forget()
  expect(await office.holds()).toBe('Renamed')
  await office.remove(2)
  office.cache.forget()
  expect(await office.holds()).toBe('Default')
})

test('a version that was changed elsewhere is not written over', async () => {
  await using office = await openCache(0)
  await office.add()
  expect(await office.rename('First', 1)).toBe('updated')
  expect(await office.rename('Second', 1)).toBe('changed-meanwhile')
  expect(await office.remove(1)).toBe(false)
  expect(await office.holds()).toBe('First')
})

test('without any policy in the database the default one still covers everybody', () => {
  expect(createResolver([]).resolve(anybody).policy.id).toBe('default')
})
