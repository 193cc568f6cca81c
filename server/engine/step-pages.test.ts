import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { WaitStep } from '../../shared/wizard/page.ts'
import { defineActivity, failed, nextPage, ok, type Result, waiting } from '../activities/activity.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** Steps that prepare a page, remember, show several pages, skip others, show one-time values, or wait for another person. */
let harness: EngineHarness
let later: number
let sent: number
let isApproved: boolean

const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const

/** With a space, so that no digest or ciphertext holds it by chance. */
const rightCode = '4 71'

const code = defineActivity({
  id: 'test-code',
  group: 'authentication',
  sites: ['self-service'],
  settings: z.object({}),
  memory: z.object({ digest: z.string() }),
  answer: z.object({ code: z.string() }),
  async page() {
    const actions = [{ label: 'wizard.account-submit' as const, answer: { code: 'another' } }]
    return { ...(await page()), actions, answer: z.object({ code: z.string().length(4) }) }
  },
  async prepare(ctx): Promise<Result> {
    if (ctx.memory) return nextPage(ctx.memory)
    sent++
    return nextPage({ digest: ctx.vault.digest(rightCode) })
  },
  async execute(ctx, given): Promise<Result> {
    if (given.code === 'another') return nextPage({ digest: ctx.vault.digest('4712') })
    return ctx.vault.matches(given.code, ctx.memory?.digest ?? '') ? ok() : failed('wrong-code', { field: 'code' })
  },
})

const choose = defineActivity({
  id: 'test-choose',
  group: 'flow',
  sites: ['self-service'],
  settings: z.object({}),
  execute: async (): Promise<Result> =>
    ok(undefined, {
      skip: ['left-out'],
      note: { way: 'the-short-one' },
      oneTimeValues: [{ label: 'wizard.account-title', value: 'seen once' }],
    }),
})

const never = defineActivity({
  id: 'test-never',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  isApplicable: async () => false,
  page,
  execute: async () => ok(),
})

const record = defineActivity({
  id: 'test-record',
  group: 'notification',
  sites: ['self-service'],
  runsIn: ['failure'],
  settings: z.object({}),
  runsBeforeRestart: () => true,
  record: async () => ok(),
})

const approval = defineActivity({
  id: 'test-approval',
  group: 'authentication',
  sites: ['self-service'],
  settings: z.object({}),
  memory: z.object({ request: z.string() }),
  isReady: async () => isApproved,
  async execute(ctx): Promise<Result> {
    if (isApproved) return ok()
    return ctx.now().getTime() > ctx.run.startedAt.getTime() + 3_600_000
      ? failed('waited-too-long')
      : waiting(new Date(ctx.run.startedAt.getTime() + 3_600_001), {
          memory: { request: 'one' },
          asked: { name: 'Team Manager', at: ctx.run.startedAt },
        })
  },
})

beforeEach(async () => {
  ;[later, sent, isApproved] = [0, 0, false]
  harness = await createEngineHarness({
    clock: () => new Date(Date.now() + later),
    activities: [code, choose, never, record, approval],
    workflows: {
      code: defineSteps({ code: 'test-code', again: 'test-again', act: 'test-act' }),
      choose: defineSteps({ choose: 'test-choose', 'left-out': 'test-code', act: 'test-act' }),
      'code-restart': defineSteps({ code: 'test-code', act: 'test-act', again: 'test-again' }),
      'choose-never': defineSteps({
        choose: 'test-choose',
        'left-out': 'test-code',
        never: 'test-never',
        act: 'test-act',
      }),
      'choose-restart': defineSteps({
        choose: 'test-choose',
        act: 'test-act',
        again: 'test-again',
        'left-out': 'test-record',
        last: 'test-record',
      }),
      shown: defineSteps({ act: 'test-act', choose: 'test-choose', 'left-out': 'test-code' }),
      approval: defineSteps({ 'sign-in': 'test-sign-in', approval: 'test-approval', act: 'test-act' }),
    },
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

test('a page is prepared once, however often it is read', async () => {
  const { run, step } = await harness.start('code')
  expect(step).toMatchObject({ status: 'ask', activity: 'test-code', number: 1 })
  expect(await harness.engine.getCurrentStep(run)).toEqual(step)
  expect(sent).toBe(1)
})

test('a step’s memory survives a wrong answer, and the row holds no secret of it', async () => {
  const { run, step } = await harness.start('code')
  const again = expectPage(
    await harness.engine.answer(run, { number: expectPage(step).number, answer: { code: '0815' } }),
  )
  expect(again).toMatchObject({ activity: 'test-code', number: 2, page: { problem: { code: 'wrong-code' } } })
  const row = await harness.store.read
    .selectFrom('Run')
    .select('state')
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  expect(row.state).not.toContain(rightCode)
  expect(await harness.engine.answer(run, { number: again.number, answer: { code: rightCode } })).toMatchObject({
    activity: 'test-act',
  })
  expect(sent).toBe(1)
})

test('after a Restart a problem is shown on another page, at no field', async () => {
  const { run, step } = await harness.start('code-restart')
  const act = await harness.engine.answer(run, { number: expectPage(step).number, answer: { code: rightCode } })
  const again = await harness.engine.answer(run, { number: expectPage(act).number, answer: { result: 'failed' } })
  const { activity, page } = expectPage(again)
  expect(activity).toBe('test-code')
  expect(page.problem).toEqual({ code: 'wrong-credentials', text: expect.any(String) })
})

test('another page of the same step has a new number, and the page before it can no longer be answered', async () => {
  const { run, step } = await harness.start('code')
  const first = expectPage(step)
  const second = expectPage(await harness.engine.answer(run, { number: first.number, answer: { code: 'another' } }))
  expect(second).toMatchObject({ activity: 'test-code', number: first.number + 1 })
  expect(await harness.engine.answer(run, { number: first.number, answer: { code: rightCode } })).toEqual(second)
  expect(await harness.engine.answer(run, { number: second.number, answer: { code: '4712' } })).toMatchObject({
    activity: 'test-act',
  })
  expect(await harness.readTrace(run)).toEqual(['code:ok'])
})

test('an action’s answer is accepted as it is; any other answer must match the page’s schema', async () => {
  const { run, step } = await harness.start('code')
  const { number, page } = expectPage(step)
  expect(await harness.engine.answer(run, { number, answer: { code: '12345' } })).toMatchObject({
    page: { problem: { field: 'code' } },
  })
  const { answer } = page.actions?.[0] ?? { answer: {} }
  expect(await harness.engine.answer(run, { number: number + 1, answer })).toMatchObject({ number: number + 2 })
})

test('a step’s memory is removed when the step succeeds', async () => {
  const { run, step } = await harness.start('code')
  await harness.engine.answer(run, { number: expectPage(step).number, answer: { code: rightCode } })
  const row = await harness.store.read
    .selectFrom('Run')
    .select('state')
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(row.state).memories).toEqual({})
})

test('steps that a choice leaves out are skipped and not counted', async () => {
  const { run, step } = await harness.start('choose')
  expect(step).toMatchObject({ activity: 'test-act', page: { shown: [{ value: 'seen once' }] } })
  expect(JSON.stringify(await harness.engine.getCurrentStep(run))).not.toContain('seen once')
  expect(sent).toBe(0)
})

test('a step behind a left-out one is skipped if it is not applicable', async () => {
  expect((await harness.start('choose-never')).step).toMatchObject({ activity: 'test-act' })
})

test('a left-out step does not run before a Restart either', async () => {
  const { run, step } = await harness.start('choose-restart')
  await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'failed' } })
  expect(await harness.readTrace(run)).toEqual(['choose:ok', 'act:failed', 'last:ok', 'again:restart', 'choose:ok'])
})

