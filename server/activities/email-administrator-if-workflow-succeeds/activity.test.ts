import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { emailAdministratorIfWorkflowSucceeds } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

const activity = emailAdministratorIfWorkflowSucceeds

test('administrators get a mail that the workflow succeeded', async () => {
  const settings = { recipients: ['ops@corp.example.com'] }
  const ctx = await harness.context(activity, 'active.user', { settings, run: { phase: 'success' } })
  expect(await harness.store.transaction(async (tx) => activity.record?.(ctx, tx))).toEqual(ok())
  expect(await harness.mails()).toMatchObject([
    { to: 'ops@corp.example.com', values: { result: 'succeeded', error: '' } },
  ])
})

test('it runs after a success only', () => {
  expect(activity.runsIn).toBeUndefined()
})
