import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { keepsIn } from './pages/extension.ts'
import { findAccount, heading, primary, task } from './pages/wizard.ts'

/**
 * 3-2: a passkey of the site, made and used in the extension's own window, which Chromium allows for hosts that it has permission for.
 *
 *   window → manage my profile → passkey → saved → forgot my password → another way → passkey: right, but too new alone
 */
let server: RunningServer
let built: BuiltExtension
let browser: ExtensionBrowser

test.describe.configure({ timeout: 120_000 })

test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startServer()
  built = await buildExtension({ hosts: [server.url], server: server.url })
  browser = await launchWithExtension(built.folder)
})
test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await server?.stop()
})

test('a passkey is made and asked for in the window', async () => {
  const page = await browser.context.newPage()
  page.setDefaultTimeout(20_000)
  await withAuthenticator(page)
  await begin(page, 'Manage my profile')
  await page.getByLabel('Current password', { exact: true }).fill('Harbour-Lantern-41')
  await primary(page).click()
  await page.getByLabel('Add a passkey').check()
  await primary(page).click()
  await page.getByLabel('Name of this passkey').fill('Laptop')
  await primary(page).click()
  await expect(page.locator('.profile-overview')).toContainText('Laptop – new, not saved yet')
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your profile is saved')

  await begin(page, 'I forgot my password')
  await page.getByRole('button', { name: 'Another way', exact: true }).click()
  await page.getByLabel('Passkey', { exact: true }).check()
  await primary(page).click()
  await expect(heading(page)).toHaveText('Use your passkey')
  await primary(page).click()
  await expect(page.locator('.outcome')).toContainText('24 hours')
})

async function begin(page: Page, name: string): Promise<void> {
  const key = randomUUID()
  // As the popup leaves it, which dies with a test's focus.
  await keepsIn(browser.worker, 'session', { [`errand:${key}`]: { server: server.url } })
  await page.goto(`chrome-extension://${browser.id}/wizard.html?window=${key}`)
  await findAccount(page, 'active.user')
  await task(page, name).click()
}

async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}
