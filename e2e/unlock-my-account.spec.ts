import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { asked, complete, finish, typed } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { readMail } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'
import { lookAt } from './pages/look-at.ts'
import { open, practiceAnswers, practiceSignIn } from './pages/self-service.ts'
import { answerQuestions, heading, primary, task } from './pages/wizard.ts'

/**
 * 2-6: a locked account, and one visit that puts all right.
 *
 *   API on Samba:    register → five wrong passwords lock it → questions → unlocked
 *                    register → expired and locked → questions → new password → unlocked with it, in one write
 *                    forgotten and locked → questions → new password → unlocked with it
 *   Site, practice:  an old telephone locks it → Unlock my account → questions → new password → signed in
 */
const password = 'Copper-Meadow-52'
const newPassword = 'Fresh-Harbour-77'

let folder: string
let smtp: SmtpStandIn
let samba: Samba
let server: RunningServer
let api: Api

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = await mkdtemp(join(tmpdir(), 'unlock-'))
  smtp = await startSmtp()
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.14' })
  const env = { ...samba.environment, LATCHKEY_SMTP: smtp.url, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  server = await startServer({ env, newMethodsSuffice: true })
  api = createApi({ url: server.url, trusted: true })
})

test.afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await smtp?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** Somebody who has registered and whose old telephone then locked the account. */
async function lockedOut(account: string, state: 'active' | 'expired' | 'must-change' = 'active') {
  await samba.addPerson({ account, password, state, mail: `${account}@corp.example.test` })
  expect((await complete(api, { workflow: 'register', account }, { password })).step).toMatchObject({ status: 'done' })
  for (let tries = 0; tries < 5; tries++) await samba.bind(account, 'An-Old-Password-1')
  expect(await samba.bind(account, password)).toBe('775')
}

async function untilMailed(account: string, subject: string) {
  const mails = () => smtp.received.filter(({ to }) => to.includes(`${account}@corp.example.test`))
  await expect
    .poll(
      () =>
        mails()
          .map(({ source }) => readMail(source))
          .join('\n'),
      { timeout: 15_000 },
    )
    .toContain(subject)
}

test('who only is locked out answers the questions and signs in with the password they had', async () => {
  const account = 'ursula.urban'
  await lockedOut(account)
  const { step } = await complete(api, { workflow: 'unlock-my-account', account }, {})
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
    const reset = asked(await api.answer(run, asked(step).number, typed(asked(step), {})))
    expect(reset).toMatchObject({ activity: 'reset-password-in-ad' })
    expect(reset.page.text).toContain('expired as well')
    // Nothing is done by halves: as long as the password is not chosen the lock stands.
    expect(await samba.bind(account, password)).toBe('775')

    const done = await finish(api, run, { step: reset, secrets: { newPassword } })

    expect(done).toMatchObject({ status: 'done', title: 'You can sign in again' })
    expect(done.status === 'done' && done.result?.lines).toEqual([
      'Your new password holds wherever you sign in with this account.',
      'Your account is unlocked.',
    ])
    expect(await samba.bind(account, newPassword)).toBe('right')
    await untilMailed(account, 'Your account was unlocked')
  })
}

test('a forgotten password set anew takes off the lock as well', async () => {
  const account = 'frieda.forgetful'
  await lockedOut(account)
  const { step } = await complete(api, { workflow: 'forgot-my-password', account }, { newPassword })
  expect(step).toMatchObject({ status: 'done', title: 'Your new password is set' })
  expect(step.status === 'done' && step.result?.lines).toContain('Your account is unlocked.')
  expect(await samba.bind(account, newPassword)).toBe('right')
})

test('whether an account is locked is told to nobody who does not know the answers', async () => {
  const account = 'ottilie.open'
  await samba.addPerson({ account, password })
  await complete(api, { workflow: 'register', account }, { password })
  await lockedOut('lena.locked')
  const told = []
  for (const name of [account, 'lena.locked', 'nobody.here']) {
    const { run, step } = await api.start({ workflow: 'unlock-my-account', account: name })
    const answers = (asked(step).page.answer.properties.answers?.prefixItems ?? []).map(({ properties }) => ({
      question: properties?.question?.const,
      answer: 'a guess',
    }))
    const refused = asked(await api.answer(run, asked(step).number, { answers }))
    told.push({ count: answers.length, activity: refused.activity, problem: refused.page.problem })
  }
  expect(told).toEqual(Array(3).fill(told[0]))
  expect(told[0]).toMatchObject({ count: 2, problem: { code: 'wrong-answers' } })
  const known = await api.startWithProof({ workflow: 'unlock-my-account', account })
  const step = await finish(api, known.run, { step: known.step, secrets: {} })
  expect(step).toMatchObject({ status: 'stopped', code: 'account-not-locked' })
})

test('on the Self-Service site, with the sample company: locked by a telephone, expired as well', async ({ page }) => {
  const company = await startServer()
  try {
    const account = 'expired.user'
    const answers = await practiceAnswers(company, account)
    for (let tries = 0; tries < 10; tries++) await practiceSignIn(company, account, 'An-Old-Password-1')

    await open(page, company, account)
    await task(page, 'Unlock my account').click()
    await expect(heading(page)).toHaveText('Answer your security questions')
    await answerQuestions(page, answers)
    await primary(page).click()
    await expect(heading(page)).toHaveText('Choose a new password')
    await expect(page.getByText('Your password has expired as well.')).toBeVisible()
    await lookAt(page, 'unlock-01-expired-as-well')
    await page.getByLabel('New password', { exact: true }).fill(newPassword)
    await primary(page).click()
    await expect(heading(page)).toHaveText('You can sign in again')
    await expect(page.getByText('Your account is unlocked.')).toBeVisible()
    await lookAt(page, 'unlock-02-done')
    expect(await practiceSignIn(company, account, newPassword)).toBe(true)

    await open(page, company, 'locked.user')
    await task(page, 'Unlock my account').click()
    await answerQuestions(page, await practiceAnswers(company, 'locked.user'))
    await primary(page).click()
    await expect(heading(page)).toHaveText('You can sign in again')
    await expect(page.getByText('Your new password')).toHaveCount(0)
  } finally {
    await company.stop()
  }
})
