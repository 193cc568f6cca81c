import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { waitForMail } from './environment/mails.ts'
import { assertAskStep, completeRun, fillPage, finishRun } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList, readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, workflowCard } from './pages/wizard.ts'

/**
 * A locked account, and one run that unlocks it and changes the password.
 *
 *   API on Samba:    register → five wrong passwords lock it → questions → unlocked
 *                    register → expired and locked → questions → new password → unlocked with it, in one write
 *                    forgotten and locked → questions → new password → unlocked with it
 *   Site, practice:  an old telephone locks it → Unlock my account → questions → new password → signed in
 */
const password = 'Copper-Meadow-52'
const newPassword = 'Fresh-Harbour-77'

let folder: string
let smtp: FakeSmtpServer
let samba: Samba
let server: RunningServer
let api: Api

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unlock-'))
  smtp = await startFakeSmtpServer()
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.26' })
  const env = { ...samba.environment, LATCHKEY_SMTP: smtp.url, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  server = await startServer({ env, waivesNewMethodDelay: true })
  api = createApi({ url: server.url, trusted: true })
})

test.afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await smtp?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** A person who has registered, and whose old telephone then locked the account. */
async function lockedOut(account: string, state: 'active' | 'expired' | 'must-change' = 'active') {
  await samba.addPerson({ account, password, state, mail: `${account}@corp.example.test` })
  expect((await completeRun(api, { workflow: 'register', account }, { password })).step).toMatchObject({
    status: 'done',
  })
  for (let tries = 0; tries < 5; tries++) await samba.bind(account, 'An-Old-Password-1')
  expect(await samba.bind(account, password)).toBe('775')
}

const untilMailed = (account: string, subject: string) =>
  waitForMail(smtp, `${account}@corp.example.test`, { says: new RegExp(subject) })

test('a person who is only locked out answers the questions and signs in with the old password', async () => {
  const account = 'ursula.urban'
  await lockedOut(account)
  const { step } = await completeRun(api, { workflow: 'unlock-my-account', account }, {})
  expect(step).toMatchObject({ status: 'done', result: { lines: ['Your account is unlocked.'] } })
  expect(await samba.bind(account, password)).toBe('right')
  expect(await samba.passwordChanges(account)).toHaveLength(1) // the one it was made with
  await untilMailed(account, 'Your account was unlocked')
})

for (const state of ['expired', 'must-change'] as const) {
  test(`${state} and locked: both are put right in one visit`, async () => {
    const account = `${state}.both`
    await lockedOut(account, state)
    const { run, step } = await api.start({ workflow: 'unlock-my-account', account })
    const reset = assertAskStep(await api.answer(run, assertAskStep(step).number, fillPage(assertAskStep(step), {})))
    expect(reset).toMatchObject({ activity: 'reset-password-in-ad' })
    expect(reset.page.text).toContain('expired as well')
    // Both or nothing: the account stays locked until the password is chosen.
    expect(await samba.bind(account, password)).toBe('775')

    const done = await finishRun(api, run, { step: reset, secrets: { newPassword } })

    expect(done).toMatchObject({ status: 'done', title: 'You can sign in again' })
    expect(done.status === 'done' && done.result?.lines).toEqual([
      'Your new password works wherever you sign in with this account.',
      'Your account is unlocked.',
    ])
    expect(await samba.bind(account, newPassword)).toBe('right')
    await untilMailed(account, 'Your account was unlocked')
  })
}

test('resetting a forgotten password ends the lockout as well', async () => {
  const account = 'frieda.forgetful'
  await lockedOut(account)
  const { step } = await completeRun(api, { workflow: 'forgot-my-password', account }, { newPassword })
  expect(step).toMatchObject({ status: 'done', title: 'Your new password is set' })
  expect(step.status === 'done' && step.result?.lines).toContain('Your account is unlocked.')
  expect(await samba.bind(account, newPassword)).toBe('right')
})

test('only right answers tell whether an account is locked', async () => {
  const account = 'ottilie.open'
  await samba.addPerson({ account, password })
  await completeRun(api, { workflow: 'register', account }, { password })
  await lockedOut('lena.locked')
  const replies = []
  for (const name of [account, 'lena.locked', 'nobody.here']) {
    const { run, step } = await api.start({ workflow: 'unlock-my-account', account: name })
    const answers = (assertAskStep(step).page.answer.properties.answers?.prefixItems ?? []).map(({ properties }) => ({
      question: properties?.question?.const,
      answer: 'a guess',
    }))
    const refused = assertAskStep(await api.answer(run, assertAskStep(step).number, { answers }))
    replies.push({ count: answers.length, activity: refused.activity, problem: refused.page.problem })
  }
  expect(replies).toEqual(Array(3).fill(replies[0]))
  expect(replies[0]).toMatchObject({ count: 2, problem: { code: 'wrong-answers' } })
  const known = await api.startWithProof({ workflow: 'unlock-my-account', account })
  const step = await finishRun(api, known.run, { step: known.step, secrets: {} })
  expect(step).toMatchObject({ status: 'stopped', code: 'account-not-locked' })
})

test('on the Self-Service site, an account that a telephone locked and that has expired is unlocked', async ({
  page,
}) => {
  const company = await startServer()
  try {
    const account = 'expired.user'
    const answers = await readPracticeAnswers(company, account)
    for (let tries = 0; tries < 10; tries++) await signInToPracticeMail(company, account, 'An-Old-Password-1')

    await openWorkflowList(page, company, account)
    await workflowCard(page, 'Unlock my account').click()
    await expect(heading(page)).toHaveText('Answer your security questions')
    await answerQuestions(page, answers)
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Choose a new password')
    await expect(page.getByText('Your password has expired as well.')).toBeVisible()
    await checkAppearance(page, 'unlock-01-expired-as-well')
    await page.getByLabel('New password', { exact: true }).fill(newPassword)
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('You can sign in again')
    await expect(page.getByText('Your account is unlocked.')).toBeVisible()
    await checkAppearance(page, 'unlock-02-done')
    expect(await signInToPracticeMail(company, account, newPassword)).toBe(true)

    await openWorkflowList(page, company, 'locked.user')
    await workflowCard(page, 'Unlock my account').click()
    await answerQuestions(page, await readPracticeAnswers(company, 'locked.user'))
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('You can sign in again')
    await expect(page.getByText('Your new password')).toHaveCount(0)
  } finally {
    await company.stop()
  }
})
