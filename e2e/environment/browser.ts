import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Worker } from 'playwright'
import { findBrowser } from '../../server/bootstrap/find-browser.mjs'

/** The Chromium that `npm test` found or installed; undefined leaves it to Playwright's own download. */
export const executablePath: string | undefined = process.env.LATCHKEY_TEST_BROWSER ?? findBrowser()

/** For pages that need no extension: the Chromium without windows that `npm test` found, or the same browser. */
export const headlessPath: string | undefined = process.env.LATCHKEY_TEST_HEADLESS_BROWSER ?? executablePath

interface LaunchOptions {
  language?: string
  args?: string[]
  executablePath?: string
  /** A screen of this size, and pages as large as their windows. */
  screen?: { width: number; height: number }
  /** A profile that is used again and stays; by default one that is thrown away. */
  profile?: string
}

export interface ExtensionBrowser {
  readonly context: BrowserContext
  readonly worker: Worker
  /** Id of the extension; its pages are `chrome-extension://<id>/…`. */
  readonly id: string
  /** Ends the browser at once, as a crash does: nothing is saved any more. */
  kill(): Promise<void>
  close(): Promise<void>
}

/**
 * Chromium with the unpacked extension. `folder`: built with the test's hosts among its
 * host permissions, since a permission prompt cannot be answered headless.
 */
export async function launchWithExtension(folder: string, options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'latchkey-browser-')))
  const { language = 'en-GB', screen } = options
  // Playwright's locale reaches a window that the extension opens only after its page has begun.
  await mkdir(join(profile, 'Default'), { recursive: true })
  const preferences = { intl: { accept_languages: language, selected_languages: language } }
  // A profile that was used before has preferences of its own.
  const file = join(profile, 'Default/Preferences')
  if (!existsSync(file)) await writeFile(file, JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executablePath ?? executablePath,
    headless: true,
    locale: language,
    ...(screen && { viewport: null }),
    args: [
      '--no-sandbox',
      // Without the first one Playwright's own --disable-extensions wins.
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      ...(screen ? [`--screen-info={${screen.width}x${screen.height}}`] : []),
      ...(options.args ?? []),
    ],
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 60_000 }))
  return {
    context,
    worker,
    id: new URL(worker.url()).host,
    async kill() {
      const session = await context.browser()?.newBrowserCDPSession()
      const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {}
      const { id } = processInfo.find(({ type }) => type === 'browser') ?? {}
      if (!id) throw new Error('The browser names no process of its own')
      const closed = context.waitForEvent('close')
      process.kill(id, 'SIGKILL')
      await closed
    },
    async close() {
      await context.close()
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
