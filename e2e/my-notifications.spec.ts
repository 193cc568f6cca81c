import { expect, type Page, test } from 'playwright/test'
import { waitForMail } from './environment/mails.ts'
import { readMail } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList } from './pages/self-service.ts'
import { fillAccount, heading, primaryButton, workflowCard } from './pages/wizard.ts'

/**
 * Which mails people get about their own runs.
 *
 *   My notifications → password → a switch off → saved, and confirmed by mail all the same → that task fails: no mail; a changed password: mail
 *   → without JavaScript: the switch on again → the task fails: mail
 *
 * The task that fails is to register, for a person who is registered. A saved profile has no mail of its own: what changed in it is told by another.
 */
const address = 'active.user@corp.example.com'
const notRegistered = /Your security questions were not saved/
const changed = /Your password was changed/
const switched = /Your notifications were changed/
let server: RunningServer
let smtp: FakeSmtpServer
let password = 'Harbour-Lantern-41'

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const ofRegistering = (page: Page) => page.getByRole('checkbox', { name: 'Register security questions: when it fails' })
const allFailed = (page: Page) => page.getByRole('checkbox', { name: 'All: Failed' })
const rowOfChange = (page: Page) => page.getByRole('row', { name: /^Change my password/ })

async function signIn(page: Page, name: string) {
  await openWorkflowList(page, server, 'active.user')
  await workflowCard(page, name).click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primaryButton(page).click()
}

async function change(page: Page, newPassword: string) {
  await signIn(page, 'Change my password')
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primaryButton(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  password = newPassword
}

async function failToRegister(page: Page) {
  await signIn(page, 'Register security questions')
  await expect(heading(page)).toHaveText('You are registered already')
}

test('finding 26: an unsubscribed mail is not sent any more; security notices are, and cannot be switched off', async ({
  page,
}) => {
  const before = smtp.received.length
  await signIn(page, 'Manage my profile')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your profile is saved')

  await signIn(page, 'My notifications')
  await expect(heading(page)).toHaveText('Your notifications')
  await expect(rowOfChange(page)).toContainText('Always')
  await expect(rowOfChange(page).getByRole('checkbox')).toHaveCount(1)
  await checkAppearance(page, 'my-notifications')
  // What is done is always told, so that column has no switch.
  await expect(page.getByRole('checkbox', { name: 'All: Done' })).toHaveCount(0)
  await allFailed(page).uncheck()
  await expect(ofRegistering(page)).not.toBeChecked()
  await allFailed(page).check()
  await expect(ofRegistering(page)).toBeChecked()
  await ofRegistering(page).uncheck()
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your choice is saved')
  await waitForMail(smtp, address, { says: switched, before })

  await failToRegister(page)
  await change(page, 'Copper-Badger-92')
  // The outbox keeps its order: when this mail has come, so have those before it.
  await waitForMail(smtp, address, { says: changed, before })
  expect(smtp.received).toHaveLength(before + 2)
  expect(smtp.received.filter(({ source }) => notRegistered.test(readMail(source)))).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('after subscribing again on the Legacy site it is sent again', async ({ page, browser }) => {
    await page.goto(`${server.url}/legacy/`)
    await fillAccount(page, 'active.user')
    await page.getByRole('button', { name: /My notifications/ }).click()
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await primaryButton(page).click()
    await expect(allFailed(page)).toHaveCount(0)
    await ofRegistering(page).check()
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Your choice is saved')
    const before = smtp.received.length

    const modern = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
    await failToRegister(modern)
    await waitForMail(smtp, address, { says: notRegistered, before })
    await modern.context().close()
  })
})
