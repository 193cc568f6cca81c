import { expect, test } from 'vitest'
import {
  deletePolicy,
  findPolicy,
  insertPolicy,
  listPolicies,
  reorderPolicies,
  updatePolicy,
} from './management-policies.ts'
import { readRevision } from './revisions.ts'
import { eachStore, type TemporaryStore } from './testing.ts'
import {
  findCurrentWorkflow,
  listWorkflowHistory,
  publishWorkflowOver,
  unpublishedVersion,
} from './workflow-versions.ts'

const add = (store: TemporaryStore, id: string, priority: number) =>
  store.transaction((tx) => insertPolicy(tx, { id, priority, definition: '{}' }))
const update = (
  store: TemporaryStore,
  id: string,
  expectedVersion: number,
  changes: { priority?: number; definition?: string },
) => store.transaction((tx) => updatePolicy(tx, { id, expectedVersion }, changes))
const order = async (store: TemporaryStore) => (await listPolicies(store.read)).map(({ id }) => id)

eachStore('management policies', (open) => {
  test('ids and priorities are unique', async () => {
    await using store = await open()
    expect(await add(store, 'a', 10)).toBe(true)
    expect(await add(store, 'a', 20)).toBe(false)
    expect(await add(store, 'b', 10)).toBe(false)
    expect(await add(store, 'b', 20)).toBe(true)
    expect(await update(store, 'b', 1, { priority: 10 })).toBe('priority-taken')
    expect(await update(store, 'b', 1, { priority: 5, definition: '{"name":"B"}' })).toBe('updated')
    expect(await order(store)).toEqual(['b', 'a'])
    expect(await findPolicy(store.read, 'b')).toMatchObject({ version: 2, definition: '{"name":"B"}' })
  })

  test('of two concurrent changes of one policy only the first succeeds', async () => {
    await using store = await open()
    await add(store, 'a', 10)
    const both = ['{"name":"first"}', '{"name":"second"}'].map((definition) => update(store, 'a', 1, { definition }))
    expect((await Promise.all(both)).toSorted()).toEqual(['changed-meanwhile', 'updated'])
    expect(await store.transaction((tx) => deletePolicy(tx, { id: 'a', expectedVersion: 1 }))).toBe(false)
    expect(await store.transaction((tx) => deletePolicy(tx, { id: 'a', expectedVersion: 2 }))).toBe(true)
  })

  test('priorities can be exchanged; a policy that keeps its priority keeps its version', async () => {
    await using store = await open()
    for (const [id, priority] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ] as const)
      await add(store, id, priority)
    const wanted = [
      { id: 'c', priority: 10 },
      { id: 'b', priority: 20 },
      { id: 'a', priority: 30 },
    ]
    const revision = await readRevision(store.read, 'policies')
    expect(await store.transaction((tx) => reorderPolicies(tx, wanted, revision))).toBe(true)
    expect(await store.transaction((tx) => reorderPolicies(tx, wanted, revision))).toBe(false)
    const rows = await listPolicies(store.read)
    expect(rows.map(({ id, version }) => [id, version])).toEqual([
      ['c', 2],
      ['b', 1],
      ['a', 2],
    ])
  })

  test('every change raises the revision, and a refused or empty change does not', async () => {
    await using store = await open()
    const revisions = [await readRevision(store.read, 'policies')]
    const after = async (work: () => Promise<unknown>) => {
      await work()
      revisions.push(await readRevision(store.read, 'policies'))
    }
    await after(() => add(store, 'a', 10))
    await after(() => add(store, 'a', 10))
    await after(() => update(store, 'a', 1, { definition: '{"name":"A"}' }))
    await after(() => update(store, 'a', 1, { definition: '{"name":"late"}' }))
    await after(() => store.transaction((tx) => reorderPolicies(tx, [{ id: 'a', priority: 10 }], 2)))
    expect(revisions).toEqual([0, 1, 1, 2, 2, 2])
  })
})

eachStore('workflows over a version', (open) => {
  test('of two that publish over one version only the first succeeds, and the history keeps earlier versions', async () => {
    await using store = await open()
    const key = { policy: 'default', workflow: 'register' }
    const publish = (definition: string, expected: number) =>
      store.transaction((tx) => publishWorkflowOver(tx, { ...key, definition }, expected))
    expect(await publish('{"a":1}', unpublishedVersion)).toMatchObject({ version: 1 })
    const both = await Promise.all([publish('{"a":2}', 1), publish('{"a":3}', 1)])
    expect(both.filter((one) => one === undefined)).toHaveLength(1)
    expect((await findCurrentWorkflow(store.read, key))?.version).toBe(2)
    expect(await publish('{"a":4}', 1)).toBeUndefined()
    const newest = await listWorkflowHistory(store.read, { ...key, count: 1 })
    expect(newest.map(({ version }) => version)).toEqual([2])
    const older = await listWorkflowHistory(store.read, { ...key, before: 2, count: 5 })
    expect(older.map(({ definition }) => definition)).toEqual(['{"a":1}'])
  })
})
