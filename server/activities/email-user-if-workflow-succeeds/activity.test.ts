import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { emailUserIfWorkflowSucceeds } from './activity.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

test('the person gets a mail that the task succeeded', async () => {
  const ctx = await desk.context(emailUserIfWorkflowSucceeds, 'active.user', { run: { phase: 'success' } })
  expect(await desk.store.transaction(async (tx) => emailUserIfWorkflowSucceeds.record?.(ctx, tx))).toEqual(ok())
  expect(await desk.mails()).toMatchObject([{ to: 'active.user@corp.example.com', template: 'workflow-succeeded' }])
})

test('it runs after a success only', () => {
  expect(emailUserIfWorkflowSucceeds.runsIn).toBeUndefined()
})
