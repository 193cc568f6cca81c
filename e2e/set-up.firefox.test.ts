import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type Company, foreignHost, startCompany } from './environment/company.ts'
import { type Firefox, launchFirefox, waitFor, waitForElement } from './environment/firefox.ts'
import { readPromptInFirefox } from './pages/firefox-prompt.ts'

/** From the installation to the first help in a real Firefox, by keyboard alone; in Chromium: set-up.spec.ts. */

/** In the extension's own pages. */
declare const browser: typeof import('wxt/browser').browser

let built: BuiltExtension
let company: Company
let firefox: Firefox

beforeAll(async () => {
  ;[built, company] = await Promise.all([buildExtension({ browser: 'firefox' }), startCompany()])
  firefox = await launchFirefox(built.folder, { preferences: company.firefoxPreferences, acceptsAnyCertificate: true })
})
afterAll(async () => {
  await firefox?.close()
  await built?.remove()
  await company?.stop()
})

const readText = (page: Page, selector: string) =>
  page.evaluate((where) => document.querySelector(where)?.textContent ?? '', selector)
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const reach = (page: Page, heading: string) =>
  waitFor(page, async () => (await readText(page, '#step')) === heading || undefined, heading)
/** Presses Tab until this is focused, as a person would. */
const tabTo = (page: Page, label: string) =>
  waitFor(
    page,
    async () => {
      await page.keyboard.press('Tab')
      return (await focused(page)) === label || undefined
    },
    `focus on ${label}`,
  )

test('the set-up opens by itself, and mail address, server and pages are settled by keyboard', async () => {
  const page = await firefox.opened('welcome')
  await waitForElement(page, '#welcome-address')
  await page.bringToFront()
  company.publish(undefined)
  await page.focus('#welcome-address')
  await page.keyboard.type(`erika@${company.mailDomain}`)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => readText(page, '#welcome-address-note'), { timeout: 60_000 })
    .toContain('does not say which Latchkey server it has')
  company.redirect(`https://${foreignHost}/.well-known/latchkey`)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => readText(page, '#welcome-address-note'), { timeout: 60_000 })
    .toContain('leads to another place')
  expect(company.requests).toHaveLength(2)
  company.publish({ server: `https://${foreignHost}`, organisation: 'Contoso' })
  await page.keyboard.press('Enter')
  await reach(page, 'Is this your organisation?')
  expect(await readText(page, 'main')).toContain(`This server does not belong to ${company.mailDomain}.`)
  await tabTo(page, 'No, go back')
  await page.keyboard.press('Enter')
  await waitForElement(page, '#welcome-address')
  await page.focus('#welcome-address')
  company.publish({ server: company.serverUrl, organisation: 'Contoso' })
  await page.keyboard.press('Enter')
  await reach(page, 'Is this your organisation?')
  expect(await readText(page, '.welcome-host')).toBe(company.serverUrl)
  expect(company.requests.every(({ cookie, referer }) => cookie === undefined && referer === undefined)).toBe(true)
  await tabTo(page, 'Yes, connect')
  await page.keyboard.press('Enter')
  await reach(page, 'Allow the pages with help')
  expect(await readText(page, '.options-list')).toBe(company.serverUrl)
})

test('where the browser saw no press of a person, nothing is allowed, and the words are true', async () => {
  const page = await firefox.opened('welcome')
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')]
    buttons.find(({ textContent }) => textContent === 'Allow this page')?.click()
  })
  await waitForElement(page, '[role=alert]')
  expect(await readText(page, '[role=alert]')).toContain('Your browser did not allow it, so no page was added.')
  expect((await page.evaluate(() => browser.permissions.getAll())).origins).toEqual([])
})

test('the next press allows exactly the published page, and that page offers help', async () => {
  const page = await firefox.opened('welcome')
  await page.bringToFront()
  await tabTo(page, 'Allow this page')
  await page.keyboard.press('Enter')
  await reach(page, 'Latchkey is ready')
  const host = new URL(company.serverUrl).hostname
  expect((await page.evaluate(() => browser.permissions.getAll())).origins).toEqual([`https://${host}/*`])
  const mail = await firefox.browser.newPage()
  await mail.goto(`${company.serverUrl}/practice/owa/auth/expiredpassword.aspx`)
  const prompt = await waitFor(mail, () => readPromptInFirefox(mail), 'offer')
  expect(prompt.text).toContain('Your company password seems to have expired')
})
