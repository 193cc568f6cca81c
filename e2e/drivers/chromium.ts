import type { CDPSession, Page } from 'playwright'
import { type ExtensionBrowser, launchWithExtension } from '../environment/browser.ts'
import { configureExtension } from '../pages/extension.ts'
import { readPrompt } from '../pages/prompt.ts'
import { type DrivenPage, type ExtensionDriver, until } from './driver.ts'

/** Chromium by Playwright. `folder`: built with the hosts of the test granted. */
export async function driveChromium(folder: string): Promise<ExtensionDriver> {
  const browser = await launchWithExtension(folder)
  const { context, id } = browser
  const keeper = await openKeeper(browser)
  const wizards = () => context.pages().filter((page) => page.url().includes('/wizard.html'))

  /** Runs in a page of the extension, which has all of its interfaces. */
  const evaluate = <T>(expression: string): Promise<T> => keeper.page.evaluate(expression)

  return {
    async openPage(url) {
      const page = await context.newPage()
      await page.goto(url)
      return drivePage(page)
    },
    async openPopup() {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${id}/popup.html`)
      return drivePage(page)
    },
    wizard: () => until('a wizard window', async () => wizards()[0] && drivePage(wizards()[0] as Page)),
    countWizards: async () => wizards().length,
    async configure({ server, origin }) {
      await configureExtension(browser.worker, { server, origins: [origin] })
    },
    readStorage: (area) => evaluate(`chrome.storage.${area}.get(null)`),
    async stopBackground() {
      await keeper.session.send('ServiceWorker.stopAllWorkers')
    },
    async isBackgroundRunning() {
      const { targetInfos } = await keeper.session.send('Target.getTargets')
      return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(id))
    },
    async reloadExtension() {
      throw new Error('Chromium does not load it again')
    },
    async openPrivatePage() {
      throw new Error('Chromium does not load the extension again')
    },
    isWizardPrivate: async () => false,
    close: () => browser.close(),
  }
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
    click: (selector) => first(selector).click({ noWaitAfter: true }),
    async clickAt({ x, y }) {
      // A click into a hidden page is no decision.
      await page.bringToFront()
      await page.mouse.click(x, y)
    },
    text: (selector) => page.evaluate((where) => document.querySelector(where)?.textContent ?? undefined, selector),
    count: (selector) => page.locator(selector).count(),
    value: (selector) => page.evaluate((where) => document.querySelector<HTMLInputElement>(where)?.value, selector),
    async choose(selector, value) {
      await first(selector).selectOption(value)
    },
    address: async () => page.url(),
    offer: () => readPrompt(page),
    isClosed: async () => page.isClosed(),
    close: () => page.close(),
  }
}
