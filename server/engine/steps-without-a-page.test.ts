import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { asked, type Office, openOffice, steps } from './testing.ts'

/** Steps that act by themselves, wait for something outside, have nothing to do, or go wrong. */
let folder: string
let office: Office
let later: number
let next: () => Promise<Result>
let isIdle: boolean

const silent = (id: string, more: Partial<AnyActivity> = {}): AnyActivity => ({
  ...defineActivity({
    ...{ id, group: 'action', sites: ['self-service'] },
    settings: z.object({}),
    execute: () => next(),
  }),
  ...more,
})

beforeEach(async () => {
  ;[later, next, isIdle] = [0, async () => ok(), false]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const
  office = await openOffice({
    folder,
    clock: () => new Date(Date.now() + later),
    activities: [
      silent('test-silent'),
      silent('test-approval', { page, answer: z.object({}) }),
      silent('test-maybe', { page, answer: z.object({}), applies: async () => !isIdle }),
      silent('test-circle', { runsIn: ['success', 'failure'] }),
    ],
    workflows: {
      silent: steps({ act: 'test-act', silent: 'test-silent', more: 'test-silent' }),
      approval: steps({ ask: 'test-approval', act: 'test-act' }),
      maybe: steps({ act: 'test-act', maybe: 'test-maybe', more: 'test-act' }),
      circle: steps({ circle: 'test-circle' }),
    },
  })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const answerFirst = async (workflow: string, answer: Record<string, unknown> = { say: 'ok' }) => {
  const { run, step } = await office.start(workflow)
  return { run, step: await office.engine.answer(run, { number: asked(step).number, answer }) }
}

test('steps without a page follow at once, one round each', async () => {
  const { run, step } = await answerFirst('silent')
  expect(step).toMatchObject({ status: 'done' })
  expect(await office.trace(run)).toEqual(['act:ok', 'silent:ok', 'more:ok'])
})

test('one that failed halfway is taken up again by whoever looks next', async () => {
  next = async () => {
    throw new AppError('busy')
  }
  const { run, step } = await office.start('silent')
  const answer = office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } })
  await expect(answer).rejects.toMatchObject({ code: 'busy' })
  next = async () => ok()
  expect(await office.engine.standing(run)).toMatchObject({ status: 'done' })
})

test('one that waits is asked again when its time has come, and not before', async () => {
  let asked = 0
  next = async () => (++asked === 1 ? waiting(new Date(Date.now() + 60_000)) : ok())
  const { run, step } = await answerFirst('silent')
  expect(step).toMatchObject({ status: 'wait', number: 1 })
  expect(await office.engine.standing(run)).toMatchObject({ status: 'wait' })
  expect(asked).toBe(1)
  later = 61_000
  expect(await office.engine.standing(run)).toMatchObject({ status: 'done' })
})

test('what a step says while it waits holds until it waits no more', async () => {
  next = async () => waiting(new Date(Date.now() + 60_000), { text: 'activities.approve-by-manager.wait-text-anew' })
  const { run, step } = await answerFirst('silent')
  expect(step).toMatchObject({ status: 'wait', text: expect.stringContaining('somebody else as your manager') })
  next = async () => waiting(new Date(Date.now() + 180_000))
  later = 61_000
  expect(await office.engine.standing(run)).toMatchObject({ text: expect.stringContaining('somebody else') })
  next = async () => ok()
  later = 181_000
  expect(await office.engine.standing(run)).toMatchObject({ status: 'done' })
})

test('a page that waited in vain is asked anew, and the old answer is not executed', async () => {
  let executed = 0
  next = async () => {
    executed++
    return waiting(new Date(Date.now() + 60_000))
  }
  const { run, step } = await answerFirst('approval', {})
  expect(step).toMatchObject({ status: 'wait', number: 1 })
  later = 61_000
  const again = asked(await office.engine.answer(run, { number: 1, answer: {} }))
  expect(again).toMatchObject({ number: 2, page: { problem: { code: 'waited-too-long' } } })
  expect(executed).toBe(1)
})

test('a step with nothing to do is passed over', async () => {
  expect(asked((await answerFirst('maybe')).step)).toMatchObject({ activity: 'test-maybe', position: 2 })
  isIdle = true
  expect(asked((await answerFirst('maybe')).step)).toMatchObject({ activity: 'test-act', position: 3, number: 2 })
})

test('a page whose effect nobody can tell stays, even when it seems to have nothing to do any more', async () => {
  const { run, step } = await answerFirst('maybe')
  next = async () => {
    isIdle = true
    return unsettled()
  }
  const again = await office.engine.answer(run, { number: asked(step).number, answer: {} })
  expect(asked(again)).toMatchObject({ activity: 'test-maybe', page: { problem: { code: 'outcome-unknown' } } })
})

test('a workflow that sends itself in circles ends', async () => {
  next = async () => restart()
  expect((await office.start('circle')).step).toMatchObject({ status: 'stopped', code: 'workflow-endless' })
})

test('a failure that nothing restarts ends the run with its code', async () => {
  next = async () => failed('not-accepted')
  expect((await answerFirst('silent')).step).toMatchObject({ status: 'stopped', code: 'not-accepted' })
})
