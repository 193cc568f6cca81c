import { afterAll, beforeAll, expect, test } from 'vitest'
import { restart } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { restartWorkflowIfErrorOccurs } from './activity.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

test('after an error the workflow begins again', async () => {
  const ctx = await desk.context(restartWorkflowIfErrorOccurs, 'active.user', { run: { phase: 'failure' } })
  expect(await desk.store.transaction(async (tx) => restartWorkflowIfErrorOccurs.record?.(ctx, tx))).toEqual(restart())
})

test('a critical error is not tried again', () => {
  expect(restartWorkflowIfErrorOccurs.runsIn).toEqual(['failure'])
})