test('the note of a successful step is in the audit', async () => {
  const { run } = await harness.start('choose')
  const events = await harness.store.read.selectFrom('AuditEvent').selectAll().where('runId', '=', run.id).execute()
  expect(events.filter(({ event }) => event === 'activity-succeeded').map(({ data }) => JSON.parse(data))).toEqual([
    { step: 'choose', activity: 'test-choose', result: 'ok', way: 'the-short-one' },
  ])
})

test('a one-time value is in the response to that request and nowhere else', async () => {
  const { run, step } = await harness.start('shown')
  const done = await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } })
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: 'seen once' }] } })
  expect(JSON.stringify(await harness.engine.getCurrentStep(run))).not.toContain('seen once')
  const row = await harness.store.read.selectFrom('Run').selectAll().where('id', '=', run.id).executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain('seen once')
})

const untilApproval = async () => {
  const { run, step } = await harness.start('approval')
  const wait = await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } })
  expect(wait).toMatchObject({ status: 'wait' })
  return run
}

test('a step that waits for another person continues at the next request after their decision', async () => {
  const run = await untilApproval()
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'wait' })
  isApproved = true
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'ask', activity: 'test-act' })
})

test('E28: while a step waits the page says who was asked, when, and until when, and forgets it afterwards', async () => {
  const run = await untilApproval()
  const { asked } = (await harness.engine.getCurrentStep(run)) as WaitStep
  expect(asked).toEqual({
    text: `Team Manager was asked at {${asked?.at}} and can decide until {${asked?.until}}.`,
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    until: expect.stringMatching(/^\d{4}-.*Z$/),
  })
  isApproved = true
  await harness.engine.getCurrentStep(run)
  const rows = await harness.store.read.selectFrom('Run').select('state').execute()
  expect(JSON.stringify(rows)).not.toContain('Team Manager')
})

test('after a wait longer than the idle timeout the user has to sign in again', async () => {
  const run = await untilApproval()
  later = 30 * 60_000
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'wait' })
  isApproved = true
  const again = expectPage(await harness.engine.getCurrentStep(run))
  expect(again).toMatchObject({ activity: 'test-sign-in', page: { problem: { code: 'idle' } } })
  expect(await harness.engine.answer(run, { number: again.number, answer: { result: 'ok' } })).toMatchObject({
    activity: 'test-act',
  })
})

test('a run that waits for another person is not stopped as abandoned', async () => {
  await using impatient = await createEngineHarness({
    activities: [approval],
    times: { abandonedAfterMs: -1000 },
    workflows: { approval: defineSteps({ approval: 'test-approval' }), page: defineSteps({ act: 'test-act' }) },
  })
  await impatient.start('page')
  const { run } = await impatient.start('approval')
  expect(await impatient.engine.expireAbandonedRuns()).toBe(1)
  expect(await impatient.engine.getCurrentStep(run)).toMatchObject({ status: 'wait' })
})
