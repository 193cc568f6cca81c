import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { configureExtension, updateStorage } from './pages/extension.ts'
import { acceptPrompt, waitForPrompt } from './pages/prompt.ts'

/**
 * Whom a wizard window asks, in a real browser: organisations on two pages, of which only the first one's server is running, so that a window that names the
 * other one cannot have come from it.
 */
let built: BuiltExtension
let browser: ExtensionBrowser
let server: RunningServer
let pages: StaticPages
const path = '/owa/auth/expiredpassword.aspx'
/** Nothing listens there. */
const otherServer = 'http://localhost:9'

test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] })
  server = await startServer()
  pages = await servePages({ [path]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') } })
  browser = await launchWithExtension(built.folder)
  const origins = [pages.origin('127.0.0.1'), pages.origin('localhost')] as const
  await configureExtension(browser.worker, { server: server.url, origins: [origins[0]] })
  await updateStorage(browser.worker, 'local', {
    organisations: [
      { server: server.url, origins: [origins[0]] },
      { server: otherServer, origins: [origins[1]] },
    ],
  })
})
test.afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await server?.stop()
  await built?.remove()
})

const wizards = () => browser.context.pages().filter((page) => page.url().includes('/wizard.html'))
const expectOpenedFrom = (wizard: Page, host: string) =>
  expect(wizard.getByText(`Opened from ${new URL(host).host}`)).toBeVisible()

test('F2: the same tab on another organisation’s page gets a window of its own, which asks that organisation’s server', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  const first = await acceptPrompt(page)
  await expectOpenedFrom(first, pages.origin('127.0.0.1'))
  await page.goto(pages.origin('localhost') + path)
  const second = await acceptPrompt(page)
  await expectOpenedFrom(second, pages.origin('localhost'))
  await expect(second.getByRole('alert')).toContainText('localhost:9 does not answer.')
  await expect(first.getByLabel('Account name')).toBeVisible()
  for (const each of [first, second, page]) await each.close()
})

test('F2: a window that the browser restored says so and closes', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  const wizard = await acceptPrompt(page)
  await expectOpenedFrom(wizard, pages.origin('127.0.0.1'))
  // What a restart of the browser leaves: the window's address, and nothing in memory.
  await browser.worker.evaluate('chrome.storage.session.clear()')
  await wizard.reload()
  await expect(wizard.getByRole('heading')).toHaveText('This window has lost its page')
  await wizard.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => wizard.isClosed()).toBe(true)
  await page.close()
})

test('F13: an unfinished window that is closed brings the offer back without a reload', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  const wizard = await acceptPrompt(page)
  await expectOpenedFrom(wizard, pages.origin('127.0.0.1'))
  await wizard.close()
  expect((await waitForPrompt(page)).text).toContain('Change it here')
  expect(wizards()).toEqual([])
  await page.close()
})

test('F3: the background stopped between two steps: the window goes on', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  const wizard = await acceptPrompt(page)
  await wizard.getByLabel('Account name').fill('expired.user')
  await wizard.keyboard.press('Enter')
  const session = await browser.context.newCDPSession(wizard)
  const next = wizard.getByLabel('New password', { exact: true })
  await expect(next).toBeVisible()
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await wizard.getByLabel('Current password', { exact: true }).fill('Copper-Meadow-52')
  await next.fill('Granite-Willow-2026')
  await wizard.keyboard.press('Enter')
  await expect(wizard.locator('.outcome')).toBeVisible()
})
