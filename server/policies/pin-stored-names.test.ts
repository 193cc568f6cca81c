import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPolicy, insertPolicy, listPolicies } from '../store/management-policies.ts'
import { findVersionContent } from '../store/resource-versions.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { createPinHarness, type PinHarness } from './testing-pinning.ts'

let harness: PinHarness
beforeEach(async () => {
  harness = await createPinHarness()
  await harness.policies.publishPredefined()
  const groups = [(await sidOf('Latchkey Administrators')) ?? '']
  await harness.store.transaction((tx) => putSetting(tx, 'administration', { groups }, absentSetting))
})
afterEach(() => harness[Symbol.asyncDispose]())

async function sidOf(group: string): Promise<string | undefined> {
  const result = await harness.directory.openSession({}).findScopeTarget(group)
  return result.found === 'one' ? result.what.sid : undefined
}
const insert = (definition: object) =>
  harness.store.transaction((tx) =>
    insertPolicy(tx, { id: 'own', priority: 1, definition: JSON.stringify({ name: 'Own', ...definition }) }),
  )
const helps = async (account: string) =>
  (await harness.policies.resolveHelpdeskScope(await harness.load(account))).policies.map(({ id }) => id)
const policyOf = async (account: string) => (await harness.policies.resolve(await harness.load(account))).policy.id
const readDefinition = async (id: string) => JSON.parse((await findPolicy(harness.store.read, id))?.definition ?? '{}')

test('M9: operators by name may not help until the first start has replaced the name by its SID', async () => {
  expect(await helps('helpdesk.operator')).toEqual([])
  expect(await harness.pin()).toEqual([])
  expect(await helps('helpdesk.operator')).toEqual(['default'])
  expect(await helps('active.user')).toEqual([])
  const sid = await sidOf('Latchkey Helpdesk')
  // What an administrator never changed is still not stored.
  expect(await readDefinition('default')).toEqual({
    name: 'Default',
    helpdeskScope: { include: { groups: [sid] }, exclude: { groups: [] } },
  })
})

test('M9: pinning keeps the versions before and after, and is in the audit', async () => {
  await harness.pin()
  const contents = await Promise.all(
    [1, 2].map((version) => findVersionContent(harness.store.read, { resource: 'policy', id: 'default', version })),
  )
  const sid = (await sidOf('Latchkey Helpdesk')) ?? 'none'
  expect(contents.map((content) => [content?.includes('Latchkey Helpdesk'), content?.includes(sid)])).toEqual([
    [true, false],
    [false, true],
  ])
  const { data } = await harness.store.read.selectFrom('AuditEvent').select('data').executeTakeFirstOrThrow()
  expect(JSON.parse(data)).toEqual({ resource: 'policy', id: 'default', action: 'pinned', version: 2 })
})

test('M9: a group that an intruder makes after the first start, under the name of the operators’, has no operators', async () => {
  harness.results.set('Latchkey Helpdesk', { found: 'none' })
  const [line] = await harness.pin()
  expect(line).toMatch(/“Latchkey Helpdesk” in helpdeskScope\.include\.groups\.0 .* includes nobody.*policies\/default/)
  harness.results.clear()
  expect(await harness.pin()).toEqual([line])
  expect(await helps('helpdesk.operator')).toEqual([])
})

test('M9: a name that several groups bear includes no person, also where nothing else is included', async () => {
  await insert({
    userScope: { include: { groups: ['Finance'] } },
    helpdeskScope: { include: { groups: ['Helpdesk'] } },
  })
  for (const name of ['Finance', 'Helpdesk']) harness.results.set(name, { found: 'many' })
  expect(await harness.pin()).toHaveLength(2)
  expect(await policyOf('l.fontaine')).toBe('default')
  expect(await policyOf('active.user')).toBe('default')
  expect(await helps('helpdesk.operator')).toEqual(['default'])
})

test('M9: an excluded name goes on excluding every group that bears it', async () => {
  await insert({ userScope: { exclude: { groups: ['Finance'] } } })
  harness.results.set('Finance', { found: 'many' })
  expect((await harness.pin())[0]).toMatch(/“Finance” .* excludes everybody who is in a group of this name/)
  expect([await policyOf('l.fontaine'), await policyOf('active.user')]).toEqual(['default', 'own'])
})

test('M9: the names in scopes of enforcement rules are replaced, too', async () => {
  const scope = { include: { groups: ['Finance'] } }
  await insert({ enforcement: { inviteToRegister: { scope } } })
  await harness.pin()
  const { enforcement } = await readDefinition('own')
  expect(enforcement.inviteToRegister.scope.include.groups).toEqual([await sidOf('Finance')])
})

test('M9: the sample company keeps its names', async () => {
  const before = await listPolicies(harness.store.read)
  expect(await harness.pinSample()).toEqual([])
  expect(await listPolicies(harness.store.read)).toEqual(before)
})

test('M9: a start that does not reach the directory pins nothing and leaves it to the next', async () => {
  const { openSession } = harness.directory
  harness.directory.openSession = () => {
    throw new Error('away')
  }
  await expect(harness.pin()).rejects.toThrow()
  expect(await getSetting(harness.store.read, 'names.pinned')).toBeUndefined()
  harness.directory.openSession = openSession
  expect(await harness.pin()).toEqual([])
  expect(await helps('helpdesk.operator')).toEqual(['default'])
})
