import type { Page } from 'puppeteer-core'
import { firefoxExtensionId } from '../../shared/extension-id.ts'
import { launchFirefox, waitForElement } from '../environment/firefox.ts'
import { readPromptInFirefox } from '../pages/firefox-prompt.ts'
import { type DrivenPage, type ExtensionDriver, until } from './driver.ts'

/** The protocol below the driver: only with it scripts run in the browser's own windows. */
interface Session {
  send(
    method: string,
    given: object,
  ): Promise<{ result: { contexts: { context: string }[]; result: { value?: unknown } } }>
}

const sessionOf = (page: Page): Session =>
  (page.mainFrame() as unknown as { browsingContext: { userContext: { browser: { session: Session } } } })
    .browsingContext.userContext.browser.session

/** Firefox by WebDriver BiDi. `folder`: the unpacked build of the store. */
export async function driveFirefox(folder: string): Promise<ExtensionDriver> {
  const firefox = await launchFirefox(folder)
  const { browser: driver, extension } = firefox
  let keeper = await firefox.open('options', '#server-address')
  const session = sessionOf(keeper)

  /** Runs in the browser's window, with everything that Firefox itself can do. `policy` is the extension's. */
  async function inBrowser(expression: string): Promise<unknown> {
    const { result } = await session.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const target = { context: result.contexts[0]?.context }
    const whole = `(async () => { const policy = WebExtensionPolicy.getByID('${firefoxExtensionId}'); ${expression} })()`
    return (await session.send('script.evaluate', { expression: whole, target, awaitPromise: true })).result.result
      .value
  }

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
    await inBrowser(`const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
      await (await AddonManager.getAddonByID('${firefoxExtensionId}')).reload()`)
    keeper = await firefox.open('options', '#server-address')
  }

  return {
    async openPage(url) {
      const page = await driver.newPage()
      await page.goto(url)
      return drivePage(page)
    },
    openPopup: async () => drivePage(await firefox.open('popup', 'main.popup')),
    wizard: async () => drivePage(await until('a wizard window', async () => (await wizards())[0])),
    countWizards: async () => (await wizards()).length,
    async configure({ server, origin }) {
      await keeper.evaluate((address) => browser.storage.local.set({ server: address }), server)
      await keeper.type('#origin', origin)
      await keeper.keyboard.press('Enter')
      await waitForElement(keeper, '.options-list li')
    },
    readStorage: (area) => keeper.evaluate((name) => browser.storage[name].get(null), area),
    async stopBackground() {
      await inBrowser(
        'await policy.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })',
      )
    },
    isBackgroundRunning: async () => (await inBrowser('return policy.extension.backgroundState')) !== 'stopped',
    reloadExtension,
    async openPrivatePage(url) {
      await inBrowser(`const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
        const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] }
        await ExtensionPermissions.add('${firefoxExtensionId}', allowed, policy.extension)`)
      await reloadExtension()
      await inBrowser(
        `Services.wm.getMostRecentWindow('navigator:browser').openTrustedLinkIn('${url}', 'window', { private: true })`,
      )
      return drivePage(await until('the private page', async () => (await listPages(url))[0]))
    },
    isWizardPrivate: async () =>
      (await inBrowser(`${privateWindows}; return addresses.some((each) => each.includes('/wizard.html'))`)) === true,
    close: () => firefox.close(),
  }
}

/** In the extension's own pages, where it is called `browser`. */
declare const browser: typeof import('wxt/browser').browser

function drivePage(page: Page): DrivenPage {
  return {
    async goto(url) {
      await page.goto(url)
    },
    async reload() {
      // The driver never hears that a page of the extension is loaded.
      await page.evaluate(() => location.reload())
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
