import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { emailUserIfWorkflowSucceeds } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

test('the person gets a mail that the workflow succeeded', async () => {
  const ctx = await harness.context(emailUserIfWorkflowSucceeds, 'active.user', { run: { phase: 'success' } })
  expect(await harness.store.transaction(async (tx) => emailUserIfWorkflowSucceeds.record?.(ctx, tx))).toEqual(ok())
  expect(await harness.mails()).toMatchObject([{ to: 'active.user@corp.example.com', template: 'workflow-succeeded' }])
})

test('it runs after a success only', () => {
  expect(emailUserIfWorkflowSucceeds.runsIn).toBeUndefined()
})
