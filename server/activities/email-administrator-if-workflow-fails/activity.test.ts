import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { emailAdministratorIfWorkflowFails } from './activity.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

const activity = emailAdministratorIfWorkflowFails

test('administrators get a mail that the task failed', async () => {
  const settings = { recipients: ['ops@corp.example.com'] }
  const ctx = await desk.context(activity, 'active.user', { settings, run: { phase: 'failure' } })
  expect(await desk.store.transaction(async (tx) => activity.record?.(ctx, tx))).toEqual(ok())
  expect(await desk.mails()).toMatchObject([{ to: 'ops@corp.example.com', values: { result: 'failed', error: '' } }])
})

test('it runs after a failure that nobody restarted and after a critical error; before a restart only where that is wanted', () => {
  expect(activity.runsIn).toEqual(['failure', 'critical'])
  expect(activity.beforeRestart?.(activity.settings.parse({}))).toBe(false)
  expect(activity.beforeRestart?.(activity.settings.parse({ everyTry: true }))).toBe(true)
})
