import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineActivity, ok } from '../activities/activity.ts'
import { createEngineHarness, createGate, defineSteps, type EngineHarness, expectPage } from './testing.ts'

let harness: EngineHarness
let executed = 0
let gate: ReturnType<typeof createGate> | undefined

/** Counts its executions, and waits at the gate if there is one. */
const slow = defineActivity({
  id: 'test-slow',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  page: async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const,
  answer: z.object({
    text: z.string().max(10),
    count: z.int().optional(),
    list: z.array(z.string()).max(2).optional(),
  }),
  async execute() {
    executed++
    await gate?.pass()
    return ok()
  },
})

beforeAll(async () => {
  harness = await createEngineHarness({
    activities: [slow],
    workflows: {
      slow: defineSteps({ first: 'test-slow', second: 'test-slow' }),
      task: defineSteps({ 'sign-in': 'test-sign-in', act: 'test-act', restart: 'test-again' }),
    },
  })
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

describe('late, repeated and parallel answers', () => {
  test('a repeated answer gets the current step and executes nothing', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    executed = 0
    const answer = { number: expectPage(step).number, answer: { text: 'a' } }

    const next = await engine.answer(run, answer)
    const repeated = await engine.answer(run, answer)

    expect(expectPage(next).number).toBe(expectPage(step).number + 1)
    expect(repeated).toEqual(next)
    expect(executed).toBe(1)
    expect(await engine.getCurrentStep(run)).toEqual(next)
  })

  test('a number that was never shown gets the current step', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    executed = 0
    expect(await engine.answer(run, { number: 99, answer: { text: 'a' } })).toEqual(step)
    expect(executed).toBe(0)
  })

  test('requests during an execution get a wait step, and afterwards its result', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    executed = 0
    gate = createGate()
    const answer = { number: expectPage(step).number, answer: { text: 'a' } }
    const first = engine.answer(run, answer)
    await gate.reached

    const meanwhile = await Promise.all([
      engine.answer(run, answer),
      engine.getCurrentStep(run),
      engine.answer(run, answer),
    ])
    gate.open()
    gate = undefined

    expect(meanwhile.map(({ status }) => status)).toEqual(['wait', 'wait', 'wait'])
    const result = await first
    expect(await engine.answer(run, answer)).toEqual(result)
    expect(executed).toBe(1)
  })

  test('a cancellation during an execution changes nothing', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    gate = createGate()
    const first = engine.answer(run, { number: expectPage(step).number, answer: { text: 'a' } })
    await gate.reached
    await engine.cancel(run)
    gate.open()
    gate = undefined
    expect(expectPage(await first).number).toBe(expectPage(step).number + 1)
  })

  test('a request with a wrong token does not make the owner wait', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    const answer = { number: expectPage(step).number, answer: { text: 'a' } }
    const withWrongToken = engine.answer({ ...run, token: 'wrong' }, answer)
    const owner = engine.answer(run, answer)
    await expect(withWrongToken).rejects.toMatchObject({ code: 'run-unknown' })
    expect(expectPage(await owner).number).toBe(expectPage(step).number + 1)
  })

  test('of ten equal answers sent at once exactly one is executed', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    executed = 0
    const answer = { number: expectPage(step).number, answer: { text: 'a' } }
    await Promise.all(Array.from({ length: 10 }, () => engine.answer(run, answer)))
    expect(executed).toBe(1)
    expect(expectPage(await engine.getCurrentStep(run)).number).toBe(expectPage(step).number + 1)
  })
})

test('page numbers rise by one and are never used again, not even after a Restart', async () => {
  const { engine, start } = harness
  const move = fc.record({
    result: fc.constantFrom('ok', 'failed', 'refused', 'critical'),
    /** 0: the current page; negative: a late answer; positive: a page that was never shown. */
    off: fc.constantFrom(0, 0, 0, -1, -2, 1),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
      const started = await start('task')
      let current = started.step
      const shown = new Map([[expectPage(current).number, JSON.stringify(current)]])
      for (const { result, off } of moves) {
        if (current.status !== 'ask') break
        const before = current
        current = await engine.answer(started.run, { number: before.number + off, answer: { result } })
        if (off !== 0) expect(current).toEqual(before)
        if (current.status !== 'ask') break
        if (off === 0) expect(current.number).toBe(before.number + 1)
        const page = JSON.stringify(current)
        expect(shown.get(current.number) ?? page).toBe(page)
        shown.set(current.number, page)
      }
    }),
    { numRuns: 40 },
  )
})

describe('answers that none of our pages sends', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'password'],
    ['a number where a text belongs', { text: 5 }],
    ['an object where a text belongs', { text: { $ne: '' } }],
    ['a text where a number belongs', { text: 'a', count: '1' }],
    ['infinity', { text: 'a', count: Number.POSITIVE_INFINITY }],
  ])('%s is an invalid request, and the page stays', async (_, answer) => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    await expect(engine.answer(run, { number: expectPage(step).number, answer })).rejects.toMatchObject({
      code: 'invalid-request',
    })
    expect(await engine.getCurrentStep(run)).toEqual(step)
  })

  test.each([
    ['left out', {}, { code: 'required', field: 'text' }],
    ['too long', { text: 'a'.repeat(11) }, { code: 'too-long', field: 'text' }],
    ['too many', { text: 'a', list: ['a', 'b', 'c'] }, { code: 'not-accepted', field: 'list' }],
  ])('a field that is %s is a problem beside it, on the same page', async (_, answer, problem) => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    const { number, page } = expectPage(step)
    const again = expectPage(await engine.answer(run, { number, answer }))
    expect(again).toMatchObject({ number: number + 1, page: { ...page, problem } })
    expect(again.page.problem?.text).toMatch(/\w/)
  })

  test('prototype keys and unknown fields are dropped', async () => {
    const { engine, start } = harness
    const { run, step } = await start('slow')
    const answer = JSON.parse('{"text":"a","__proto__":{"isAdmin":true},"constructor":{"prototype":1},"more":1}')
    expect(expectPage(await engine.answer(run, { number: expectPage(step).number, answer })).position).toBe(2)
    expect('isAdmin' in {}).toBe(false)
  })
})

describe('credentials of a run', () => {
  test('an unknown run and a wrong token get the same error', async () => {
    const { engine, start } = harness
    const { run } = await start('slow')
    const wrong = { id: run.id, token: `${run.token.slice(0, -1)}${run.token.endsWith('A') ? 'B' : 'A'}` }
    const unknown = { id: '00000000-0000-7000-8000-000000000000', token: run.token }
    for (const credentials of [wrong, unknown, { id: "' or 1=1", token: '' }, { id: run.id, token: '' }]) {
      await expect(engine.getCurrentStep(credentials)).rejects.toMatchObject({ code: 'run-unknown' })
      await expect(engine.answer(credentials, { number: 1, answer: {} })).rejects.toMatchObject({ code: 'run-unknown' })
      await expect(engine.cancel(credentials)).rejects.toMatchObject({ code: 'run-unknown' })
    }
  })

  test('a token has 256 bits and is not stored in clear', async () => {
    const { start, store } = harness
    const { run } = await start('slow')
    expect(Buffer.from(run.token, 'base64url')).toHaveLength(32)
    const row = await store.read.selectFrom('Run').selectAll().where('id', '=', run.id).executeTakeFirst()
    expect(JSON.stringify(row)).not.toContain(run.token)
  })

  test('an unknown workflow cannot be started', async () => {
    await expect(harness.start('no-such-task')).rejects.toMatchObject({ code: 'workflow-unknown' })
  })
})
