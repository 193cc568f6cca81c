import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCurrentWorkflow, publishWorkflow } from '../store/workflow-versions.ts'
import { pinConditions } from './group-conditions.ts'
import { createPolicies } from './policies.ts'
import { createPinHarness, type PinHarness } from './testing-pinning.ts'
import { workflowDefinition } from './workflow.ts'

let harness: PinHarness
beforeEach(async () => {
  harness = await createPinHarness()
  await harness.policies.publishPredefined()
})
afterEach(() => harness[Symbol.asyncDispose]())

const key = { policy: 'default', workflow: 'own' }
const text = { en: 'Own', de: 'Eigener' }
const when = (groups: string[], not = false) => [{ fact: 'group', in: groups, not }]
const define = (paths: ReturnType<typeof when>[]) =>
  workflowDefinition.parse({
    id: 'own',
    site: 'self-service',
    enabled: true,
    name: text,
    description: text,
    availability: [],
    activities: [
      {
        key: 'choose',
        activity: 'choose-path',
        settings: { paths: paths.map((one) => ({ when: one, steps: ['late'] })) },
      },
      { key: 'late', activity: 'unlock-account', settings: {} },
    ],
  })
const readGroups = (workflow: ReturnType<typeof define> | undefined) =>
  (workflow?.activities[0]?.settings.paths as { when: { in: string[] }[] }[] | undefined)?.map((one) => one.when[0]?.in)
const sidOf = async (name: string) => {
  const result = await harness.directory.openSession({}).findScopeTarget(name)
  return result.found === 'one' ? result.what.sid : undefined
}
const store = (workflow: ReturnType<typeof define>) =>
  harness.store.transaction((tx) => publishWorkflow(tx, { ...key, definition: JSON.stringify(workflow) }))
const readStored = async () =>
  readGroups(JSON.parse((await findCurrentWorkflow(harness.store.read, key))?.definition ?? 'null'))
const pin = (workflow: ReturnType<typeof define>, before?: ReturnType<typeof define>) =>
  pinConditions(harness.directory, workflow, before, new AbortController().signal)

test('M9: the groups of a condition are stored by SID when the workflow is saved', async () => {
  const { workflow, problems } = await pin(define([when(['Finance', 'sales']), when(['Latchkey Helpdesk'], true)]))
  expect(problems).toEqual([])
  expect(readGroups(workflow)).toEqual([
    [await sidOf('Finance'), await sidOf('Sales')],
    [await sidOf('Latchkey Helpdesk')],
  ])
})

test('a group named by its distinguished name, in any spelling, is stored by its SID', async () => {
  const target = await harness.directory.openSession({}).findScopeTarget('Finance')
  if (target.found !== 'one') throw new Error(target.found)
  const { distinguishedName, sid } = target.what
  const spellings = [
    distinguishedName,
    distinguishedName.toUpperCase(),
    distinguishedName.replaceAll(',', ', '),
    distinguishedName.replace('CN=F', 'CN = \\46'),
  ]
  const { workflow, problems } = await pin(define([when(spellings)]))
  expect(problems).toEqual([])
  expect(readGroups(workflow)).toEqual([spellings.map(() => sid)])
})

test('a distinguished name that no group has is refused at its line', async () => {
  const { problems } = await pin(define([when(['CN=Nobody, OU=Groups, DC=corp, DC=example, DC=com'])]))
  expect(problems).toMatchObject([{ path: 'activities.0.settings.paths.0.when.0.in.0', code: 'group-not-found' }])
})

test('M9: a condition on a name of no group, or of several, is refused at its line', async () => {
  harness.results.set('Twice', { found: 'many' })
  const { problems } = await pin(define([when(['Finance']), when(['Vanished', 'Twice'])]))
  const at = 'activities.0.settings.paths.1.when.0.in'
  expect(problems).toEqual([
    { path: `${at}.0`, code: 'group-not-found', values: { name: 'Vanished' } },
    { path: `${at}.1`, code: 'group-ambiguous', values: { name: 'Twice' } },
  ])
})

test('M9: publishing something else turns no stored name of a condition into a SID', async () => {
  const { workflow } = await pin(define([when(['finance', 'Sales'])]), define([when(['Finance'])]))
  expect(readGroups(workflow)).toEqual([['finance', await sidOf('Sales')]])
})

test('M9: in a run, a group that a condition names by name has no members, and takes no person out of the opposite', async () => {
  await store(define([when(['Finance']), when(['Finance'], true)]))
  const readFor = async (isSample: boolean) => {
    const policies = createPolicies({ store: harness.store, clock: () => new Date(), isSample })
    return readGroups((await policies.findWorkflow('own', 'self-service', 'default'))?.definition)
  }
  expect(await readFor(false)).toEqual([['S-1-0-0'], ['Finance']])
  expect(await readFor(true)).toEqual([['Finance'], ['Finance']])
})

test('M9: stored names of conditions become SIDs once, in a version of its own', async () => {
  await store(define([when(['Finance'])]))
  harness.results.set('Latchkey Helpdesk', { found: 'none' })
  expect((await harness.pin()).filter((line) => line.includes('workflow'))).toEqual([])
  expect(await readStored()).toEqual([[await sidOf('Finance')]])
  expect(await findCurrentWorkflow(harness.store.read, key)).toMatchObject({ version: 2 })
  const events = await harness.store.read.selectFrom('AuditEvent').select(['event', 'data']).execute()
  expect(events.map(({ event, data }) => ({ event, ...JSON.parse(data) }))).toContainEqual({
    event: 'workflow-published',
    resource: 'workflow',
    policy: 'default',
    id: 'own',
    action: 'pinned',
    version: 2,
  })
})

test('M9: a group that an intruder makes after the first start, under a condition’s name, is not that group', async () => {
  await store(define([when(['Finance'])]))
  harness.results.set('Finance', { found: 'none' })
  const line = expect.stringMatching(
    /“Finance” in activities\.0\..*of the workflow “own” of the policy “Default” is a name, and has no members.*workflows\/default\/own/,
  )
  expect(await harness.pin()).toContainEqual(line)
  harness.results.clear()
  expect(await harness.pin()).toContainEqual(line)
  expect(await readStored()).toEqual([['Finance']])
})

test('M9: the sample company keeps the names of conditions', async () => {
  await store(define([when(['Finance'])]))
  expect(await harness.pinSample()).toEqual([])
  expect(await readStored()).toEqual([['Finance']])
})
