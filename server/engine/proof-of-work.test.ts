import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { createEngineHarness, type EngineHarness } from './testing.ts'

/** Locking a profile requires proof of work, for known and unknown accounts alike. */
let harness: EngineHarness

beforeAll(async () => {
  harness = await createEngineHarness({ registered: true })
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

const begin = (account: string, provenWork: boolean, workflow = 'forgot-my-password') =>
  harness.engine.start({ workflow, account, language: 'en', site: 'self-service', provenWork })

async function answerWrongly(account: string, provenWork: boolean): Promise<WizardStep> {
  const { run, step } = await begin(account, provenWork)
  let current = step
  while (current.status === 'ask') {
    const questions = current.page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    current = await harness.engine.answer(run, { number: current.number, answer: { answers } })
  }
  return current
}

test.each(['active.user', 'nobody.here', 'unregistered.user', 'protected.user'])(
  'a stranger who has proven no work cannot lock %s, and must prove it before the next run',
  async (account) => {
    expect(await answerWrongly(account, false)).toMatchObject({ status: 'stopped', code: 'too-many-failures' })
    await expect(begin(account, false)).rejects.toMatchObject({ code: 'captcha-required' })
    expect(await answerWrongly(account, true)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  },
)

test('no proof of work is required before the first failure, nor for a workflow that cannot lock', async () => {
  await expect(begin('expired.user', false)).resolves.toMatchObject({ step: { status: 'ask' } })
  await expect(begin('active.user', false, 'manage-my-passwords')).resolves.toMatchObject({ step: { status: 'ask' } })
})
