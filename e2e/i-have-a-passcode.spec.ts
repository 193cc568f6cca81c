import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { giveOutPasscode } from './environment/give-out-passcode.ts'
import { createHelpdeskClient, type HelpdeskClient } from './environment/helpdesk-client.ts'
import { waitForMail } from './environment/mails.ts'
import { findInTraces } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { signInAsAdministrator, signInAsOperator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answersByQuestion,
  chooseAndAnswer,
  openWorkflowList,
  readPracticeAnswers,
  signInToPracticeMail,
} from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, problem, workflowCard } from './pages/wizard.ts'

/**
 * A person who knows neither password nor answers is helped by telephone.
 *
 *   operator:  Give out a passcode → a code to the company address, which the caller reads out → the passcode, shown once
 *   person:    I have a passcode → a wrong one → the right one → new questions → new password → signed in with it
 *   after:     the passcode is used up, the new answers do not count alone yet, none of it is stored anywhere
 *   another:   an expired passcode; one in two halves, of which the manager's came by mail
 */
const newPassword = 'Fresh-Harbour-77'

let smtp: FakeSmtpServer
let server: RunningServer
let api: Api
let helpdesk: HelpdeskClient

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  api = createApi({ url: server.url })
  helpdesk = createHelpdeskClient(api, await signInAsOperator(api))
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const addressOf = (account: string) => `${account}@corp.example.com`

const giveOut = (account: string) => giveOutPasscode({ helpdesk, smtp }, account)

async function typeIn(page: Page, passcode: string): Promise<void> {
  await page.getByLabel('Passcode', { exact: true }).fill(passcode)
  await primaryButton(page).click()
}

async function begin(page: Page, account: string): Promise<void> {
  await openWorkflowList(page, server, account)
  await workflowCard(page, 'I have a passcode').click()
  await expect(heading(page)).toHaveText('Enter your passcode')
}

let passcode: string
test('one run with a passcode gives new questions and a new password', async ({ page }) => {
  const account = 'expired.user'
  const [shown] = await giveOut(account)
  expect(shown).toMatchObject({ label: 'Passcode', value: expect.stringMatching(/^[A-Z0-9]{8}$/) })
  passcode = shown?.value ?? ''
  expect((await helpdesk.readPerson(account)).body.state.passcodeUntil).toBeDefined()

  await begin(page, account)
  await checkAppearance(page, 'passcode-01-type-in')
  await typeIn(page, 'WRONGONE')
  await expect(problem(page)).toContainText('This passcode is not right, or no longer valid.')
  await checkAppearance(page, 'passcode-02-wrong')
  // As people write it down on the telephone.
  await typeIn(page, `${passcode.slice(0, 4)}-${passcode.slice(4)}`.toLowerCase())

  await expect(heading(page)).toHaveText('Choose your security questions')
  await chooseAndAnswer(page, Object.entries(answersByQuestion))
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Choose a new password')
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  await expect(page.getByText('Your security questions are registered, too. The passcode is used up.')).toBeVisible()
  await checkAppearance(page, 'passcode-03-done')

  expect(await signInToPracticeMail(server, account, newPassword)).toBe(true)
  await waitForMail(smtp, addressOf(account), { says: /new password/i })
  expect((await helpdesk.readPerson(account)).body.state.passcodeUntil).toBeUndefined()
})

test('a passcode works once, and questions registered with it do not count alone yet', async ({ page }) => {
  await begin(page, 'expired.user')
  await typeIn(page, passcode)
  await expect(problem(page)).toContainText('This passcode is not right, or no longer valid.')

  await page.context().clearCookies()
  await openWorkflowList(page, server, 'expired.user')
  await workflowCard(page, 'I forgot my password').click()
  // The failure before is answered for by a proof of work.
  await expect(heading(page)).toHaveText('Answer your security questions')
  await answerQuestions(page, answersByQuestion)
  await primaryButton(page).click()
  await expect(page.getByText('You changed your sign-in help methods less than 24 hours ago.')).toBeVisible()
})

test('an expired passcode is refused like a wrong one, until another one is given out', async ({ page }) => {
  const [late] = await giveOut('active.user')
  createDataProbe(server).expirePasscodes()
  await begin(page, 'active.user')
  await typeIn(page, late?.value ?? '')
  await expect(problem(page)).toContainText('This passcode is not right, or no longer valid.')
  const [fresh] = await giveOut('active.user')
  await typeIn(page, fresh?.value ?? '')
  await expect(heading(page)).toHaveText('Choose your security questions')
  await page.context().clearCookies()
  // A person who leaves here still has everything that was registered.
  await openWorkflowList(page, server, 'active.user')
  await workflowCard(page, 'I forgot my password').click()
  await answerQuestions(page, await readPracticeAnswers(server, 'active.user'))
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Choose a new password')
})

test('neither the operator nor the manager can use a split passcode alone', async ({ page }) => {
  const admin = await signInAsAdministrator(api)
  type Published = { definition: { activities: { key: string; settings: object }[] } }
  await admin.update<Published>('/api/v1/admin/workflows/default/assign-passcode', ({ definition }) => ({
    definition: {
      ...definition,
      activities: definition.activities.map((step) =>
        step.key === 'passcode' ? { ...step, settings: { delivery: 'split', length: 6 } } : step,
      ),
    },
  }))
  const [first] = await giveOut('contractor.user')
  expect(first).toMatchObject({ label: 'First half of the passcode', value: expect.stringMatching(/^[A-Z0-9]{6}$/) })
  const mail = await waitForMail(smtp, addressOf('team.manager'), { says: /Half of a passcode for Contractor User/ })
  expect(mail).toContain('Make sure that it is Contractor User who asks you')
  const [, second = ''] = /Second half: ([A-Z0-9]{6})\b/.exec(mail) ?? []
  expect(mail).not.toContain(first?.value)

  await begin(page, 'contractor.user')
  for (const half of [first?.value ?? '', second]) {
    await typeIn(page, half)
    await expect(problem(page)).toContainText('This passcode is not right, or no longer valid.')
    await expect(page.getByLabel('Passcode', { exact: true })).toBeFocused()
  }
  // The order of the halves does not matter.
  await typeIn(page, `${second} ${first?.value}`)
  await expect(heading(page)).toHaveText('Choose your security questions')
})

test('no passcode, answer or password is stored by the server', async () => {
  const secrets = [passcode, ...Object.values(answersByQuestion), newPassword]
  expect(await findInTraces(['assign-passcode'], { server, mails: [] })).not.toEqual([])
  expect(await findInTraces(secrets, { server, mails: smtp.received })).toEqual([])
})
