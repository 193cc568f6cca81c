import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { emailUserIfWorkflowFails } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

test('the person gets a mail that the workflow failed', async () => {
  const ctx = await harness.context(emailUserIfWorkflowFails, 'active.user', { run: { phase: 'critical' } })
  expect(await harness.store.transaction(async (tx) => emailUserIfWorkflowFails.record?.(ctx, tx))).toEqual(ok())
  expect(await harness.mails()).toMatchObject([{ to: 'active.user@corp.example.com', template: 'workflow-failed' }])
})

test('it runs after a failure without restart and after a critical error, never after a success', () => {
  expect(emailUserIfWorkflowFails.runsIn).toEqual(['failure', 'critical'])
})
