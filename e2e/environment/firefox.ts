import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { firefoxExtensionId } from '../../shared/extension-id.ts'
import { findFirefox } from '../run/find-firefox.mjs'

interface FirefoxOptions {
  /** Besides those of every test. */
  preferences?: Record<string, unknown>
  executablePath?: string
  env?: Record<string, string>
  /** For servers of a test whose certificate no browser knows. */
  acceptsAnyCertificate?: boolean
}

export interface Firefox {
  readonly browser: Browser
  /** Address of the extension, `moz-extension://<uuid>`: another one on every installation. */
  readonly extension: string
  /** Opens one of the extension's own pages and waits for `selector`, since the driver never hears that such a page is loaded. */
  open(page: 'options' | 'popup' | 'welcome' | 'wizard', selector: string): Promise<Page>
  /** Waits for a page of the extension that it opened by itself. */
  opened(page: 'wizard' | 'welcome'): Promise<Page>
  close(): Promise<void>
}

/** Firefox over WebDriver BiDi with a profile that is thrown away. */
export function launchPlainFirefox(options: FirefoxOptions = {}): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: options.executablePath ?? findFirefox(),
    headless: true,
    timeout: 90_000,
    acceptInsecureCerts: options.acceptsAnyCertificate ?? false,
    // Without it the driver may not open the extension's own pages.
    args: ['--remote-allow-system-access'],
    env: { ...process.env, ...options.env },
    extraPrefsFirefox: { 'intl.accept_languages': 'en-GB, en', ...options.preferences },
  })
}

/** The same with the unpacked extension. */
export async function launchFirefox(folder: string, options: FirefoxOptions = {}): Promise<Firefox> {
  const uuid = randomUUID()
  const browser = await launchPlainFirefox({
    ...options,
    preferences: {
      // Also of an extension that is removed and installed again.
      'extensions.webextensions.keepUuidOnUninstall': true,
      'extensions.webextensions.uuids': JSON.stringify({ [firefoxExtensionId]: uuid }),
      // A click grants what is asked for: the browser's own question cannot be answered headless.
      'extensions.webextOptionalPermissionPrompts': false,
      ...options.preferences,
    },
  })
  await browser.installExtension(folder)
  const extension = `moz-extension://${uuid}`
  return {
    browser,
    extension,
    async open(name, selector) {
      const page = await browser.newPage()
      page.goto(`${extension}/${name}.html`).catch(() => undefined)
      await waitForElement(page, selector)
      return page
    },
    async opened(name) {
      for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
        for (const page of await browser.pages()) {
          // The driver takes them for blank; closed pages have no content.
          const address = await page.evaluate(() => location.href).catch(() => '')
          if (address.startsWith(`${extension}/${name}.html`)) return page
        }
        await sleep(100)
      }
      throw new Error(`The extension opened no ${name}`)
    },
    close: () => browser.close(),
  }
}

/**
 * Asks until there is an answer. While a page of the extension loads, Firefox takes its realm down: what is asked in it then fails, and
 * the driver's own waiting with it.
 */
export async function waitFor<T>(page: Page, look: () => Promise<T | undefined>, what: string): Promise<T> {
  let cause: unknown
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    try {
      const found = await look()
      if (found !== undefined) return found
    } catch (error) {
      cause = error
    }
  }
  const text = await page.$eval('body', ({ innerText }) => innerText).catch(() => 'nothing')
  throw new Error(`No ${what} on ${page.url()}, which says: ${text}`, { cause })
}

export const waitForElement = (page: Page, selector: string) =>
  waitFor(page, async () => (await page.$(selector)) ?? undefined, selector)
