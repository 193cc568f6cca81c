import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { updateStorage } from './pages/extension.ts'
import { addVirtualAuthenticator } from './pages/virtual-authenticator.ts'
import { fillAccount, heading, primaryButton, profileAction, workflowCard } from './pages/wizard.ts'

/**
 * A passkey of the site, created and used in the extension's own window, which Chromium allows for hosts with permission.
 *
 *   window → manage my profile → passkey → saved → forgot my password → another way → passkey: right, but too new alone
 */
let server: RunningServer
let built: BuiltExtension
let browser: ExtensionBrowser

test.beforeAll(async () => {
  server = await startServer()
  built = await buildExtension({ hosts: [server.url], server: server.url })
  browser = await launchWithExtension(built.folder)
})
test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await server?.stop()
})

test('a passkey is created and used in the window', async () => {
  const page = await browser.context.newPage()
  page.setDefaultTimeout(20_000)
  await addVirtualAuthenticator(page)
  await begin(page, 'Manage my profile')
  await page.getByLabel('Current password', { exact: true }).fill('Harbour-Lantern-41')
  await primaryButton(page).click()
  await profileAction(page, 'Set up – Passkey').click()
  await page.getByLabel('Name of this passkey').fill('Laptop')
  await primaryButton(page).click()
  await expect(page.locator('.profile-overview')).toContainText('Laptop')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your profile is saved')

  await begin(page, 'I forgot my password')
  await page.getByRole('button', { name: 'Another way', exact: true }).click()
  await page.getByLabel('Passkey', { exact: true }).check()
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Use your passkey')
  await primaryButton(page).click()
  await expect(page.locator('.outcome')).toContainText('24 hours')
})

async function begin(page: Page, name: string): Promise<void> {
  const key = randomUUID()
  // As the popup leaves it, which dies with a test's focus.
  await updateStorage(browser.worker, 'session', { [`launchContext:${key}`]: { server: server.url } })
  await page.goto(`chrome-extension://${browser.id}/wizard.html?window=${key}`)
  await fillAccount(page, 'active.user')
  await workflowCard(page, name).click()
}
