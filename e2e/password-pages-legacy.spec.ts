import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { giveOutPasscode } from './environment/give-out-passcode.ts'
import { createHelpdeskClient, type HelpdeskClient } from './environment/helpdesk-client.ts'
import { findIdentity, giveRole, setParameter, sponsorAccount, synchronisePeople } from './environment/identities.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { type StaffSession, signInAsAdministrator, signInAsOperator } from './environment/staff.ts'
import { lookWithoutScripts } from './pages/look-without-scripts.ts'
import { setNewPassword, signInByPasscode } from './pages/password-pages.ts'
import { readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, problem } from './pages/wizard.ts'

/**
 * The password pages of the Legacy site, in a browser without JavaScript, on the sample company.
 *
 *   passcode → a target account · security questions → the central password · the questions themselves
 */
let smtp: FakeSmtpServer
let server: RunningServer
let api: Api
let administrator: StaffSession
let helpdesk: HelpdeskClient
/** Shows what the page shows, in a browser in which axe can run. */
let scripted: Page

test.use({ javaScriptEnabled: false })
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  scripted = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  api = createApi({ url: server.url })
  administrator = await signInAsAdministrator(api)
  helpdesk = createHelpdeskClient(api, await signInAsOperator(api))
  await synchronisePeople(administrator)
  const active = await findIdentity(administrator, 'active.user')
  await giveRole(administrator, [active])
  await sponsorAccount(administrator, { name: 'Build server', manager: active, account: 'expired.user' })
})
test.afterAll(async () => {
  await scripted?.context().close()
  await server?.stop()
  await smtp?.close()
})

const look = (page: Page, name: string) => lookWithoutScripts(page, scripted, name)

test('a passcode signs in, and an account that the person looks after gets a new password', async ({ page }) => {
  await page.goto(`${server.url}/legacy/passwords`)
  expect(await page.evaluate(() => document.scripts.length)).toBe(0)
  const [shown] = await giveOutPasscode({ helpdesk, smtp }, 'active.user')
  const url = `${server.url}/legacy/passwords`
  await signInByPasscode(page, { url, account: 'active.user', passcode: 'WRONGONE' })
  await expect(problem(page)).toBeVisible()
  await expect(page.getByLabel('Account name')).toHaveValue('active.user')
  await signInByPasscode(page, { url, account: 'active.user', passcode: shown?.value ?? '' })
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible()
  await look(page, 'legacy-passwords-accounts')
  await page.getByLabel('expired.user@corp.example.com').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await setNewPassword(page, 'short')
  await expect(problem(page).first()).toBeVisible()
  await look(page, 'legacy-passwords-new')
  const newPassword = 'Quiet-Meadow-Lantern-58'
  await setNewPassword(page, newPassword)
  await expect(heading(page)).toHaveText('The new password is set')
  expect(await signInToPracticeMail(server, 'expired.user', newPassword)).toBe(true)
  await look(page, 'legacy-passwords-result')
  await page.reload()
  await expect(heading(page)).toHaveText('The new password is set')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Passcode', { exact: true })).toBeVisible()
})

test('answers sign in, the central password is set, and the questions are managed', async ({ page }) => {
  await setParameter(administrator, 'QER | Person | UseCentralPassword', true)
  await page.goto(`${server.url}/legacy/passwords`)
  await page.getByLabel('Account name').fill('active.user')
  await page.getByRole('button', { name: 'With my security questions' }).click()
  await answerQuestions(page, await readPracticeAnswers(server, 'active.user'))
  await primaryButton(page).click()
  await expect(page.getByLabel('One password for all my accounts')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  const central = 'Central-Meadow-Lantern-60'
  await setNewPassword(page, central)
  await expect(heading(page)).toHaveText('The new password is set')
  expect(await signInToPracticeMail(server, 'active.user', central)).toBe(true)
  await page.getByRole('link', { name: 'Set another password' }).click()
  await page.getByRole('link', { name: 'My security questions' }).click()
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click()
  await expect(page.getByText('The question was deleted.')).toBeVisible()
  await expect(page.locator('.question-list li')).toHaveCount(2)
  await page.getByRole('link', { name: 'Answer new questions' }).click()
  const fields = page.locator('.row input')
  for (const [index, answer] of ['Oak Street', 'Marmalade', 'Antwerp'].entries()) await fields.nth(index).fill(answer)
  await page.getByRole('button', { name: 'Save the answers' }).click()
  await expect(page.locator('.question-list li')).toHaveCount(3)
})
