import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineActivity, failed, nextPage, ok, type Result } from '../activities/activity.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** After an upgrade, or while nodes of two versions share a database: a page that this version did not prepare and cannot read. */
let harness: EngineHarness
let sent: string[]

const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const

/** Careless on purpose: without memory it accepts any code, so that only the engine can refuse the answer. */
const code = defineActivity({
  id: 'test-code',
  group: 'authentication',
  sites: ['self-service'],
  settings: z.object({}),
  memory: z.object({ code: z.string() }),
  answer: z.object({ code: z.string() }),
  page,
  async prepare(): Promise<Result> {
    const code = `code-${sent.length + 1}`
    sent.push(code)
    return nextPage({ code })
  },
  execute: async (ctx, given): Promise<Result> =>
    given.code === (ctx.memory?.code ?? given.code) ? ok() : failed('wrong-code', { field: 'code' }),
  settle: async () => 'unknown',
})

/** Nothing to prepare: its first page has no memory, its second one has. */
const twoPages = defineActivity({
  id: 'test-two-pages',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  memory: z.object({ at: z.literal('second') }),
  answer: z.object({ next: z.boolean() }),
  async page(ctx) {
    return { ...(await page()), control: ctx.memory?.at ?? 'first' }
  },
  execute: async (_, { next }): Promise<Result> => (next ? nextPage({ at: 'second' }) : ok()),
})

beforeEach(async () => {
  sent = []
  harness = await createEngineHarness({
    activities: [code, twoPages],
    workflows: {
      code: defineSteps({ step: 'test-code', act: 'test-act' }),
      'two-pages': defineSteps({ step: 'test-two-pages', act: 'test-act' }),
    },
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

async function remember(memory: unknown, intent: string | null = null) {
  const { state } = await harness.store.read.selectFrom('Run').select('state').executeTakeFirstOrThrow()
  const other = JSON.stringify({ ...JSON.parse(state), memories: { step: memory } })
  await changeSignedRows(harness.store, 'Run', { state: other, intent })
}

/** As the version before may have named it. */
const olderShape = { digest: 4711 }

test('a page with memory of an older shape is prepared again, and the right answer to the old page is not accepted', async () => {
  const { run, step } = await harness.start('code')
  const old = expectPage(step)
  await remember(olderShape)
  const again = expectPage(await harness.engine.answer(run, { number: old.number, answer: { code: 'code-1' } }))
  expect(again).toMatchObject({ activity: 'test-code', number: old.number + 1, page: { title: old.page.title } })
  expect(again.page.problem).toBeUndefined()
  expect([sent, await harness.readTrace(run)]).toEqual([['code-1', 'code-2'], []])

  const wrong = await harness.engine.answer(run, { number: again.number, answer: { code: 'code-1' } })
  expect(wrong).toMatchObject({ status: 'stopped', code: 'wrong-code' })
})

test('a page that was prepared again takes its own answer', async () => {
  const { run } = await harness.start('code')
  await remember(olderShape)
  const again = expectPage(await harness.engine.getCurrentStep(run))
  const next = await harness.engine.answer(run, { number: again.number, answer: { code: 'code-2' } })
  expect(next).toMatchObject({ activity: 'test-act' })
})

test('it is prepared again once, however often it is read', async () => {
  const { run, step } = await harness.start('code')
  await remember(olderShape)
  const again = await harness.engine.getCurrentStep(run)
  expect(expectPage(again).number).toBe(expectPage(step).number + 1)
  expect(await harness.engine.getCurrentStep(run)).toEqual(again)
  expect(sent).toEqual(['code-1', 'code-2'])
})

test('memory with fields that only a newer version knows is readable', async () => {
  const { run, step } = await harness.start('code')
  await remember({ code: 'code-1', channel: 'mail' })
  expect(await harness.engine.getCurrentStep(run)).toEqual(step)
})

test('a step that prepares nothing begins with its first page, and the answer to a later page is not accepted', async () => {
  const { run, step } = await harness.start('two-pages')
  const first = expectPage(step)
  const second = expectPage(await harness.engine.answer(run, { number: first.number, answer: { next: true } }))
  expect([first.page.control, second.page.control]).toEqual(['first', 'second'])
  await remember({ at: 'page two' })
  const again = expectPage(await harness.engine.answer(run, { number: second.number, answer: { next: false } }))
  expect(again).toMatchObject({ activity: 'test-two-pages', number: second.number + 1, page: { control: 'first' } })
  expect(await harness.readTrace(run)).toEqual([])
})

test('while the outcome of a write is unknown nothing is prepared again', async () => {
  const { run } = await harness.start('code')
  const facts = { controller: 'dc1', passwordLastSet: '0', at: new Date(0).toISOString() }
  await remember(olderShape, JSON.stringify({ activity: 'test-code', kind: 'reset-password', ...facts }))
  const step = expectPage(await harness.engine.getCurrentStep(run))
  expect([step.page.problem?.code, sent]).toEqual(['outcome-unknown', ['code-1']])
})
