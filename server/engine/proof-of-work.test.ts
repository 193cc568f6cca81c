import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { type Office, openOffice } from './testing.ts'

/** Locking somebody out costs a stranger work, and known and unknown accounts ask for it alike. */
let folder: string
let office: Office

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({ folder, registered: true })
}, 60_000)
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const begin = (account: string, provenWork: boolean, workflow = 'forgot-my-password') =>
  office.engine.start({ workflow, account, language: 'en', site: 'self-service', provenWork })

async function answerWrongly(account: string, provenWork: boolean): Promise<WizardStep> {
  const { run, step } = await begin(account, provenWork)
  let standing = step
  while (standing.status === 'ask') {
    const questions = standing.page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    standing = await office.engine.answer(run, { number: standing.number, answer: { answers } })
  }
  return standing
}

test.each(['active.user', 'nobody.here', 'unregistered.user', 'protected.user'])(
  'a stranger who has proven no work cannot lock %s, and must prove it before the next run',
  async (account) => {
    expect(await answerWrongly(account, false)).toMatchObject({ status: 'stopped', code: 'too-many-failures' })
    await expect(begin(account, false)).rejects.toMatchObject({ code: 'captcha-required' })
    expect(await answerWrongly(account, true)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  },
)

test('nobody is asked for work before the first failure, nor for a task that locks nothing', async () => {
  await expect(begin('expired.user', false)).resolves.toMatchObject({ step: { status: 'ask' } })
  await expect(begin('active.user', false, 'manage-my-passwords')).resolves.toMatchObject({ step: { status: 'ask' } })
})
