import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { emailUserIfWorkflowFails } from './activity.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

test('the person gets a mail that the task failed', async () => {
  const ctx = await desk.context(emailUserIfWorkflowFails, 'active.user', { run: { phase: 'critical' } })
  expect(await desk.store.transaction(async (tx) => emailUserIfWorkflowFails.record?.(ctx, tx))).toEqual(ok())
  expect(await desk.mails()).toMatchObject([{ to: 'active.user@corp.example.com', template: 'workflow-failed' }])
})

test('it runs after a failure that nobody restarted and after a critical error, never after a success', () => {
  expect(emailUserIfWorkflowFails.runsIn).toEqual(['failure', 'critical'])
})
