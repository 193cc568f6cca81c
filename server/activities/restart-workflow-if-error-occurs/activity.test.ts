import { afterAll, beforeAll, expect, test } from 'vitest'
import { restart } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { restartWorkflowIfErrorOccurs } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

test('after an error the workflow starts again', async () => {
  const ctx = await harness.context(restartWorkflowIfErrorOccurs, 'active.user', { run: { phase: 'failure' } })
  expect(await harness.store.transaction(async (tx) => restartWorkflowIfErrorOccurs.record?.(ctx, tx))).toEqual(
    restart(),
  )
})

test('a critical error does not restart the workflow', () => {
  expect(restartWorkflowIfErrorOccurs.runsIn).toEqual(['failure'])
})
