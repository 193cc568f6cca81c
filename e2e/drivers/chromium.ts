import type { CDPSession, Page } from 'playwright'
import { type ExtensionBrowser, launchWithExtension } from '../environment/browser.ts'
import { readPrompt } from '../pages/prompt.ts'
import { closePage } from './close-page.ts'
import { areRegistered, type DrivenPage, type ExtensionDriver, storeOrganisations, until } from './driver.ts'

/** Chromium by Playwright. `folder`: built with the hosts of the test granted. */
export async function driveChromium(folder: string): Promise<ExtensionDriver> {
  const browser = await launchWithExtension(folder, { args: ['--enable-unsafe-extension-debugging'] })
  const { context, id } = browser
  const extensions = await openExtensions(browser)
  let keeper = await openKeeper(browser)
  const wizards = () => context.pages().filter((page) => page.url().includes('/wizard.html'))

  /** Runs in a page of the extension, which has all of its interfaces. */
  const evaluate = <T>(expression: string): Promise<T> => keeper.page.evaluate(expression)

  /** Loads the extension, also where it is loaded already. */
  async function load(options: { enableInIncognito?: boolean } = {}): Promise<void> {
    await extensions.send('Extensions.loadUnpacked', { path: folder, ...options })
    keeper = await until('the extension', () => openKeeper(browser))
  }

  return {
    // Only of an extension that runs in private windows as a second process.
    opensWizardPrivately: false,
    async openPage(url) {
      const page = await context.newPage()
      await page.goto(url)
      return drivePage(page)
    },
    async openOwnPage(name) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${id}/${name}.html`)
      return drivePage(page)
    },
    wizard: () => until('a wizard window', async () => wizards()[0] && drivePage(wizards()[0] as Page)),
    wizards: async () => wizards().map(drivePage),
    async configure(organisations) {
      await evaluate(storeOrganisations(organisations))
      await until('the pages registered', () =>
        evaluate(areRegistered(organisations.map(({ origin }) => `${origin}/*`))),
      )
    },
    readStorage: (area) => evaluate(`chrome.storage.${area}.get(null)`),
    writeStorage: (area, values) => evaluate(`chrome.storage.${area}.set(${JSON.stringify(values)})`),
    clearSession: () => evaluate('chrome.storage.session.clear()'),
    async stopBackground() {
      await keeper.session.send('ServiceWorker.stopAllWorkers')
    },
    async isBackgroundRunning() {
      const { targetInfos } = await keeper.session.send('Target.getTargets')
      return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(id))
    },
    reloadExtension: load,
    async reinstallExtension() {
      await extensions.send('Extensions.uninstall', { id })
      await load()
    },
    async openPrivatePage(url) {
      await load({ enableInIncognito: true })
      await evaluate(`chrome.windows.create({ incognito: true, url: '${url}' })`)
      const opened = () => context.pages().find((page) => page.url() === url)
      return drivePage(await until('the private page', async () => opened()))
    },
    isWizardPrivate: () =>
      evaluate(
        `chrome.tabs.query({}).then((tabs) => tabs.some(({ url, incognito }) => incognito && url.includes('/wizard.html')))`,
      ),
    close: () => browser.close(),
  }
}

/** The part of Chromium's protocol that loads and removes extensions, of which Playwright has no types (Chromium 156). */
interface Extensions {
  send(method: 'Extensions.loadUnpacked', options: { path: string; enableInIncognito?: boolean }): Promise<unknown>
  send(method: 'Extensions.uninstall', options: { id: string }): Promise<unknown>
}

async function openExtensions({ context }: ExtensionBrowser): Promise<Extensions> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('Playwright gives no browser of this context')
  return session as unknown as Extensions
}

/** A page of the extension that stays open. */
async function openKeeper({ context, id }: ExtensionBrowser): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${id}/options.html`)
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  return { page, session }
}

function drivePage(page: Page): DrivenPage {
  const first = (selector: string) => page.locator(selector).first()
  return {
    async goto(url) {
      await page.goto(url)
    },
    async reload() {
      await page.reload()
    },
    fill: (selector, value) => first(selector).fill(value),
    press: (selector, key) => first(selector).press(key),
    async click(selector) {
      await first(selector)
        .click({ noWaitAfter: true })
        // The press may close the page before the driver has heard of it.
        .catch((error: unknown) => {
          if (!page.isClosed()) throw error
        })
    },
    async clickAt({ x, y }) {
      // A click into a hidden page is no decision.
      await page.bringToFront()
      await page.mouse.click(x, y)
    },
    async scrollAt({ x, y }, pixels) {
      await page.mouse.move(x, y)
      await page.mouse.wheel(0, pixels)
    },
    resize: (size) => page.setViewportSize(size),
    showAs: (medium) => page.emulateMedia({ media: medium }),
    text: (selector) => page.evaluate((where) => document.querySelector(where)?.textContent ?? undefined, selector),
    count: (selector) => page.locator(selector).count(),
    value: (selector) => page.evaluate((where) => document.querySelector<HTMLInputElement>(where)?.value, selector),
    async choose(selector, value) {
      await first(selector).selectOption(value)
    },
    address: async () => page.url(),
    offer: () => readPrompt(page),
    isClosed: async () => page.isClosed(),
    close: () =>
      closeInChromium(page)
        // It may have closed by itself meanwhile.
        .catch((error: unknown) => {
          if (!page.isClosed()) throw error
        }),
  }
}

async function closeInChromium(page: Page): Promise<void> {
  const own = await page.context().newCDPSession(page)
  const { targetInfo } = await own.send('Target.getTargetInfo')
  await own.detach()
  const askAgain = async () => {
    const session = await page.context().browser()?.newBrowserCDPSession()
    await session?.send('Target.closeTarget', targetInfo)
    await session?.detach()
  }
  await closePage(() => page.close(), askAgain)
}
