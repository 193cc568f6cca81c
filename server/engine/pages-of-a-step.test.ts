import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineActivity, failed, nextPage, ok, type Result, waiting } from '../activities/activity.ts'
import { asked, type Office, openOffice, steps } from './testing.ts'

/** Steps that prepare a page, remember, show several pages, leave out others, show something once, or wait for somebody else. */
let folder: string
let office: Office
let later: number
let sent: number
let isApproved: boolean

const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const

const code = defineActivity({
  ...{ id: 'test-code', group: 'authentication', sites: ['self-service'] },
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
    return nextPage({ digest: ctx.vault.digest('4711') })
  },
  async execute(ctx, given): Promise<Result> {
    if (given.code === 'another') return nextPage({ digest: ctx.vault.digest('4712') })
    return ctx.vault.matches(given.code, ctx.memory?.digest ?? '') ? ok() : failed('wrong-code', { field: 'code' })
  },
})

const choose = defineActivity({
  ...{ id: 'test-choose', group: 'flow', sites: ['self-service'] },
  settings: z.object({}),
  execute: async (): Promise<Result> =>
    ok(undefined, {
      skip: ['left-out'],
      note: { way: 'the-short-one' },
      shown: [{ label: 'wizard.account-title', value: 'seen once' }],
    }),
})

const approval = defineActivity({
  ...{ id: 'test-approval', group: 'authentication', sites: ['self-service'] },
  settings: z.object({}),
  memory: z.object({ request: z.string() }),
  arrived: async () => isApproved,
  async execute(ctx): Promise<Result> {
    if (isApproved) return ok()
    return ctx.now().getTime() > ctx.run.startedAt.getTime() + 3_600_000
      ? failed('waited-too-long')
      : waiting(new Date(ctx.run.startedAt.getTime() + 3_600_001), { memory: { request: 'one' } })
  },
})

beforeEach(async () => {
  ;[later, sent, isApproved] = [0, 0, false]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({
    folder,
    clock: () => new Date(Date.now() + later),
    activities: [code, choose, approval],
    workflows: {
      code: steps({ code: 'test-code', again: 'test-again', act: 'test-act' }),
      choose: steps({ choose: 'test-choose', 'left-out': 'test-code', act: 'test-act' }),
      shown: steps({ act: 'test-act', choose: 'test-choose', 'left-out': 'test-code' }),
      approval: steps({ 'sign-in': 'test-sign-in', approval: 'test-approval', act: 'test-act' }),
    },
  })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

test('a page is prepared once, whoever looks at it how often', async () => {
  const { run, step } = await office.start('code')
  expect(step).toMatchObject({ status: 'ask', activity: 'test-code', number: 1 })
  expect(await office.engine.standing(run)).toEqual(step)
  expect(sent).toBe(1)
})

test('what a step remembers is kept over a wrong answer, and no secret of it stands in the row', async () => {
  const { run, step } = await office.start('code')
  const again = asked(await office.engine.answer(run, { number: asked(step).number, answer: { code: '0815' } }))
  expect(again).toMatchObject({ activity: 'test-code', number: 2, page: { problem: { code: 'wrong-code' } } })
  const row = await office.store.read
    .selectFrom('Run')
    .select('state')
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  expect(row.state).not.toContain('4711')
  expect(await office.engine.answer(run, { number: again.number, answer: { code: '4711' } })).toMatchObject({
    activity: 'test-act',
  })
  expect(sent).toBe(1)
})

test('another page of the same step has a number of its own, and the page before is over', async () => {
  const { run, step } = await office.start('code')
  const first = asked(step)
  const second = asked(await office.engine.answer(run, { number: first.number, answer: { code: 'another' } }))
  expect(second).toMatchObject({ activity: 'test-code', number: first.number + 1 })
  expect(await office.engine.answer(run, { number: first.number, answer: { code: '4711' } })).toEqual(second)
  expect(await office.engine.answer(run, { number: second.number, answer: { code: '4712' } })).toMatchObject({
    activity: 'test-act',
  })
  expect(await office.trace(run)).toEqual(['code:ok'])
})

test('an action of the page is an answer as it stands; anything else must be as the page asks', async () => {
  const { run, step } = await office.start('code')
  const { number, page } = asked(step)
  expect(await office.engine.answer(run, { number, answer: { code: '12345' } })).toMatchObject({
    page: { problem: { field: 'code' } },
  })
  const { answer } = page.actions?.[0] ?? { answer: {} }
  expect(await office.engine.answer(run, { number: number + 1, answer })).toMatchObject({ number: number + 2 })
})

test('a memory is gone once its step has succeeded, and with the run', async () => {
  const { run, step } = await office.start('code')
  await office.engine.answer(run, { number: asked(step).number, answer: { code: '4711' } })
  const row = await office.store.read
    .selectFrom('Run')
    .select('state')
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(row.state).memories).toEqual({})
})

test('steps that a choice leaves out are passed over and not counted', async () => {
  const { step } = await office.start('choose')
  expect(step).toMatchObject({ activity: 'test-act' })
  expect(sent).toBe(0)
})

test('what a step notes of its success is in the audit', async () => {
  const { run } = await office.start('choose')
  const events = await office.store.read.selectFrom('AuditEvent').selectAll().where('runId', '=', run.id).execute()
  expect(events.filter(({ event }) => event === 'activity-succeeded').map(({ data }) => JSON.parse(data))).toEqual([
    { step: 'choose', activity: 'test-choose', result: 'ok', way: 'the-short-one' },
  ])
})

test('what is shown once stands in the answer to that request and nowhere else', async () => {
  const { run, step } = await office.start('shown')
  const done = await office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } })
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: 'seen once' }] } })
  expect(JSON.stringify(await office.engine.standing(run))).not.toContain('seen once')
  const row = await office.store.read.selectFrom('Run').selectAll().where('id', '=', run.id).executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain('seen once')
})

const untilApproval = async () => {
  const { run, step } = await office.start('approval')
  const wait = await office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } })
  expect(wait).toMatchObject({ status: 'wait' })
  return run
}

test('a step that waits for somebody else goes on at the next look once that has come', async () => {
  const run = await untilApproval()
  expect(await office.engine.standing(run)).toMatchObject({ status: 'wait' })
  isApproved = true
  expect(await office.engine.standing(run)).toMatchObject({ status: 'ask', activity: 'test-act' })
})

test('whoever waited for longer than an idle run may stand shows again who they are', async () => {
  const run = await untilApproval()
  later = 30 * 60_000
  expect(await office.engine.standing(run)).toMatchObject({ status: 'wait' })
  isApproved = true
  const again = asked(await office.engine.standing(run))
  expect(again).toMatchObject({ activity: 'test-sign-in', page: { problem: { code: 'idle' } } })
  expect(await office.engine.answer(run, { number: again.number, answer: { say: 'ok' } })).toMatchObject({
    activity: 'test-act',
  })
})

test('a run that waits for somebody else is not given up before its time', async () => {
  const impatient = await openOffice({
    ...{ folder: join(folder, 'impatient'), activities: [approval], times: { abandoned: 0 } },
    workflows: { approval: steps({ approval: 'test-approval' }), page: steps({ act: 'test-act' }) },
  })
  await impatient.start('page')
  const { run } = await impatient.start('approval')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await impatient.engine.expireAbandoned()).toBe(1)
  expect(await impatient.engine.standing(run)).toMatchObject({ status: 'wait' })
  await impatient[Symbol.asyncDispose]()
})
