import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** What a commit stores beside the state of its run. */
let harness: EngineHarness
/** The controller that the directory answers from; undefined: nothing was asked of it. */
let controller: string | undefined
/** Controllers that requests asked to keep to. */
let asked: (string | undefined)[]

beforeEach(async () => {
  ;[controller, asked] = ['dc2', []]
  harness = await createEngineHarness({
    directory: (real) => ({
      ...real,
      openSession(options) {
        asked.push(options.controller)
        return { ...real.openSession(options), controller }
      },
    }),
    workflows: { task: defineSteps({ 'sign-in': 'test-sign-in', act: 'test-act', more: 'test-act' }) },
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

async function answerAll(times: number) {
  const { run, step } = await harness.start('task')
  let current = step
  for (let answered = 0; answered < times; answered++) {
    current = await harness.engine.answer(run, { number: expectPage(current).number, answer: { result: 'ok' } })
  }
  return current
}

test('a run keeps to the controller of its first request, also after requests that ask none', async () => {
  const { run, step } = await harness.start('task')
  controller = undefined
  const next = await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } })
  await harness.engine.answer(run, { number: expectPage(next).number, answer: { result: 'ok' } })
  expect(asked).toEqual([undefined, 'dc2', 'dc2'])
})

test('a state token is stored when the run is completed, and not before', async () => {
  const countTokens = async () =>
    (await harness.store.read.selectFrom('StateToken').select('personId').execute()).length
  await answerAll(2)
  expect(await countTokens()).toBe(0)
  expect(await answerAll(3)).toMatchObject({ status: 'done', result: { stateToken: expect.any(String) } })
  expect(await countTokens()).toBe(1)
})
