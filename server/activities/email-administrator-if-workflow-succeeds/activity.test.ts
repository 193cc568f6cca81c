import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { emailAdministratorIfWorkflowSucceeds } from './activity.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

const activity = emailAdministratorIfWorkflowSucceeds

test('administrators get a mail that the task succeeded', async () => {
  const settings = { recipients: ['ops@corp.example.com'] }
  const ctx = await desk.context(activity, 'active.user', { settings, run: { phase: 'success' } })
  expect(await desk.store.transaction(async (tx) => activity.record?.(ctx, tx))).toEqual(ok())
  expect(await desk.mails()).toMatchObject([{ to: 'ops@corp.example.com', values: { result: 'succeeded', error: '' } }])
})

test('it runs after a success only', () => {
  expect(activity.runsIn).toBeUndefined()
})
