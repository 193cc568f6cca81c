import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { practiceAccount } from '../activities/testing.ts'
import type { Directory, WriteRefusal, WriteResult } from '../directory/directory.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** What a controller says about a new password comes back to the page where it was typed, for every rule and also after pages that the workflow showed before. */
let harness: EngineHarness
/** What the directory answers to the next write; then it works. */
let refusal: WriteRefusal | undefined

const observe = (real: Directory): Directory => ({
  ...real,
  openSession(options) {
    const session = real.openSession(options)
    function refuseOnce(write: () => Promise<WriteResult>): Promise<WriteResult> {
      const reason = refusal
      refusal = undefined
      return reason ? Promise.resolve({ outcome: 'refused', reason }) : write()
    }
    return {
      ...session,
      changePassword: (...args) => refuseOnce(() => session.changePassword(...args)),
      resetPassword: (...args) => refuseOnce(() => session.resetPassword(...args)),
    }
  },
})

const account = 'active.user'
let { password } = practiceAccount(account)
let serial = 0

beforeAll(async () => {
  const restart = 'restart-workflow-if-error-occurs'
  const workflows = {
    apart: defineSteps({
      authenticate: 'authenticate-with-password',
      act: 'test-act',
      change: 'change-password-in-ad',
      restart,
    }),
    'behind-a-choice': defineSteps({ sign: 'test-sign-in', reset: 'reset-password-in-ad', restart }),
  }
  harness = await createEngineHarness({ registered: true, workflows, directory: observe })
})
afterAll(() => harness[Symbol.asyncDispose]())
beforeEach(async () => {
  refusal = undefined
  await harness.store.transaction((tx) => tx.deleteFrom('Counter').execute())
})

function rightAnswers(step: WizardStep) {
  const asks = expectPage(step).page.answer.properties.answers?.prefixItems ?? []
  return asks.map(({ properties }) => {
    const question = properties?.question?.const
    return { question, answer: practiceAccount(account).answers?.find((one) => one.question === question)?.answer }
  })
}

/** What the person types on this page, with the given new password. */
function fill(step: WizardStep, newPassword: string): Record<string, unknown> {
  const { properties } = expectPage(step).page.answer
  return {
    ...(properties.password && { password }),
    ...(properties.newPassword && { newPassword }),
    ...(properties.answers && { answers: rightAnswers(step) }),
    ...(properties.result && { result: 'ok' }),
  }
}

/** Codes that the same rule has before a write; of `policy` Windows names none. */
const codes = {
  'too-young': 'password-minimum-age',
  'too-short': 'password-length',
  complexity: 'password-complexity',
  history: 'password-history',
  policy: 'password-refused',
} as const
const workflows = ['manage-my-passwords', 'apart', 'behind-a-choice', 'forgot-my-password']

test.each(workflows.flatMap((workflow) => Object.entries(codes).map(([reason, code]) => ({ workflow, reason, code }))))(
  '22: $workflow, refused as $reason: the same page again, with the problem at the new password, and no step back',
  async ({ workflow, reason, code }) => {
    const { engine, start, readTrace } = harness
    const newPassword = `Quiet-Teapot-${2000 + serial++}`
    const { run, step } = await start(workflow, account)
    let current = step
    while (!expectPage(current).page.answer.properties.newPassword)
      current = await engine.answer(run, { number: expectPage(current).number, answer: fill(current, newPassword) })
    const asked = expectPage(current)

    refusal = reason as WriteRefusal
    const refused = expectPage(await engine.answer(run, { number: asked.number, answer: fill(asked, newPassword) }))
    expect(refused.page.problem).toMatchObject({ code, field: 'newPassword' })
    expect(refused.page.problem?.text).not.toMatch(/undefined|NaN/)
    // What was right stays: on the page of both passwords the current one has been accepted, and is asked for with the new one.
    expect(Object.keys(refused.page.answer.properties)).toEqual(Object.keys(asked.page.answer.properties))
    expect(await readTrace(run)).not.toContainEqual(expect.stringMatching(/restart|:failed/))

    const done = await engine.answer(run, { number: refused.number, answer: fill(refused, newPassword) })
    expect(done).toMatchObject({ status: 'done' })
    password = newPassword
  },
)
