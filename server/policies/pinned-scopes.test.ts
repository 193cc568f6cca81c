import { afterEach, beforeEach, expect, test } from 'vitest'
import { managementPolicyDefinition } from './management-policy.ts'
import { pinScopes } from './pinned-scopes.ts'
import { createPinHarness, type PinHarness } from './testing-pinning.ts'

let harness: PinHarness
beforeEach(async () => {
  harness = await createPinHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const define = (groups: string[], containers: string[] = []) =>
  managementPolicyDefinition.parse({
    name: 'Any',
    userScope: { include: { containers } },
    helpdeskScope: { include: { groups } },
  })
const find = async (name: string) => {
  const result = await harness.directory.openSession({}).findScopeTarget(name)
  if (result.found !== 'one') throw new Error(name)
  return result.what
}
async function save(policy: ReturnType<typeof define>, before?: ReturnType<typeof define>) {
  const { policy: saved, problems } = await pinScopes(harness.directory, policy, before, new AbortController().signal)
  return { groups: saved.helpdeskScope.include.groups, containers: saved.userScope.include.containers, problems }
}

test('M9: a group is stored by its SID, whichever way an administrator names it', async () => {
  const { sid = '', distinguishedName } = await find('Finance')
  const spelled = ['finance', distinguishedName.toLowerCase(), sid.toUpperCase()]
  expect(await save(define(spelled))).toMatchObject({ groups: [sid, sid, sid.toUpperCase()], problems: [] })
})

test('M9: a name of no group, of several, or of something else is refused at its line', async () => {
  harness.results.set('Twice', { found: 'many' })
  const container = (await find('Finance')).distinguishedName.replace(/^[^,]+,/, '')
  const { problems } = await save(define(['Finance', 'Vanished', 'Twice', container]))
  expect(problems).toEqual([
    { path: 'helpdeskScope.include.groups.1', code: 'group-not-found', values: { name: 'Vanished' } },
    { path: 'helpdeskScope.include.groups.2', code: 'group-ambiguous', values: { name: 'Twice' } },
    { path: 'helpdeskScope.include.groups.3', code: 'group-not-found', values: { name: container } },
  ])
})

test('M9: an organisational unit must exist, and is stored as the directory spells it', async () => {
  const unit = (await find('Finance')).distinguishedName.replace(/^[^,]+,/, '')
  expect(await save(define([], [unit.toUpperCase()]))).toMatchObject({
    containers: [(await find(unit)).distinguishedName],
    problems: [],
  })
  expect((await save(define([], [`OU=None,${unit}`]))).problems).toMatchObject([
    { path: 'userScope.include.containers.0', code: 'container-not-found' },
  ])
})

test('M9: saving something else lets in no group that was made since under a stored name', async () => {
  const stored = define(['Finance'])
  expect(await save(define(['finance', 'Sales']), stored)).toMatchObject({
    groups: ['finance', (await find('Sales')).sid],
    problems: [],
  })
})

test('M9: nothing new is saved while the directory does not answer; SIDs are', async () => {
  const { sid = '' } = await find('Finance')
  harness.directory.openSession = () => {
    throw new Error('away')
  }
  expect((await save(define([sid, 'Sales']))).problems).toMatchObject([{ code: 'directory-silent' }])
  expect(await save(define([sid]))).toMatchObject({ groups: [sid], problems: [] })
})

test('M9: more names than the directory is asked for at once are refused', async () => {
  const names = Array.from({ length: 2_001 }, (_, index) => `Group ${index}`)
  expect((await save(define(names))).problems).toMatchObject([{ code: 'too-many-names', values: { maximum: 2_000 } }])
})
