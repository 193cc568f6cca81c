import { type BrowserContext, expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { declinePrompt, openFromPrompt, waitForPrompt } from './pages/prompt.ts'
import { heading, primaryButton, tabTo, workflowCard } from './pages/wizard.ts'

/**
 * The whole path by keyboard, without a click.
 *
 *   practice mail → expired page → the offer, reached by Tab → wizard → back at the sign-in → signed in with the new password
 *   the offer declined by Escape → the popup shows the account, and leads to the wizard
 */
let server: RunningServer
let built: BuiltExtension
let browser: ExtensionBrowser

// What is changed first is used afterwards.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  server = await startServer()
  built = await buildExtension({ hosts: [server.url], server: server.url })
  browser = await launchWithExtension(built.folder)
})

test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await built?.remove()
})

test('from the expired page through offer and wizard back into the mail', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${server.url}/practice/owa/auth/logon.aspx`)
  await signIn(page, 'expired.user', 'Copper-Meadow-52')
  await expect(heading(page)).toHaveText('Your password has expired')
  await tabToPrompt(page)
  const wizard = await openFromPrompt(page, () => page.keyboard.press('Enter'))

  const { keyboard } = wizard
  await expect(wizard.getByLabel('Account name')).toBeFocused()
  await keyboard.type('expired.user')
  await keyboard.press('Enter')
  await expect(heading(wizard)).toHaveText('Choose a new password')
  await expect(heading(wizard)).toBeFocused()
  await typeInto(wizard, 'Current password', 'Copper-Meadow-52')
  await typeInto(wizard, 'New password', 'Quiet-Lantern-88')
  await keyboard.press('Enter')
  await expect(heading(wizard)).toHaveText('Your password is changed')
  await expect(heading(wizard)).toBeFocused()
  await tabTo(wizard, primaryButton(wizard))
  await closedBy(wizard, 'Enter')

  await expect(page.getByText('Sign in with your new password.')).toBeVisible()
  await signIn(page, 'expired.user', 'Quiet-Lantern-88')
  await expect(page.getByText('You are signed in with your company password.')).toBeVisible()
  await page.close()
})

test('after the offer is declined by Escape, the popup leads to the wizard', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${server.url}/practice/expired`)
  await tabToPrompt(page)
  await declinePrompt(page, () => page.keyboard.press('Escape'))
  expect(await isAtPrompt(page)).toBe(false)

  const popup = await openPopup(browser.context, browser.id)
  await expect(popup.getByText(/^Your password is valid for \d+ more days/)).toBeVisible()
  const opening = browser.context.waitForEvent('page')
  await tabTo(popup, popup.getByRole('button', { name: /^Change my password/ }))
  // The key is only pressed down: the popup closes itself, often before the key is released.
  await popup.keyboard.down('Enter')
  const wizard = await opening
  // The popup knows the account: account and passwords are one page, whose first empty field has the focus.
  await expect(heading(wizard)).toHaveText('Choose a new password')
  await expect(wizard.getByLabel('Account name')).toHaveValue('expired.user')
  await expect(wizard.getByLabel('Current password', { exact: true })).toBeFocused()
  await tabTo(wizard, wizard.getByRole('button', { name: 'All tasks' }))
  await wizard.keyboard.press('Enter')
  await expect(heading(wizard)).toBeFocused()
  await expect(workflowCard(wizard, 'Change my password')).toBeVisible()
})

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await typeInto(page, 'Domain\\user name', account)
  await typeInto(page, 'Password', password)
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

/** Its root is closed: the page sees only that the focus is somewhere in the last element of all. */
const isAtPrompt = (page: Page) =>
  page.evaluate(() => {
    const last = document.documentElement.lastElementChild
    return last !== document.body && document.activeElement === last
  })

async function tabToPrompt(page: Page): Promise<void> {
  await waitForPrompt(page)
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    if (await isAtPrompt(page)) return
  }
  throw new Error('The keyboard does not reach the offer')
}

async function openPopup(context: BrowserContext, id: string): Promise<Page> {
  const popup = await context.newPage()
  await popup.goto(`chrome-extension://${id}/popup.html`)
  return popup
}

async function closedBy(page: Page, key: string): Promise<void> {
  const closing = page.waitForEvent('close')
  // The window closes before the key is released.
  await page.keyboard.press(key).catch(() => {})
  await closing
}
