import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { giveOutPasscode } from './environment/give-out-passcode.ts'
import { createHelpdeskClient, type HelpdeskClient } from './environment/helpdesk-client.ts'
import { findIdentity, giveRole, setParameter, sponsorAccount, synchronisePeople } from './environment/identities.ts'
import { waitForMail } from './environment/mails.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { type StaffSession, signInAsAdministrator, signInAsOperator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { setNewPassword, signInByPasscode } from './pages/password-pages.ts'
import { readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, problem } from './pages/wizard.ts'

/**
 * The password pages of the Self-Service site, on the sample company.
 *
 *   passcode → one account, the mail, the passcode used up · security questions → several accounts, the result of each
 *   the central password · a lost session signs in again in place, and keeps what was typed · the questions themselves
 */
let smtp: FakeSmtpServer
let server: RunningServer
let api: Api
let administrator: StaffSession
let helpdesk: HelpdeskClient

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  api = createApi({ url: server.url })
  administrator = await signInAsAdministrator(api)
  helpdesk = createHelpdeskClient(api, await signInAsOperator(api))
  await synchronisePeople(administrator)
  const [active, finegrained] = [
    await findIdentity(administrator, 'active.user'),
    await findIdentity(administrator, 'finegrained.user'),
  ]
  await giveRole(administrator, [active, finegrained])
  await sponsorAccount(administrator, { name: 'Build server', manager: active, account: 'expired.user' })
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const newPassword = 'Quiet-Meadow-Lantern-58'

async function signIn(page: Page, account = 'active.user'): Promise<string> {
  const [shown] = await giveOutPasscode({ helpdesk, smtp }, account)
  const passcode = shown?.value ?? ''
  await signInByPasscode(page, { url: `${server.url}/passwords/`, account, passcode })
  await expect(heading(page)).toHaveText('My passwords')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible()
  return passcode
}

test('a passcode signs in once, and one account gets a new password', async ({ page }) => {
  await page.goto(`${server.url}/passwords`)
  await checkAppearance(page, 'password-pages-01-sign-in')
  await signInByPasscode(page, { url: `${server.url}/passwords/`, account: 'nobody.here', passcode: 'WRONGONE' })
  const unknown = await problem(page).textContent()
  await expect(page.getByLabel('Passcode', { exact: true })).toHaveValue('')
  await expect(page.getByLabel('Passcode', { exact: true })).toBeFocused()
  await signInByPasscode(page, { url: `${server.url}/passwords/`, account: 'active.user', passcode: 'WRONGONE' })
  await expect(problem(page)).toHaveText(unknown ?? '')

  const passcode = await signIn(page)
  await checkAppearance(page, 'password-pages-02-accounts')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(problem(page)).toContainText('Choose at least one account.')
  await page.getByLabel('active.user@corp.example.com').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('For active.user@corp.example.com.')).toBeVisible()
  await setNewPassword(page, 'short')
  await expect(problem(page).first()).toBeVisible()
  await checkAppearance(page, 'password-pages-03-new-password')
  await setNewPassword(page, newPassword)
  await expect(heading(page)).toHaveText('The new password is set')
  await expect(page.getByRole('listitem')).toContainText('active.user@corp.example.com')
  await checkAppearance(page, 'password-pages-04-result')
  expect(await signInToPracticeMail(server, 'active.user', newPassword)).toBe(true)
  await waitForMail(smtp, 'active.user@corp.example.com', { says: /set on the password pages/ })

  await page.getByRole('button', { name: 'Sign out' }).last().click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await signInByPasscode(page, { url: `${server.url}/passwords/`, account: 'active.user', passcode })
  await expect(problem(page)).toHaveText(unknown ?? '')
})

test('answers sign in, and several accounts get one password, each with its own result', async ({ page }) => {
  const answers = await readPracticeAnswers(server, 'active.user')
  await page.goto(`${server.url}/passwords/`)
  await page.getByLabel('Account name').fill('active.user')
  await page.getByRole('button', { name: 'With my security questions' }).click()
  await answerQuestions(page, answers)
  await primaryButton(page).click()
  await page.getByLabel('active.user@corp.example.com').check()
  const sponsored = page.getByLabel('expired.user@corp.example.com')
  await expect(page.getByText('You look after Build server')).toBeVisible()
  await sponsored.check()
  await page.getByRole('button', { name: 'Continue' }).click()
  // It is the password of the first account already.
  await setNewPassword(page, newPassword)
  await expect(heading(page)).toHaveText('Not every password was set')
  await expect(page.getByRole('listitem')).toHaveCount(2)
  await checkAppearance(page, 'password-pages-05-partly')
  expect(await signInToPracticeMail(server, 'expired.user', newPassword)).toBe(true)
  await page.getByRole('button', { name: 'Choose another password for these' }).click()
  await expect(page.getByText('For active.user@corp.example.com.')).toBeVisible()
  await setNewPassword(page, 'Later-Meadow-Lantern-59')
  await expect(heading(page)).toHaveText('The new password is set')
})

test('the central password is one choice, and a lost session signs in again in place', async ({ page }) => {
  await setParameter(administrator, 'QER | Person | UseCentralPassword', true)
  await signIn(page, 'finegrained.user')
  await expect(page.getByLabel('One password for all my accounts')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  const central = 'Central-Meadow-Lantern-Harbour-60'
  await page.getByLabel('New password', { exact: true }).fill(central)
  await api.call('DELETE', '/api/v1/session', { headers: await readCookies(page) })
  await page.getByRole('button', { name: 'Set the new password' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByLabel('Passcode', { exact: true })).toBeFocused()
  const [shown] = await giveOutPasscode({ helpdesk, smtp }, 'finegrained.user')
  await expect(dialog.getByLabel('Account name')).toHaveValue('finegrained.user')
  await dialog.getByLabel('Passcode', { exact: true }).fill(shown?.value ?? '')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue(central)
  await page.getByRole('button', { name: 'Set the new password' }).click()
  await expect(heading(page)).toHaveText('The new password is set')
  expect(await signInToPracticeMail(server, 'finegrained.user', central)).toBe(true)
})

test('a person registers new questions on the pages and deletes them', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'My security questions' }).click()
  await expect(heading(page)).toHaveText('My security questions')
  await expect(page.locator('.question-list li')).toHaveCount(3)
  await checkAppearance(page, 'password-pages-06-questions')
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click()
  await expect(page.getByText('The question was deleted.')).toBeVisible()
  await expect(page.locator('.question-list li')).toHaveCount(2)
  await page.getByRole('button', { name: 'Answer new questions' }).click()
  const fields = page.locator('.row input')
  for (const [index, answer] of ['Oak Street', 'Marmalade', 'Antwerp'].entries()) await fields.nth(index).fill(answer)
  await page.getByRole('button', { name: 'Save the answers' }).click()
  await expect(page.getByText('Your answers are saved.')).toBeVisible()
  await expect(page.locator('.question-list li')).toHaveCount(3)
})

const readCookies = async (page: Page) => ({
  cookie: (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; '),
  'latchkey-csrf': '1',
})
