import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WizardStep } from '../../../shared/wizard/page.ts'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { withoutRun } from '../claim.ts'
import type { WorkDemand } from '../engine.ts'
import { createEngineHarness, type EngineHarness, expectPage } from '../testing.ts'
import { createGuesses } from './guesses.ts'

/** Guesses are limited where they are made: neither runs that were opened before nor a workflow's settings allow more. */
let harness: EngineHarness

beforeAll(async () => {
  harness = await createEngineHarness({ registered: true })
}, 60_000)
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})
beforeEach(() => harness.store.transaction((tx) => tx.deleteFrom('Counter').execute()))

test('only a simulation decides about a guess in place of its factor', () => {
  const guesser = { accountKey: 'key', share: 'unknown' } as const
  expect(createGuesses(withoutRun(harness.store), guesser).evaluate).toBeUndefined()
})

type Run = Awaited<ReturnType<EngineHarness['start']>>

const open = (account: string): Promise<Run> =>
  harness.engine.start({
    workflow: 'forgot-my-password',
    account,
    language: 'en',
    site: 'self-service',
    provenWork: false,
  })

/** Answers the questions of the page, with the person's own answers or wrong ones. */
function answersTo(step: WizardStep, account?: string) {
  const known = sampleAccounts.find((one) => one.account === account)?.answers ?? []
  const questions = expectPage(step).page.answer.properties.answers?.prefixItems ?? []
  return questions.map(({ properties }) => {
    const question = String(properties?.question?.const)
    return { question, answer: known.find((one) => one.question === question)?.answer ?? 'wrong' }
  })
}

const answer = ({ run, step }: Run, options: { account?: string; work?: WorkDemand } = {}) =>
  harness.engine.answer(run, {
    number: expectPage(step).number,
    answer: { answers: answersTo(step, options.account) },
    work: options.work,
  })

/** Wrong answers that were verified: each is one failure of the step, in the audit. */
async function countVerified(runs: readonly Run[]): Promise<number> {
  const traces = await Promise.all(runs.map(({ run }) => harness.readTrace(run)))
  return traces.flat().filter((result) => result === 'authenticate:failed').length
}

test.each(['active.user', 'nobody.here'])(
  'H1: of 30 runs of %s that were opened beforehand five are verified, and right answers open nothing then',
  async (account) => {
    const runs = await Promise.all(Array.from({ length: 30 }, () => open(account)))
    const last = await open(account)
    // Most of them gave way to newer ones, some already when they were started.
    await Promise.all(runs.filter(({ step }) => step.status === 'ask').map((run) => answer(run)))
    expect(await countVerified(runs)).toBe(5)
    expect(await answer(last, { account })).toMatchObject({ status: 'stopped', code: 'too-many-attempts' })
  },
  60_000,
)

const work = (proven: number): WorkDemand => ({ proven, required: (failures) => (failures < 2 ? 0 : failures) })

test.each(['active.user', 'nobody.here'])(
  'H1: above the threshold of failures of %s a guess is refused within the run until work is proven, and nothing is counted',
  async (account) => {
    for (let failures = 0; failures < 2; failures++)
      await answer(await harness.start('forgot-my-password', account), { work: work(0) })
    const run = await harness.start('forgot-my-password', account)
    const before = await harness.store.read.selectFrom('Counter').selectAll().execute()
    const refusal = { code: 'captcha-required', values: { work: 2 } }
    await expect(answer(run, { work: work(0) })).rejects.toMatchObject(refusal)
    await expect(answer(run, { work: work(1) })).rejects.toMatchObject(refusal)
    expect(await harness.store.read.selectFrom('Counter').selectAll().execute()).toEqual(before)
    expect(await harness.engine.getCurrentStep(run.run)).toEqual(run.step)
    await answer(run, { work: work(2) })
    expect(await countVerified([run])).toBe(1)
  },
)

test('H1: a run that began without work locks the profile once its answer has proven some', async () => {
  const [first, second, third, fourth] = [
    await open('active.user'),
    await open('active.user'),
    await open('active.user'),
    await open('active.user'),
  ]
  for (const run of [first, second]) await answer(run)
  expect(await answer(third)).toMatchObject({ status: 'stopped', code: 'too-many-failures' })
  expect(await answer(fourth, { work: work(9) })).toMatchObject({ status: 'stopped', code: 'profile-locked' })
})
