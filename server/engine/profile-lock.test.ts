import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

let harness: EngineHarness

beforeAll(async () => {
  harness = await createEngineHarness({ registered: true })
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

/** Three wrong answers of a stranger, who proved work. */
async function lockProfile(account: string): Promise<unknown> {
  let last: unknown
  for (let tries = 0; tries < 3; tries++) {
    const { run, step } = await harness.start('forgot-my-password', account)
    const questions = expectPage(step).page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    last = await harness.engine.answer(run, { number: expectPage(step).number, answer: { answers } })
  }
  return last
}

test('H4: a locked profile bars what its methods open, and not what begins with the right password', async () => {
  expect(await lockProfile('active.user')).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  const { run, step } = await harness.start('manage-my-passwords')
  const next = await harness.engine.answer(run, {
    number: expectPage(step).number,
    answer: { password: 'Harbour-Lantern-41' },
  })
  expect(next).toMatchObject({ status: 'ask', activity: 'change-password-in-ad' })
  const barred = await harness.start('unlock-my-account')
  const questions = expectPage(barred.step).page.answer.properties.answers?.prefixItems ?? []
  const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'any' }))
  const refused = await harness.engine.answer(barred.run, {
    number: expectPage(barred.step).number,
    answer: { answers },
  })
  expect(refused).toMatchObject({ status: 'stopped', code: 'profile-locked' })
})
