import { afterEach, beforeEach, expect, test } from 'vitest'
import { deletePolicy, insertPolicy } from '../store/management-policies.ts'
import { publishWorkflow } from '../store/workflow-versions.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

let harness: EngineHarness
const everybodys = defineSteps({ authenticate: 'test-sign-in', act: 'test-act' })
const helpdesks = defineSteps({ act: 'test-act', authenticate: 'test-sign-in' })

beforeEach(async () => {
  harness = await createEngineHarness({ workflows: { task: everybodys, 'task-of-others': everybodys } })
  const definition = JSON.stringify({ name: 'Helpdesk', userScope: { include: { groups: ['Helpdesk'] } } })
  await harness.store.transaction(async (tx) => {
    await insertPolicy(tx, { id: 'helpdesk', priority: 1, definition })
    const task = { id: 'task', site: 'self-service', name: 'task', description: '', enabled: true, availability: [] }
    const own = JSON.stringify({ ...task, activities: helpdesks })
    await publishWorkflow(tx, { policy: 'helpdesk', workflow: 'task', definition: own })
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const firstStep = async (account: string) => expectPage((await harness.start('task', account)).step).activity

test('a run starts on the version of the person’s policy', async () => {
  expect(await firstStep('helpdesk.operator')).toBe('test-act')
  expect(await firstStep('active.user')).toBe('test-sign-in')
})

test('a workflow that the person’s policy does not have cannot be started', async () => {
  await expect(harness.start('task-of-others', 'helpdesk.operator')).rejects.toMatchObject({ code: 'workflow-unknown' })
  expect(expectPage((await harness.start('task-of-others', 'active.user')).step).number).toBe(1)
})

test('an unknown account gets one of the existing policies, always the same', async () => {
  const unknownAccounts = Array.from({ length: 12 }, (_, index) => `nobody.${index}`)
  const first = await Promise.all(unknownAccounts.map(firstStep))
  expect(new Set(first)).toEqual(new Set(['test-act', 'test-sign-in']))
  expect(await Promise.all(unknownAccounts.map(firstStep))).toEqual(first)
})

test('a run finishes even if its policy is deleted meanwhile', async () => {
  const { run, step } = await harness.start('task', 'helpdesk.operator')
  await harness.store.transaction((tx) => deletePolicy(tx, { id: 'helpdesk', expectedVersion: 1 }))
  const next = await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } })
  expect(expectPage(next).activity).toBe('test-sign-in')
  expect(await firstStep('helpdesk.operator')).toBe('test-sign-in')
})
