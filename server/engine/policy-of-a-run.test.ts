import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deletePolicy, insertPolicy } from '../store/management-policies.ts'
import { publishWorkflow } from '../store/workflow-versions.ts'
import { asked, type Office, openOffice, steps } from './testing.ts'

let folder: string
let office: Office
const everybodys = steps({ authenticate: 'test-sign-in', act: 'test-act' })
const helpdesks = steps({ act: 'test-act', authenticate: 'test-sign-in' })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-policy-'))
  office = await openOffice({ folder, workflows: { task: everybodys, 'task-of-others': everybodys } })
  const definition = JSON.stringify({ name: 'Helpdesk', userScope: { include: { groups: ['Helpdesk'] } } })
  await office.store.transaction(async (tx) => {
    await insertPolicy(tx, { id: 'helpdesk', priority: 1, definition })
    const task = { id: 'task', site: 'self-service', name: 'task', description: '', enabled: true, availability: [] }
    const own = JSON.stringify({ ...task, activities: helpdesks })
    await publishWorkflow(tx, { policy: 'helpdesk', workflow: 'task', definition: own })
  })
}, 60_000)
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const firstStep = async (account: string) => asked((await office.start('task', account)).step).activity

test('a run begins on the version of the policy that holds for the person', async () => {
  expect(await firstStep('helpdesk.operator')).toBe('test-act')
  expect(await firstStep('active.user')).toBe('test-sign-in')
})

test('a task that the own policy does not have cannot be begun', async () => {
  await expect(office.start('task-of-others', 'helpdesk.operator')).rejects.toMatchObject({ code: 'workflow-unknown' })
  expect(asked((await office.start('task-of-others', 'active.user')).step).number).toBe(1)
})

test('accounts that do not exist have one of the policies that there are, always the same', async () => {
  const strangers = Array.from({ length: 12 }, (_, index) => `nobody.${index}`)
  const first = await Promise.all(strangers.map(firstStep))
  expect(new Set(first)).toEqual(new Set(['test-act', 'test-sign-in']))
  expect(await Promise.all(strangers.map(firstStep))).toEqual(first)
})

test('a run that has begun finishes, though its policy is deleted meanwhile', async () => {
  const { run, step } = await office.start('task', 'helpdesk.operator')
  await office.store.transaction((tx) => deletePolicy(tx, { id: 'helpdesk', expectedVersion: 1 }))
  const next = await office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } })
  expect(asked(next).activity).toBe('test-sign-in')
  expect(await firstStep('helpdesk.operator')).toBe('test-sign-in')
})
