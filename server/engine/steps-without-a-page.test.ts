import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import {
  type AnyActivity,
  defineActivity,
  failed,
  ok,
  type Result,
  restart,
  unsettled,
  waiting,
} from '../activities/activity.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** Steps that act by themselves, wait for something outside, have nothing to do, or go wrong. */
let harness: EngineHarness
let later: number
let next: () => Promise<Result>
let isApplicable: () => Promise<boolean>

const silent = (id: string, more: Partial<AnyActivity> = {}): AnyActivity => ({
  ...defineActivity({ id, group: 'action', sites: ['self-service'], settings: z.object({}), execute: () => next() }),
  ...more,
})

beforeEach(async () => {
  ;[later, next, isApplicable] = [0, async () => ok(), async () => true]
  const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const
  harness = await createEngineHarness({
    clock: () => new Date(Date.now() + later),
    activities: [
      silent('test-silent'),
      silent('test-approval', { page, answer: z.object({}) }),
      silent('test-maybe', { page, answer: z.object({}), isApplicable: () => isApplicable() }),
      silent('test-circle', { runsIn: ['success', 'failure'] }),
      silent('test-record', { execute: undefined, record: async () => failed('wrong-credentials') }),
    ],
    workflows: {
      silent: defineSteps({ act: 'test-act', silent: 'test-silent', more: 'test-silent' }),
      approval: defineSteps({ ask: 'test-approval', act: 'test-act' }),
      maybe: defineSteps({ act: 'test-act', maybe: 'test-maybe', more: 'test-act' }),
      circle: defineSteps({ circle: 'test-circle' }),
      'circle-of-records': defineSteps({ record: 'test-record', again: 'test-again' }),
      'maybe-first': defineSteps({ maybe: 'test-maybe', act: 'test-act', again: 'test-again' }),
    },
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const answerFirst = async (workflow: string, answer: Record<string, unknown> = { result: 'ok' }) => {
  const { run, step } = await harness.start(workflow)
  return { run, step: await harness.engine.answer(run, { number: expectPage(step).number, answer }) }
}

test('steps without a page are executed at once, one transaction each', async () => {
  const { run, step } = await answerFirst('silent')
  expect(step).toMatchObject({ status: 'done' })
  expect(await harness.readTrace(run)).toEqual(['act:ok', 'silent:ok', 'more:ok'])
})

test('a step that failed halfway is executed again at the next request', async () => {
  next = async () => {
    throw new AppError('busy')
  }
  const { run, step } = await harness.start('silent')
  const answer = harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } })
  await expect(answer).rejects.toMatchObject({ code: 'busy' })
  next = async () => ok()
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
})

test('a waiting step is executed again when its time has come, and not before', async () => {
  let asked = 0
  next = async () => (++asked === 1 ? waiting(new Date(Date.now() + 60_000)) : ok())
  const { run, step } = await answerFirst('silent')
  expect(step).toMatchObject({ status: 'wait', number: 1 })
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'wait' })
  expect(asked).toBe(1)
  later = 61_000
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
})

test('the text of a waiting step stays until the wait ends', async () => {
  next = async () => waiting(new Date(Date.now() + 60_000), { text: 'activities.approve-by-manager.wait-text-anew' })
  const { run, step } = await answerFirst('silent')
  expect(step).toMatchObject({ status: 'wait', text: expect.stringContaining('somebody else as your manager') })
  next = async () => waiting(new Date(Date.now() + 180_000))
  later = 61_000
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ text: expect.stringContaining('somebody else') })
  next = async () => ok()
  later = 181_000
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
})

test('a page whose wait timed out is shown again, and the old answer is not executed', async () => {
  let executed = 0
  next = async () => {
    executed++
    return waiting(new Date(Date.now() + 60_000))
  }
  const { run, step } = await answerFirst('approval', {})
  expect(step).toMatchObject({ status: 'wait', number: 1 })
  later = 61_000
  const again = expectPage(await harness.engine.answer(run, { number: 1, answer: {} }))
  expect(again).toMatchObject({ number: 2, page: { problem: { code: 'waited-too-long' } } })
  expect(executed).toBe(1)
})

test('a step that is not applicable is skipped', async () => {
  expect(expectPage((await answerFirst('maybe')).step)).toMatchObject({ activity: 'test-maybe', position: 2 })
  isApplicable = async () => false
  expect(expectPage((await answerFirst('maybe')).step)).toMatchObject({ activity: 'test-act', position: 3, number: 2 })
})

test('a page with an unknown outcome stays, even if its step no longer seems applicable', async () => {
  const { run, step } = await answerFirst('maybe')
  next = async () => {
    isApplicable = async () => false
    return unsettled()
  }
  const again = await harness.engine.answer(run, { number: expectPage(step).number, answer: {} })
  expect(expectPage(again)).toMatchObject({ activity: 'test-maybe', page: { problem: { code: 'outcome-unknown' } } })
})

test('a workflow that loops ends', async () => {
  next = async () => restart()
  expect((await harness.start('circle')).step).toMatchObject({ status: 'stopped', code: 'workflow-endless' })
})

test('a workflow that loops over steps that only write ends', async () => {
  expect((await harness.start('circle-of-records')).step).toMatchObject({ status: 'stopped', code: 'workflow-endless' })
})

test('a step that is not applicable is skipped again after a Restart', async () => {
  isApplicable = async () => false
  const { step } = await answerFirst('maybe-first', { result: 'failed' })
  expect(step).toMatchObject({ status: 'ask', activity: 'test-act', page: { problem: { code: 'wrong-credentials' } } })
})

test('a step that cannot ask the directory whether it is applicable is shown; any other error is thrown', async () => {
  isApplicable = async () => {
    throw new AppError('directory-unreachable')
  }
  expect((await answerFirst('maybe')).step).toMatchObject({ status: 'ask', activity: 'test-maybe' })
  isApplicable = async () => {
    throw new AppError('busy')
  }
  await expect(answerFirst('maybe')).rejects.toMatchObject({ code: 'busy' })
})

test('a failure without Restart ends the run with its code', async () => {
  next = async () => failed('not-accepted')
  expect((await answerFirst('silent')).step).toMatchObject({ status: 'stopped', code: 'not-accepted' })
})
