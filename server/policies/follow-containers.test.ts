import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPolicy, insertPolicy } from '../store/management-policies.ts'
import { followContainers, listMissingContainers } from './follow-containers.ts'
import { createPinHarness, type PinHarness } from './testing-pinning.ts'

let harness: PinHarness
beforeEach(async () => {
  harness = await createPinHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const contractors = 'OU=Contractors,DC=corp,DC=example,DC=com'
const moved = 'OU=Externals,OU=People,DC=corp,DC=example,DC=com'
const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const found = (distinguishedName: string, guid = id) =>
  ({ found: 'one', what: { kind: 'container', name: 'X', id: guid, distinguishedName } }) as const
const none = { found: 'none' } as const
const key = contractors.toLowerCase()
const now = new Date('2026-11-28T12:00:00.000Z')

const follow = () => followContainers({ ...harness, clock: () => now }, new AbortController().signal)
const insert = (exclude: string[]) =>
  harness.store.transaction((tx) =>
    insertPolicy(tx, {
      id: 'own',
      priority: 1,
      definition: JSON.stringify({ name: 'Own', userScope: { exclude: { containers: exclude } } }),
    }),
  )
const readExcluded = async () =>
  JSON.parse((await findPolicy(harness.store.read, 'own'))?.definition ?? '{}').userScope.exclude.containers

test('M9: a container that is renamed goes on excluding its people, also when another one takes its name', async () => {
  await insert([contractors])
  harness.results.set(key, found(contractors))
  await follow()
  expect(await readExcluded()).toEqual([contractors])
  harness.results.set(id, found(moved))
  harness.results.set(key, found(contractors, '7c9e6679-7425-40de-944b-e07fc1f90ae7'))
  await follow()
  expect(await readExcluded()).toEqual([moved])
  const [event] = await harness.store.read.selectFrom('AuditEvent').select('data').execute()
  expect(JSON.parse(event?.data ?? '')).toEqual({ resource: 'policy', id: 'own', action: 'followed', version: 2 })
  const versions = await harness.store.read.selectFrom('ResourceVersion').select('version').execute()
  expect(versions.map(({ version }) => version).sort()).toEqual([1, 2])
})

test('M9: a container that is in no domain is reported until it is there again', async () => {
  await insert([contractors])
  harness.results.set(key, none)
  await follow()
  await follow()
  const [line, ...more] = await listMissingContainers(harness.store.read)
  expect(more).toEqual([])
  expect(line).toMatchObject({
    entry: contractors,
    effect: expect.stringMatching(/since 2026-11-28.* excludes nobody/),
  })
  expect(line?.mend).toContain('PUT /api/v1/admin/policies/own')
  expect((await harness.pin()).join('\n')).toContain('userScope.exclude.containers.0 of the policy “Own”')
  harness.results.set(key, found(contractors))
  await follow()
  expect(await listMissingContainers(harness.store.read)).toEqual([])
})

test('M9: nothing is changed or reported while the directory does not answer', async () => {
  await insert([contractors])
  harness.directory.openSession = () => {
    throw new Error('away')
  }
  await expect(follow()).rejects.toThrow('away')
  expect(await listMissingContainers(harness.store.read)).toEqual([])
})

test('M9: a policy whose containers are where they were is not written', async () => {
  await insert([contractors.toUpperCase()])
  harness.results.set(key, found(contractors))
  await follow()
  await follow()
  expect(await readExcluded()).toEqual([contractors.toUpperCase()])
  expect(await findPolicy(harness.store.read, 'own')).toMatchObject({ version: 1 })
})
