import type { Page } from 'puppeteer-core'
import { toMatchPattern } from '../../extension/origins.ts'
import { firefoxExtensionId } from '../../shared/extension-id.ts'
import { launchFirefox, waitForElement } from '../environment/firefox.ts'
import { createRunInFirefox, type RunInFirefox, reloadExtensionInFirefox } from '../environment/in-firefox.ts'
import { readPromptInFirefox } from '../pages/firefox-prompt.ts'
import { areRegistered, type DrivenPage, type ExtensionDriver, storeOrganisations, until } from './driver.ts'

/** Firefox by WebDriver BiDi. `folder`: the unpacked build of the store. */
export async function driveFirefox(folder: string): Promise<ExtensionDriver> {
  const firefox = await launchFirefox(folder)
  const { browser: driver, extension } = firefox
  let keeper = await firefox.open('options', '#server-address')
  const inBrowser = createRunInFirefox(keeper)

  async function listPages(start: string): Promise<Page[]> {
    const found: Page[] = []
    for (const page of await driver.pages()) {
      // The driver takes pages of an extension for blank; closed pages have no content.
      const address = await page.evaluate(() => location.href).catch(() => '')
      if (address.startsWith(start)) found.push(page)
    }
    return found
  }
  const wizards = () => listPages(`${extension}/wizard.html`)

  const privateWindows = `const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs')
    const addresses = [...Services.wm.getEnumerator('navigator:browser')].filter((each) => PrivateBrowsingUtils.isWindowPrivate(each)).map((each) => each.gBrowser.currentURI.spec)`
  async function reloadExtension(): Promise<void> {
    await inBrowser(reloadExtensionInFirefox)
    keeper = await firefox.open('options', '#server-address')
  }

  const isGranted = async () => ((await keeper.evaluate(() => browser.permissions.getAll())).origins ?? []).length > 0
  const drive = (page: Page): DrivenPage => drivePage(page, inBrowser)

  return {
    opensWizardPrivately: true,
    async openPage(url) {
      const page = await driver.newPage()
      await page.goto(url)
      return drive(page)
    },
    openOwnPage: async (name) => drive(await firefox.open(name, `main:not([aria-busy=true])`)),
    wizard: async () => drive(await until('a wizard window', async () => (await wizards())[0])),
    wizards: async () => (await wizards()).map(drive),
    async configure(organisations) {
      const [first] = organisations
      // Its hosts are granted on every port.
      if (first && !(await isGranted())) {
        await keeper.type('#origin', first.origin)
        await keeper.keyboard.press('Enter')
        await until('the permission', isGranted)
      }
      await keeper.evaluate(storeOrganisations(organisations))
      const patterns = organisations.map(({ origin }) => toMatchPattern(origin, 'firefox'))
      await until('the pages registered', async () => (await keeper.evaluate(areRegistered(patterns))) === true)
    },
    readStorage: (area) => keeper.evaluate((name) => browser.storage[name].get(null), area),
    writeStorage: (area, values) => keeper.evaluate((name, given) => browser.storage[name].set(given), area, values),
    clearSession: () => keeper.evaluate(() => browser.storage.session.clear()),
    async stopBackground() {
      await inBrowser(
        'await policy.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })',
      )
    },
    isBackgroundRunning: async () => (await inBrowser('return policy.extension.backgroundState')) !== 'stopped',
    reloadExtension,
    async reinstallExtension() {
      await driver.uninstallExtension(firefoxExtensionId)
      await driver.installExtension(folder)
      keeper = await firefox.open('options', '#server-address')
    },
    async openPrivatePage(url) {
      await inBrowser(`const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
        const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] }
        await ExtensionPermissions.add('${firefoxExtensionId}', allowed, policy.extension)`)
      await reloadExtension()
      await inBrowser(
        `Services.wm.getMostRecentWindow('navigator:browser').openTrustedLinkIn('${url}', 'window', { private: true })`,
      )
      return drive(await until('the private page', async () => (await listPages(url))[0]))
    },
    isWizardPrivate: async () =>
      (await inBrowser(`${privateWindows}; return addresses.some((each) => each.includes('/wizard.html'))`)) === true,
    close: () => firefox.close(),
  }
}

/** In the extension's own pages, where it is called `browser`. */
declare const browser: typeof import('wxt/browser').browser

function drivePage(page: Page, inBrowser: RunInFirefox): DrivenPage {
  return {
    async goto(url) {
      await page.goto(url)
    },
    async reload() {
      // The driver never hears that a page of the extension is loaded, and now and then fails to answer from one that is leaving.
      await page
        .evaluate(() => location.reload())
        .catch((error: unknown) => {
          if (!String(error).includes('cross-origin object')) throw error
        })
    },
    async fill(selector, value) {
      await until(`${selector} filled`, async () => {
        const field = await page.$(selector)
        if (!field) return undefined
        await field.evaluate((element) => (element as HTMLInputElement).select())
        if (value === '') await field.press('Backspace')
        else await field.type(value)
        return (await field.evaluate((element) => (element as HTMLInputElement).value)) === value
      })
    },
    async press(selector, key) {
      await (await waitForElement(page, selector)).press(key)
    },
    async click(selector) {
      await (await waitForElement(page, selector)).click()
    },
    async clickAt({ x, y }) {
      // A click into a hidden page is no decision.
      await page.bringToFront()
      await page.mouse.click(x, y)
    },
    async scrollAt({ x, y }, pixels) {
      await page.mouse.move(x, y)
      await page.mouse.wheel({ deltaY: pixels })
    },
    resize: (size) => page.setViewport(size),
    async showAs(medium) {
      // WebDriver BiDi has no command for it.
      const override = medium === 'print' ? "'print'" : "''"
      await inBrowser(`const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser
        const { linkedBrowser } = tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === '${page.url()}')
        linkedBrowser.browsingContext.mediumOverride = ${override}`)
    },
    text: (selector) => page.evaluate((where) => document.querySelector(where)?.textContent ?? undefined, selector),
    count: (selector) => page.evaluate((where) => document.querySelectorAll(where).length, selector),
    value: (selector) => page.evaluate((where) => document.querySelector<HTMLInputElement>(where)?.value, selector),
    async choose(selector, value) {
      await page.select(selector, value)
    },
    address: () => page.evaluate(() => location.href),
    offer: () => readPromptInFirefox(page),
    // The driver keeps closed pages, which have no content.
    isClosed: () => page.evaluate(() => document.body.childElementCount === 0).catch(() => true),
    close: () => page.close(),
  }
}
