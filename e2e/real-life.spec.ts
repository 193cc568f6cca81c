import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { configureExtension } from './pages/extension.ts'
import { acceptPrompt, waitForPrompt } from './pages/prompt.ts'
import { findAccount, primaryButton } from './pages/wizard.ts'

/** What a browser does by itself, or a person does with the extension, while help is under way. */
declare const chrome: typeof import('wxt/browser').browser

const expiredPath = '/owa/auth/expiredpassword.aspx'
const signInPath = '/owa/auth/logon.aspx'

/** Of an old notebook. */
const screen = { width: 1024, height: 600 }

let built: BuiltExtension
let browser: ExtensionBrowser
let server: RunningServer
let pages: StaticPages

test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  server = await startServer()
  pages = await servePages({
    [expiredPath]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') },
    [signInPath]: { html: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' },
  })
  browser = await launchWithExtension(built.folder, { screen })
  await configureExtension(browser.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
})
test.afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await server?.stop()
  await built?.remove()
})

test('F14: on a small screen the window is wholly on it, and its button is in sight', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + expiredPath)
  const wizard = await acceptPrompt(page)
  await findAccount(wizard, 'expired.user')
  const places = () =>
    wizard.evaluate(() => ({ left: screenX, top: screenY, right: screenX + outerWidth, bottom: screenY + outerHeight }))
  await expect.poll(async () => (await places()).bottom).toBeLessThanOrEqual(screen.height)
  const { left, top, right } = await places()
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(screen.width)
  await expect(primaryButton(wizard)).toBeInViewport()
  await wizard.close()
  await page.close()
})

test('a page whose tab the browser discards to save memory is led back to its sign-in all the same', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + expiredPath)
  const wizard = await acceptPrompt(page)
  await findAccount(wizard, 'expired.user')
  const addresses = () => browser.worker.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url))
  const discarded = await browser.worker.evaluate(async (path) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url?.endsWith(path))
    // A browser keeps the tab that is in front.
    await chrome.tabs.create({ url: 'about:blank', windowId: tab?.windowId })
    return (await chrome.tabs.discard(tab?.id))?.discarded
  }, expiredPath)
  expect(discarded).toBe(true)
  const current = wizard.getByLabel('Current password', { exact: true })
  const next = wizard.getByLabel('New password', { exact: true })
  // What a password manager goes by.
  await expect(wizard.locator('form input[autocomplete=username]')).toHaveValue(/expired\.user/)
  await expect(current).toHaveAttribute('autocomplete', 'current-password')
  await expect(next).toHaveAttribute('autocomplete', 'new-password')
  await current.fill('Copper-Meadow-52')
  await next.fill('Granite-Willow-2026')
  await wizard.keyboard.press('Enter')
  await wizard.getByRole('button', { name: 'Back to 127.0.0.1' }).click()
  await expect.poll(addresses).toContain(`${pages.origin('127.0.0.1')}${signInPath}?reason=4`)
})

test('F2: a browser that was killed restores its pages: the page offers help again, and a wizard in a tab asks nothing', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'latchkey-profile-'))
  let current = await launchWithExtension(built.folder, { profile })
  try {
    await configureExtension(current.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
    const page = await current.context.newPage()
    await page.goto(pages.origin('127.0.0.1') + expiredPath)
    const wizard = await acceptPrompt(page)
    // Of windows without tabs Chromium restores none; a person can have moved the wizard into a tab.
    const tab = await current.context.newPage()
    await tab.goto(wizard.url())
    await expect(tab.getByLabel('Account name')).toBeVisible()
    await expect.poll(() => readStoredSession(profile)).toContain(wizard.url())
    await current.kill()
    // Without the second one the browser asks whether it shall restore them, in a bubble that no driver can press.
    const args = ['--restore-last-session', '--hide-crash-restore-bubble']
    current = await launchWithExtension(built.folder, { profile, args })
    const find = (part: string) => current.context.pages().filter((each) => each.url().includes(part))
    await expect.poll(() => [find(expiredPath).length, find('/wizard.html').length]).toEqual([1, 1])
    // The line before has seen one of each.
    const [restoredPage, restoredWizard] = [...find(expiredPath), ...find('/wizard.html')] as [Page, Page]
    await expect(restoredWizard.getByRole('heading')).toHaveText('This window has lost its page')
    await expect(restoredWizard.locator('input')).toHaveCount(0)
    await waitForPrompt(restoredPage)
  } finally {
    await current.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 10 })
  }
})

// The last one: the extension is gone then. In Firefox such a card hides itself (prompt/sign-of-life.test.ts).
test('after the extension is removed, an offer that is left over still closes', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + expiredPath)
  const { decline } = await waitForPrompt(page)
  const own = await browser.context.newPage()
  await own.goto(`chrome-extension://${browser.id}/options.html`)
  const closed = own.waitForEvent('close')
  // The page may be gone before it has answered.
  await own.evaluate(() => void chrome.management.uninstallSelf()).catch(() => undefined)
  await closed
  await page.bringToFront()
  await page.mouse.click(decline.x, decline.y)
  await expect.poll(() => page.evaluate(() => document.querySelectorAll('body ~ *').length)).toBe(0)
})

/** What the browser has stored of its open pages; it does so some seconds after each change. */
async function readStoredSession(profile: string): Promise<string> {
  const folder = join(profile, 'Default/Sessions')
  const names = await readdir(folder).catch(() => [])
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join()
}
