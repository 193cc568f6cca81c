import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { type Helpdesk, helpdesk } from './environment/helpdesk.ts'
import { keptData } from './environment/kept-data.ts'
import { codeFor, mailTo } from './environment/mails.ts'
import { findInTraces } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'
import { administrator, operator } from './environment/staff.ts'
import { lookAt } from './pages/look-at.ts'
import { chooseAndAnswer, open, practiceAnswers, practiceSignIn, questions } from './pages/self-service.ts'
import { answerQuestions, heading, primary, problem, task } from './pages/wizard.ts'

/**
 * 4/3-2 3-3: somebody who knows neither password nor answers, and who is helped by telephone.
 *
 *   operator:  Give out a passcode → a code to the company address, which the caller reads out → the passcode, shown once
 *   person:    I have a passcode → a wrong one → the right one → new questions → new password → signed in with it
 *   after:     the passcode is used up, the new answers do not suffice alone, nothing of it is kept anywhere
 *   another:   a passcode whose time is over; one in two halves, of which the manager's came by mail
 */
const newPassword = 'Fresh-Harbour-77'

let smtp: SmtpStandIn
let server: RunningServer
let api: Api
let desk: Helpdesk

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  smtp = await startSmtp()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  api = createApi({ url: server.url })
  desk = helpdesk(api, await operator(api))
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const addressOf = (account: string) => `${account}@corp.example.com`

/** What the operator is shown at the end, after the caller has read out the code from the mail. */
async function giveOut(account: string): Promise<{ label: string; value: string }[]> {
  const before = smtp.received.length
  const { run, step } = await desk.begin({ workflow: 'assign-passcode', account, ticket: 'INC-2041' })
  const asks = await desk.answer(run, step, { method: 'corporate-mail' })
  const done = await desk.answer(run, asks, { code: await codeFor(smtp, addressOf(account), before) })
  expect(done).toMatchObject({ status: 'done', title: 'The passcode is given out' })
  return (done.status === 'done' && done.result?.shown) || []
}

async function typeIn(page: Page, passcode: string): Promise<void> {
  await page.getByLabel('Passcode', { exact: true }).fill(passcode)
  await primary(page).click()
}

async function begin(page: Page, account: string): Promise<void> {
  await open(page, server, account)
  await task(page, 'I have a passcode').click()
  await expect(heading(page)).toHaveText('Type in your passcode')
}

let passcode: string
test('one visit with a passcode gives new questions and a new password', async ({ page }) => {
  const account = 'expired.user'
  const [shown] = await giveOut(account)
  expect(shown).toMatchObject({ label: 'Passcode', value: expect.stringMatching(/^[A-Z0-9]{8}$/) })
  passcode = shown?.value ?? ''
  expect((await desk.look(account)).body.state.passcodeUntil).toBeDefined()

  await begin(page, account)
  await lookAt(page, 'passcode-01-type-in')
  await typeIn(page, 'WRONGONE')
  await expect(problem(page)).toHaveText('This passcode is not right, or no longer good.')
  await lookAt(page, 'passcode-02-wrong')
  // As it is written down when it is heard.
  await typeIn(page, `${passcode.slice(0, 4)}-${passcode.slice(4)}`.toLowerCase())

  await expect(heading(page)).toHaveText('Choose your security questions')
  await chooseAndAnswer(page, Object.entries(questions))
  await primary(page).click()
  await expect(heading(page)).toHaveText('Choose a new password')
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  await expect(page.getByText('Your security questions are registered, too. The passcode is used up.')).toBeVisible()
  await lookAt(page, 'passcode-03-done')

  expect(await practiceSignIn(server, account, newPassword)).toBe(true)
  await mailTo(smtp, addressOf(account), { says: /new password/i })
  expect((await desk.look(account)).body.state.passcodeUntil).toBeUndefined()
})

test('it works once, and what was registered with it does not yet suffice alone', async ({ page }) => {
  await begin(page, 'expired.user')
  await typeIn(page, passcode)
  await expect(problem(page)).toHaveText('This passcode is not right, or no longer good.')

  await page.context().clearCookies()
  await open(page, server, 'expired.user')
  await task(page, 'I forgot my password').click()
  // The failure before is answered for by a proof of work.
  await expect(heading(page)).toHaveText('Answer your security questions', { timeout: 20_000 })
  await answerQuestions(page, questions)
  await primary(page).click()
  await expect(page.getByText('You changed how you identify yourself less than 24 hours ago.')).toBeVisible()
})

test('one whose time is over is as wrong as any other, until another one is given out', async ({ page }) => {
  const [late] = await giveOut('active.user')
  keptData(server).endPasscodes()
  await begin(page, 'active.user')
  await typeIn(page, late?.value ?? '')
  await expect(problem(page)).toHaveText('This passcode is not right, or no longer good.')
  const [fresh] = await giveOut('active.user')
  await typeIn(page, fresh?.value ?? '')
  await expect(heading(page)).toHaveText('Choose your security questions')
  await page.context().clearCookies()
  // Whoever leaves here has lost nothing that they had.
  await open(page, server, 'active.user')
  await task(page, 'I forgot my password').click()
  await answerQuestions(page, await practiceAnswers(server, 'active.user'))
  await primary(page).click()
  await expect(heading(page)).toHaveText('Choose a new password')
})

test('split: neither the operator nor the manager can use it alone', async ({ page }) => {
  const admin = await administrator(api)
  type Published = { definition: { activities: { key: string; settings: object }[] } }
  await admin.change<Published>('/api/v1/admin/workflows/default/assign-passcode', ({ definition }) => ({
    ...definition,
    activities: definition.activities.map((step) =>
      step.key === 'passcode' ? { ...step, settings: { delivery: 'split', length: 6 } } : step,
    ),
  }))
  const [first] = await giveOut('contractor.user')
  expect(first).toMatchObject({ label: 'First half of the passcode', value: expect.stringMatching(/^[A-Z0-9]{6}$/) })
  const told = await mailTo(smtp, addressOf('team.manager'), { says: /Half of a passcode for Contractor User/ })
  expect(told).toContain('Make sure that it is Contractor User who asks you')
  const [, second = ''] = /Second half: ([A-Z0-9]{6})\b/.exec(told) ?? []
  expect(told).not.toContain(first?.value)

  await begin(page, 'contractor.user')
  for (const half of [first?.value ?? '', second]) {
    await typeIn(page, half)
    await expect(problem(page)).toHaveText('This passcode is not right, or no longer good.')
    await expect(page.getByLabel('Passcode', { exact: true })).toBeFocused()
  }
  // Nobody told which one comes first.
  await typeIn(page, `${second} ${first?.value}`)
  await expect(heading(page)).toHaveText('Choose your security questions')
})

test('no passcode, answer or password stands in what the server left behind', async () => {
  const secrets = [passcode, ...Object.values(questions), newPassword]
  expect(await findInTraces(['assign-passcode'], { server, mails: [] })).not.toEqual([])
  expect(await findInTraces(secrets, { server, mails: smtp.received })).toEqual([])
})
