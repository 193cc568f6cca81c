import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** A workflow that is not available to people with a locked account. */
let harness: EngineHarness
let locked: boolean

beforeEach(async () => {
  locked = true
  harness = await createEngineHarness({
    availability: [{ fact: 'accountLocked', is: false }],
    directory: (real) => ({
      ...real,
      openSession: (options) => {
        const session = real.openSession(options)
        return { ...session, readState: async (person) => ({ ...(await session.readState(person)), locked }) }
      },
    }),
    workflows: {
      task: defineSteps({ before: 'test-act', 'sign-in': 'test-sign-in', again: 'test-sign-in', act: 'test-act' }),
    },
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const answer = async (run: { id: string; token: string }, number: number) =>
  harness.engine.answer(run, { number, answer: { result: 'ok' } })

test('an unavailable workflow is refused after the first authentication, and nothing is told before it', async () => {
  const { run, step } = await harness.start('task')
  const signIn = expectPage(await answer(run, expectPage(step).number))
  expect(signIn.activity).toBe('test-sign-in')
  expect(await answer(run, signIn.number)).toMatchObject({ status: 'stopped', code: 'account-locked' })
})

test('a workflow that was available stays so for the rest of the run', async () => {
  locked = false
  const { run, step } = await harness.start('task')
  const signIn = expectPage(await answer(run, expectPage(step).number))
  const again = expectPage(await answer(run, signIn.number))
  locked = true
  expect(await answer(run, again.number)).toMatchObject({ status: 'ask', activity: 'test-act' })
})

test('a failed authentication tells nothing of the account’s state', async () => {
  const { run, step } = await harness.start('task')
  const signIn = expectPage(await answer(run, expectPage(step).number))
  const failed = await harness.engine.answer(run, { number: signIn.number, answer: { result: 'failed' } })
  expect(failed).toMatchObject({ status: 'stopped', code: 'wrong-credentials' })
})

test('a decoy’s completed run gives no state token', async () => {
  await harness.publish('open', defineSteps({ act: 'test-act' }))
  const done = await Promise.all(
    ['active.user', 'nobody.here'].map(async (account) => {
      const { run, step } = await harness.start('open', account)
      return JSON.stringify(await answer(run, expectPage(step).number))
    }),
  )
  expect(done.map((step) => step.includes('stateToken'))).toEqual([true, false])
})
