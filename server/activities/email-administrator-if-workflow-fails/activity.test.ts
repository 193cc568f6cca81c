import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { emailAdministratorIfWorkflowFails } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

const activity = emailAdministratorIfWorkflowFails

test('administrators get a mail that the workflow failed', async () => {
  const settings = { recipients: ['ops@corp.example.com'] }
  const ctx = await harness.context(activity, 'active.user', { settings, run: { phase: 'failure' } })
  expect(await harness.store.transaction(async (tx) => activity.record?.(ctx, tx))).toEqual(ok())
  expect(await harness.mails()).toMatchObject([{ to: 'ops@corp.example.com', values: { result: 'failed', error: '' } }])
})

test('it runs after a failure without restart and after a critical error; before a restart only if it is set to', () => {
  expect(activity.runsIn).toEqual(['failure', 'critical'])
  expect(activity.runsBeforeRestart?.(activity.settings.parse({}))).toBe(false)
  expect(activity.runsBeforeRestart?.(activity.settings.parse({ everyTry: true }))).toBe(true)
})
