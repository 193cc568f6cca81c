import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import { chromeExtensionId } from '../shared/extension-id.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type Company, foreignHost, startCompany } from './environment/company.ts'
import { createManagedChromium } from './environment/managed-browser.ts'
import { waitForPrompt } from './pages/prompt.ts'

/** From the installation to the first help, against a real server that its mail domain names. */
declare const chrome: typeof import('wxt/browser').browser

let built: BuiltExtension
let granted: BuiltExtension
let company: Company

test.beforeAll(async () => {
  company = await startCompany()
  built = await buildExtension()
  // A headless Chromium cannot be asked, so here what is requested is granted already.
  granted = await buildExtension({ hosts: ['https://*', 'http://localhost:*'] })
})
test.afterAll(async () => {
  await granted?.remove()
  await built?.remove()
  await company?.stop()
})

const open = async ({ context, id }: ExtensionBrowser, name = 'welcome') => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${id}/${name}.html`)
  return page
}
const type = async (page: Page, typed: string) => {
  const field = page.getByLabel('Your e-mail address at work, or the address of the Latchkey server')
  await field.fill(typed)
  await field.press('Enter')
}
const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })
const problem = (page: Page) => page.locator('#welcome-address-note')

test('a new installation opens the set-up by itself, and the server is found, compared and connected by keyboard alone', async () => {
  company.publish({ server: company.serverUrl, organisation: 'Contoso' })
  const browser = await launchWithExtension(built.folder, { args: company.chromiumArguments })
  try {
    const address = `chrome-extension://${browser.id}/welcome.html`
    await expect.poll(() => browser.context.pages().map((page) => page.url())).toContain(address)
    const page = browser.context.pages().find((each) => each.url() === address) as Page
    await page.bringToFront()
    await expect(page.getByText('Step 1 of 3')).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.locator('#welcome-address')).toBeFocused()
    await page.keyboard.type(`erika@${company.mailDomain}`)
    await page.keyboard.press('Enter')
    await expect(step(page, 'Is this your organisation?')).toBeFocused()
    await expect(page.getByText(company.serverUrl)).toBeVisible()
    await expect(page.getByText(`${company.mailDomain} named this server.`)).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    // The part before the @ went nowhere, and nothing came along.
    expect(company.requests).toEqual([{ path: '/.well-known/latchkey', cookie: undefined, referer: undefined }])
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Yes, connect' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(step(page, 'Allow the pages with help')).toBeFocused()
    await expect(page.getByRole('listitem')).toHaveText([company.serverUrl])
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Allow this page' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByText('No page is on the list yet')).toBeVisible()
    // Connected once, another address leads nowhere else.
    await page.reload()
    await expect(step(page, 'Latchkey is ready')).toBeVisible()
    await expect(page.locator('#welcome-address')).toHaveCount(0)
  } finally {
    await browser.close()
  }
})

test.describe('with the pages allowed', () => {
  let browser: ExtensionBrowser
  test.beforeAll(async () => {
    browser = await launchWithExtension(granted.folder, { args: company.chromiumArguments })
  })
  test.afterAll(() => browser?.close())
  test.beforeEach(() => browser.worker.evaluate(() => chrome.storage.local.clear()))

  test('the reviewer’s way leads from the set-up to the first help', async () => {
    const page = await open(browser)
    await type(page, company.serverUrl)
    await page.getByRole('button', { name: 'Yes, connect' }).click()
    await page.getByRole('button', { name: 'Allow this page' }).click()
    await expect(step(page, 'Latchkey is ready')).toBeFocused()
    await expect(page.getByText('Latchkey offers help on one page.')).toBeVisible()
    const mail = await browser.context.newPage()
    await mail.goto(`${company.serverUrl}/practice/owa/auth/logon.aspx`)
    await mail.getByLabel(/user ?name/i).fill('expired.user')
    await mail.getByLabel(/password/i).fill('Copper-Meadow-52')
    await mail.keyboard.press('Enter')
    expect((await waitForPrompt(mail)).text).toContain('Your company password seems to have expired')
  })

  test('a server outside of the mail domain is pointed out before it is connected', async () => {
    company.publish({ server: `https://${foreignHost}`, organisation: 'Contoso' })
    const page = await open(browser)
    await type(page, `erika@${company.mailDomain}`)
    await expect(page.getByText(`This server does not belong to ${company.mailDomain}.`)).toBeVisible()
    await page.getByRole('button', { name: 'No, go back' }).click()
    await expect(page.locator('#welcome-address')).toHaveValue(`erika@${company.mailDomain}`)
    expect(await browser.worker.evaluate(() => chrome.storage.local.get('organisations'))).toEqual({})
  })

  test('a mail domain that names no server leads to its address', async () => {
    company.publish(undefined)
    const page = await open(browser)
    await type(page, `erika@${company.mailDomain}`)
    await expect(problem(page)).toContainText(`${company.mailDomain} does not say which Latchkey server it has.`)
    await expect(page.locator('#welcome-address')).toHaveValue(`erika@${company.mailDomain}`)
  })

  test('a mail domain that leads to another host is not followed', async () => {
    company.redirect(`https://${foreignHost}/.well-known/latchkey`)
    const asked = company.requests.length
    const page = await open(browser)
    await type(page, `erika@${company.mailDomain}`)
    await expect(problem(page)).toContainText('leads to another place')
    expect(company.requests).toHaveLength(asked + 1)
  })

  test('a press that is no person’s is refused with true words, and the next one counts', async () => {
    const page = await open(browser)
    await type(page, company.serverUrl)
    await page.getByRole('button', { name: 'Yes, connect' }).click()
    const allow = page.getByRole('button', { name: 'Allow this page' })
    await page.evaluate(() => {
      const request = chrome.permissions.request
      let isFirst = true
      // As Chromium answers where no gesture was seen, and Firefox too.
      const requestOnSecond = async (wanted: { origins?: string[] }) => {
        if (!isFirst) return request(wanted)
        isFirst = false
        throw new Error('This function must be called during a user gesture')
      }
      Object.assign(chrome.permissions, { request: requestOnSecond })
    })
    await allow.click()
    await expect(page.getByRole('alert')).toContainText('Your browser did not allow it, so no page was added.')
    await allow.click()
    await expect(step(page, 'Latchkey is ready')).toBeVisible()
  })
})

test('under a policy no set-up opens, and its page leads to nothing else', async () => {
  const chromium = await createManagedChromium({
    '3rdparty': {
      extensions: { [chromeExtensionId]: { serverAddress: company.serverUrl, origins: [company.serverUrl] } },
    },
  })
  const browser = await launchWithExtension(built.folder, {
    executablePath: chromium.executablePath,
    args: company.chromiumArguments,
  })
  try {
    const page = await open(browser)
    await expect(step(page, 'Latchkey is ready')).toBeVisible()
    await expect(page.locator('#welcome-address')).toHaveCount(0)
    const addresses = browser.context.pages().map((each) => each.url())
    expect(addresses.filter((address) => address.endsWith('/welcome.html'))).toHaveLength(1)
  } finally {
    await browser.close()
    await chromium.remove()
  }
})
