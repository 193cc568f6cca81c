import { expect, type Page, test } from 'playwright/test'
import { mailTo } from './environment/mails.ts'
import { readMail } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'
import { lookAt } from './pages/look-at.ts'
import { open } from './pages/self-service.ts'
import { findAccount, heading, primary, task } from './pages/wizard.ts'

/**
 * 3-12: which mails somebody gets about their own tasks.
 *
 *   My notifications → password → a switch off → saved, told by mail all the same → a change of the password: no mail
 *   → without JavaScript: the switch on again → a change: mail
 */
const address = 'active.user@corp.example.com'
const changed = /Your password was changed/
const told = /Your notifications were changed/
let server: RunningServer
let smtp: SmtpStandIn
let password = 'Harbour-Lantern-41'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async () => {
  smtp = await startSmtp()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const ofChange = (page: Page) => page.getByRole('checkbox', { name: 'Change my password: when it is done' })

async function signIn(page: Page, name: string) {
  await open(page, server, 'active.user')
  await task(page, name).click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primary(page).click()
}

async function change(page: Page, newPassword: string) {
  await signIn(page, 'Change my password')
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primary(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  password = newPassword
}

test('a mail that somebody leaves does not come any more; that it was left is told', async ({ page }) => {
  await change(page, 'Granite-Otter-81')
  await mailTo(smtp, address, { says: changed })
  const before = smtp.received.length

  await signIn(page, 'My notifications')
  await expect(heading(page)).toHaveText('Your notifications')
  await expect(ofChange(page)).toBeChecked()
  await lookAt(page, 'my-notifications')
  await ofChange(page).uncheck()
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your choice is saved')

  await change(page, 'Copper-Badger-92')
  await mailTo(smtp, address, { says: told, before })
  // What comes after it in the outbox has come when this has: one more visit says so.
  await signIn(page, 'My notifications')
  await expect(ofChange(page)).not.toBeChecked()
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your choice is saved')
  await mailTo(smtp, address, { says: told, before: before + 1 })
  expect(smtp.received.slice(before).filter(({ source }) => changed.test(readMail(source)))).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('it is joined again on the Legacy site, and comes again', async ({ page, browser }) => {
    await page.goto(`${server.url}/legacy/`)
    await findAccount(page, 'active.user')
    await page.getByRole('button', { name: /My notifications/ }).click()
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await primary(page).click()
    await ofChange(page).check()
    await primary(page).click()
    await expect(heading(page)).toHaveText('Your choice is saved')
    const before = smtp.received.length

    const modern = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
    await change(modern, 'Velvet-Puffin-63')
    await mailTo(smtp, address, { says: changed, before })
    await modern.context().close()
  })
})
