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
 *   My notifications → password → a switch off → saved, and confirmed by mail all the same → that task: no mail; a changed password: mail
 *   → without JavaScript: the switch on again → the task: mail
 */
const address = 'active.user@corp.example.com'
const managed = /Your profile was saved/
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

const ofProfile = (page: Page) => page.getByRole('checkbox', { name: 'Manage my profile: when it is done' })
const allDone = (page: Page) => page.getByRole('checkbox', { name: 'All: Done' })
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

async function openProfile(page: Page) {
  await signIn(page, 'Manage my profile')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your profile is saved')
}

test('finding 26: an unsubscribed mail is not sent any more; security notices are, and cannot be switched off', async ({
  page,
}) => {
  await openProfile(page)
  await waitForMail(smtp, address, { says: managed })
  const before = smtp.received.length

  await signIn(page, 'My notifications')
  await expect(heading(page)).toHaveText('Your notifications')
  await expect(rowOfChange(page)).toContainText('Always')
  await expect(rowOfChange(page).getByRole('checkbox')).toHaveCount(1)
  await checkAppearance(page, 'my-notifications')
  await allDone(page).uncheck()
  await expect(ofProfile(page)).not.toBeChecked()
  await allDone(page).check()
  await expect(ofProfile(page)).toBeChecked()
  await ofProfile(page).uncheck()
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your choice is saved')
  await waitForMail(smtp, address, { says: switched, before })

  await openProfile(page)
  await change(page, 'Copper-Badger-92')
  // The outbox keeps its order: when this mail has come, so have those before it.
  await waitForMail(smtp, address, { says: changed, before })
  expect(smtp.received.slice(before).filter(({ source }) => managed.test(readMail(source)))).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('after subscribing again on the Legacy site it is sent again', async ({ page, browser }) => {
    await page.goto(`${server.url}/legacy/`)
    await fillAccount(page, 'active.user')
    await page.getByRole('button', { name: /My notifications/ }).click()
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await primaryButton(page).click()
    await expect(allDone(page)).toHaveCount(0)
    await ofProfile(page).check()
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Your choice is saved')
    const before = smtp.received.length

    const modern = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
    await openProfile(modern)
    await waitForMail(smtp, address, { says: managed, before })
    await modern.context().close()
  })
})
