import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** What a run does with people who leave it alone: repeat the authentication, stop, or be cancelled. */
let harness: EngineHarness
let later = 0
/** Called once, before the engine's next transaction. */
let overtake: (() => Promise<unknown>) | undefined

beforeEach(async () => {
  ;[later, overtake] = [0, undefined]
  harness = await createEngineHarness({
    clock: () => new Date(Date.now() + later),
    store: (real) => ({
      ...real,
      async transaction(work) {
        const first = overtake
        overtake = undefined
        await first?.()
        return real.transaction(work)
      },
    }),
    workflows: { task: defineSteps({ 'sign-in': 'test-sign-in', act: 'test-act', more: 'test-act' }) },
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const minutes = 60_000

async function atTheSecondPage() {
  const { run, step } = await harness.start('task')
  const second = expectPage(
    await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } }),
  )
  return { run, second }
}

test('after six idle minutes the user signs in again, and the late answer is not executed', async () => {
  const { run, second } = await atTheSecondPage()
  later = 6 * minutes

  const again = expectPage(await harness.engine.answer(run, { number: second.number, answer: { result: 'ok' } }))

  expect(again).toMatchObject({
    activity: 'test-sign-in',
    number: second.number + 1,
    page: { problem: { code: 'idle', text: expect.stringContaining('away') } },
  })
  expect(await harness.readTrace(run)).toEqual(['sign-in:ok'])
  expect(
    expectPage(await harness.engine.answer(run, { number: again.number, answer: { result: 'ok' } })).activity,
  ).toBe('test-act')
})

test('after six idle minutes reading the current step asks to sign in again, too', async () => {
  const { run } = await atTheSecondPage()
  later = 6 * minutes
  expect(expectPage(await harness.engine.getCurrentStep(run)).activity).toBe('test-sign-in')
})

test('after the clock was set back by an hour the user signs in again, once', async () => {
  const { run } = await atTheSecondPage()
  later = -60 * minutes
  const again = expectPage(await harness.engine.getCurrentStep(run))
  expect(again).toMatchObject({ activity: 'test-sign-in', page: { problem: { code: 'idle' } } })
})

test('after four minutes the run continues without another sign-in', async () => {
  const { run, second } = await atTheSecondPage()
  later = 4 * minutes
  expect(await harness.engine.getCurrentStep(run)).toEqual(second)
})

test('before the first authentication an idle time changes nothing', async () => {
  const { run, step } = await harness.start('task')
  later = 20 * minutes
  expect(await harness.engine.getCurrentStep(run)).toEqual(step)
  expect(
    expectPage(await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } }))
      .position,
  ).toBe(2)
})

test('a run is stopped after half an hour without a request; others are not', async () => {
  const { engine, store, start } = harness
  const abandoned = await start('task')
  const fresh = await start('task')
  const longAgo = new Date(Date.now() - 31 * minutes)
  await store.transaction((tx) =>
    tx.updateTable('Run').set({ updatedAt: longAgo }).where('id', '=', abandoned.run.id).execute(),
  )

  expect(await engine.expireAbandonedRuns()).toBe(1)
  expect(await engine.expireAbandonedRuns()).toBe(0)

  expect(await engine.getCurrentStep(abandoned.run)).toMatchObject({ status: 'stopped', code: 'expired' })
  expect(await engine.getCurrentStep(fresh.run)).toEqual(fresh.step)
})

test('a cancellation that another process overtakes stops nothing and records nothing', async () => {
  const { store } = harness
  const { run, second } = await atTheSecondPage()
  overtake = () => store.transaction((tx) => tx.updateTable('Run').set({ version: 99 }).execute())
  await harness.engine.cancel(run)
  expect(await harness.engine.getCurrentStep(run)).toEqual(second)
  expect(await store.read.selectFrom('AuditEvent').select('event').execute()).not.toContainEqual({
    event: 'run-stopped',
  })
})

test('a cancelled run cannot be continued, and its account can start another', async () => {
  const { engine, start } = harness
  const { run, step } = await start('task')
  await engine.cancel(run)
  await engine.cancel(run)
  const over = await engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } })
  expect(over).toMatchObject({ status: 'stopped', code: 'cancelled' })
  expect(await harness.readTrace(run)).toEqual([])
  const { state } = await harness.store.read.selectFrom('Run').select('state').executeTakeFirstOrThrow()
  expect(JSON.parse(state)).not.toHaveProperty('person')
  expect((await start('task')).step).toMatchObject({ status: 'ask' })
})

test('8: the language changes in the middle of a run; page and number stay, and so does what comes after', async () => {
  const { run, second } = await atTheSecondPage()
  const german = expectPage(await harness.engine.changeLanguage(run, 'de'))
  expect(german).toMatchObject({ number: second.number, activity: second.activity })
  expect(await readLanguage(run)).toBe('de')
  const next = await harness.engine.answer(run, { number: second.number, answer: { result: 'ok' } })
  expect(expectPage(next).number).toBe(second.number + 1)
})

test('8: after six idle minutes another language asks to sign in again, like any other act', async () => {
  const { run, second } = await atTheSecondPage()
  later = 6 * minutes
  expect(expectPage(await harness.engine.changeLanguage(run, 'de'))).toMatchObject({
    activity: 'test-sign-in',
    number: second.number + 1,
  })
  expect(await readLanguage(run)).toBe('de')
})

test('8: without the token of the run nothing changes', async () => {
  const { run } = await atTheSecondPage()
  await expect(harness.engine.changeLanguage({ ...run, token: 'wrong' }, 'de')).rejects.toThrow('run-unknown')
  expect(await readLanguage(run)).toBe('en')
})

async function readLanguage({ id }: { id: string }): Promise<string | undefined> {
  const row = await harness.store.read.selectFrom('Run').select('language').where('id', '=', id).executeTakeFirst()
  return row?.language
}
