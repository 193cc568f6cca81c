import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type Firefox, launchFirefox, waitFor, waitForElement } from './environment/firefox.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { readPromptInFirefox } from './pages/firefox-prompt.ts'
import type { Prompt } from './pages/prompt.ts'

/**
 * From a page with an expired password to a finished run, in a real Firefox, with the very package that the store gets.
 *
 *   options: server and page named, permission given → saved Outlook page → offer → click → window → account → both passwords →
 *   new password → done → back at the page's sign-in → popup: days left
 */
const expiredPath = '/owa/auth/expiredpassword.aspx'
const oldPassword = 'Copper-Meadow-52'
const newPassword = 'Granite-Willow-2026'

/** In the extension's own pages. */
declare const browser: typeof import('wxt/browser').browser

let built: BuiltExtension
let server: RunningServer
let pages: StaticPages
let firefox: Firefox

beforeAll(async () => {
  pages = await servePages({
    [expiredPath]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') },
    '/owa/auth/logon.aspx': { html: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' },
  })
  ;[built, server] = await Promise.all([buildExtension({ browser: 'firefox' }), startServer()])
  firefox = await launchFirefox(built.folder, { env: { MOZ_HEADLESS_WIDTH: '1024', MOZ_HEADLESS_HEIGHT: '600' } })
})

afterAll(async () => {
  await firefox?.close()
  await built?.remove()
  await server?.stop()
  await pages?.close()
})

const expectText = (page: Page, selector: string, text: string) =>
  waitFor(
    page,
    async () =>
      (await page.evaluate(
        (where, what) => document.querySelector(where)?.textContent?.includes(what),
        selector,
        text,
      )) || undefined,
    `${selector}: ${text}`,
  )

test('before anything is set, the popup leads to the settings', async () => {
  const popup = await firefox.open('popup', 'main.popup:not([aria-busy])')
  await expectText(popup, 'main', 'Latchkey does not know your server yet.')
  await popup.close()
})

test('server and page are set by a person, and the browser is asked for this one host', async () => {
  const options = await firefox.open('options', '#server-address')
  await options.type('#server-address', server.url)
  await options.keyboard.press('Enter')
  await expectText(options, '#server-address-note', 'Connected to Example Company')
  await options.type('#origin', pages.origin('127.0.0.1'))
  await options.keyboard.press('Enter')
  await expectText(options, '#origin-note', 'is on the list.')
  const granted = await options.evaluate(() => browser.permissions.getAll())
  expect(granted.origins).toEqual(['http://127.0.0.1/*'])
  expect(granted.permissions).toEqual(expect.arrayContaining(['activeTab', 'scripting', 'storage']))
  await options.close()
})

test('F7: of two ports of a host one is removed, and the other keeps its permission', async () => {
  const options = await firefox.open('options', '.options-list li')
  await options.type('#origin', 'http://127.0.0.1:9')
  await options.keyboard.press('Enter')
  await expectText(options, '#origin-note', '127.0.0.1:9 is on the list.')
  // The note may come before the list has the page.
  await waitFor(options, async () => (await options.$$('.options-list li')).length === 2 || undefined, 'two pages')
  await (await waitForElement(options, '.options-list li:last-child .options-remove')).click()
  await (await waitForElement(options, 'dialog .button:last-child')).click()
  await expectText(options, '#origin-note', '127.0.0.1:9 is no longer on the list.')
  await waitFor(options, async () => (await options.$$('.options-list li')).length === 1 || undefined, 'one page')
  const granted = await options.evaluate(() => browser.permissions.getAll())
  expect(granted.origins).toEqual(['http://127.0.0.1/*'])
  await options.close()
})

test('an expired page offers help, the wizard puts the password right, and the page is back at its sign-in', async () => {
  const page = await firefox.browser.newPage()
  await page.goto(pages.origin('127.0.0.1') + expiredPath)
  let prompt = await readableOffer(page)
  // Where the server took too long to say its name, the offer gives its address once.
  while (!prompt.text.includes('Example Company')) {
    await page.reload()
    prompt = await readableOffer(page)
  }
  expect(prompt.text).toContain('Your company password seems to have expired')
  // Again where a click came before it counts.
  for (let shown: Prompt | undefined = prompt; shown; shown = await readPromptInFirefox(page)) {
    await page.mouse.click(shown.accept.x, shown.accept.y)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const wizard = await firefox.opened('wizard')
  await expectText(wizard, 'aside', 'Opened from 127.0.0.1:')
  // F14: the screen has 1024 × 600 pixels, and the window asks for 780.
  await expect.poll(() => wizard.evaluate(() => screenY + outerHeight)).toBeLessThanOrEqual(600)
  expect(await wizard.evaluate(() => Math.min(screenX, screenY, 1024 - screenX - outerWidth))).toBeGreaterThanOrEqual(0)
  await answer(wizard, { Account: 'expired.user' })
  await answer(wizard, { 'Current password': oldPassword, 'New password': newPassword })
  await (await waitForElement(wizard, '::-p-text(Back to 127.0.0.1)')).click()
  await expectText(page, 'h1', 'Sign in')
  // The driver's own `url()` is behind.
  expect(await page.evaluate(() => location.pathname)).toBe('/owa/auth/logon.aspx')
})

test('notifications are asked for when a person turns the reminder on, and only then', async () => {
  const options = await firefox.open('options', '#reminder')
  const allowed = () => options.evaluate(() => browser.permissions.contains({ permissions: ['notifications'] }))
  expect(await allowed()).toBe(false)
  await options.focus('.options-check input')
  await options.keyboard.press(' ')
  await waitForElement(options, '.options-check input:checked')
  expect(await allowed()).toBe(true)
  await options.keyboard.press(' ')
  await waitForElement(options, '.options-check input:not(:checked)')
  await options.close()
})

test('afterwards the popup knows how long the new password is good', async () => {
  const popup = await firefox.open('popup', '.state-text')
  await expectText(popup, '.state-text', 'Your password is valid for')
  await popup.close()
})

/** Waits for the offer, and until a click on it counts: half a second after it stood still. */
async function readableOffer(page: Page) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const prompt = await readPromptInFirefox(page)
    if (prompt) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return prompt
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No offer on ${page.url()}`)
}

/** Fills the fields of the current page, found by their labels, and goes on with Enter. */
async function answer(wizard: Page, fields: Record<string, string>) {
  for (const [label, value] of Object.entries(fields)) {
    const input = `::-p-xpath(//input[@id=//label[starts-with(normalize-space(), "${label}")]/@for])`
    const field = await waitForElement(wizard, input)
    await field.type(value)
    await field.press('Enter')
  }
}
