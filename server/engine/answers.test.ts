import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineActivity, ok } from '../activities/activity.ts'
import { asked, type Office, openOffice, steps } from './testing.ts'

let folder: string
let office: Office
let executed = 0
let release: (() => void) | undefined

/** Executes for as long as the test wants, and counts how often. */
const slow = defineActivity({
  ...{ id: 'test-slow', group: 'action', sites: ['self-service'] },
  settings: z.object({}),
  page: async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const,
  answer: z.object({
    text: z.string().max(10),
    count: z.int().optional(),
    list: z.array(z.string()).max(2).optional(),
  }),
  async execute() {
    executed++
    if (release) await new Promise<void>((resolve) => (release = resolve))
    return ok()
  },
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({
    folder,
    activities: [slow],
    workflows: {
      slow: steps({ first: 'test-slow', second: 'test-slow' }),
      task: steps({ 'sign-in': 'test-sign-in', act: 'test-act', restart: 'test-again' }),
    },
  })
})
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

describe('late, repeated and parallel answers', () => {
  test('a repeated answer gets the standing step and executes nothing', async () => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    executed = 0
    const answer = { number: asked(step).number, answer: { text: 'a' } }

    const next = await engine.answer(run, answer)
    const repeated = await engine.answer(run, answer)

    expect(asked(next).number).toBe(asked(step).number + 1)
    expect(repeated).toEqual(next)
    expect(executed).toBe(1)
    expect(await engine.standing(run)).toEqual(next)
  })

  test('a number that was never shown gets the standing step', async () => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    executed = 0
    expect(await engine.answer(run, { number: 99, answer: { text: 'a' } })).toEqual(step)
    expect(executed).toBe(0)
  })

  test('whoever comes while the first answer executes waits, and then sees its result', async () => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    executed = 0
    release = () => {}
    const answer = { number: asked(step).number, answer: { text: 'a' } }
    const first = engine.answer(run, answer)
    await expect.poll(() => executed).toBe(1)

    const meanwhile = await Promise.all([engine.answer(run, answer), engine.standing(run), engine.answer(run, answer)])
    release()
    release = undefined

    expect(meanwhile.map(({ status }) => status)).toEqual(['wait', 'wait', 'wait'])
    const result = await first
    expect(await engine.answer(run, answer)).toEqual(result)
    expect(executed).toBe(1)
  })

  test('a stranger who knows only the id of a run does not keep its owner waiting', async () => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    const answer = { number: asked(step).number, answer: { text: 'a' } }
    const stranger = engine.answer({ ...run, token: 'somebody else’s' }, answer)
    const owner = engine.answer(run, answer)
    await expect(stranger).rejects.toMatchObject({ code: 'run-unknown' })
    expect(asked(await owner).number).toBe(asked(step).number + 1)
  })

  test('of many equal answers at once exactly one is executed', async () => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    executed = 0
    const answer = { number: asked(step).number, answer: { text: 'a' } }
    await Promise.all(Array.from({ length: 10 }, () => engine.answer(run, answer)))
    expect(executed).toBe(1)
    expect(asked(await engine.standing(run)).number).toBe(asked(step).number + 1)
  })
})

test('numbers rise by one with every page shown and are never used again, Restart included', async () => {
  const { engine, start } = office
  const move = fc.record({
    say: fc.constantFrom('ok', 'failed', 'refused', 'critical'),
    /** 0: the page that stands; less: a late answer; more: one that was never shown. */
    off: fc.constantFrom(0, 0, 0, -1, -2, 1),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
      const started = await start('task')
      let standing = started.step
      const shown = new Map([[asked(standing).number, JSON.stringify(standing)]])
      for (const { say, off } of moves) {
        if (standing.status !== 'ask') break
        const before = standing
        standing = await engine.answer(started.run, { number: before.number + off, answer: { say } })
        if (off !== 0) expect(standing).toEqual(before)
        if (standing.status !== 'ask') break
        if (off === 0) expect(standing.number).toBe(before.number + 1)
        const page = JSON.stringify(standing)
        expect(shown.get(standing.number) ?? page).toBe(page)
        shown.set(standing.number, page)
      }
    }),
    { numRuns: 40 },
  )
})

describe('answers that no page of ours sends', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'password'],
    ['a number where a text belongs', { text: 5 }],
    ['an object where a text belongs', { text: { $ne: '' } }],
    ['a text where a number belongs', { text: 'a', count: '1' }],
    ['infinity', { text: 'a', count: Number.POSITIVE_INFINITY }],
  ])('%s is an invalid request, and the page stands', async (_, answer) => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    await expect(engine.answer(run, { number: asked(step).number, answer })).rejects.toMatchObject({
      code: 'invalid-request',
    })
    expect(await engine.standing(run)).toEqual(step)
  })

  test.each([
    ['left out', {}, { code: 'required', field: 'text' }],
    ['too long', { text: 'a'.repeat(11) }, { code: 'too-long', field: 'text' }],
    ['too many', { text: 'a', list: ['a', 'b', 'c'] }, { code: 'not-accepted', field: 'list' }],
  ])('a field that is %s is a problem beside it, on the same page', async (_, answer, problem) => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    const { number, page } = asked(step)
    const again = asked(await engine.answer(run, { number, answer }))
    expect(again).toMatchObject({ number: number + 1, page: { ...page, problem } })
    expect(again.page.problem?.text).toMatch(/\w/)
  })

  test('prototype keys and unknown fields go no further than the door', async () => {
    const { engine, start } = office
    const { run, step } = await start('slow')
    const answer = JSON.parse('{"text":"a","__proto__":{"isAdmin":true},"constructor":{"prototype":1},"more":1}')
    expect(asked(await engine.answer(run, { number: asked(step).number, answer })).position).toBe(2)
    expect('isAdmin' in {}).toBe(false)
  })
})

describe('who may ask', () => {
  test('an unknown run and a wrong token are told the same', async () => {
    const { engine, start } = office
    const { run } = await start('slow')
    const wrong = { id: run.id, token: `${run.token.slice(0, -1)}${run.token.endsWith('A') ? 'B' : 'A'}` }
    const unknown = { id: '00000000-0000-7000-8000-000000000000', token: run.token }
    for (const credentials of [wrong, unknown, { id: "' or 1=1", token: '' }, { id: run.id, token: '' }]) {
      await expect(engine.standing(credentials)).rejects.toMatchObject({ code: 'run-unknown' })
      await expect(engine.answer(credentials, { number: 1, answer: {} })).rejects.toMatchObject({ code: 'run-unknown' })
      await expect(engine.cancel(credentials)).rejects.toMatchObject({ code: 'run-unknown' })
    }
  })

  test('a token has 256 bits and is not stored in clear', async () => {
    const { start, store } = office
    const { run } = await start('slow')
    expect(Buffer.from(run.token, 'base64url')).toHaveLength(32)
    const row = await store.read.selectFrom('Run').selectAll().where('id', '=', run.id).executeTakeFirst()
    expect(JSON.stringify(row)).not.toContain(run.token)
  })

  test('a task that nobody offers cannot be started', async () => {
    await expect(office.start('no-such-task')).rejects.toMatchObject({ code: 'workflow-unknown' })
  })
})
