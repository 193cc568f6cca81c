import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Worker } from 'playwright'
import { findBrowser } from '../../server/bootstrap/find-browser.mjs'

/** The Chromium that `npm test` found or installed; undefined leaves it to Playwright's own download. */
export const executablePath: string | undefined = process.env.LATCHKEY_TEST_BROWSER ?? findBrowser()

interface LaunchOptions {
  language?: string
  args?: string[]
  executablePath?: string
  /** A screen of this size, and pages as large as their windows. */
  screen?: { width: number; height: number }
}

export interface ExtensionBrowser {
  readonly context: BrowserContext
  readonly worker: Worker
  /** Id of the extension; its pages are `chrome-extension://<id>/…`. */
  readonly id: string
  close(): Promise<void>
}

/**
 * Chromium with the unpacked extension and a profile that is thrown away. `folder`: built with the test's hosts among its
 * host permissions, since a permission prompt cannot be answered headless.
 */
export async function launchWithExtension(folder: string, options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'latchkey-browser-'))
  const { language = 'en-GB', screen } = options
  // Playwright's locale reaches a window that the extension opens only after its page has begun.
  await mkdir(join(profile, 'Default'))
  const preferences = { intl: { accept_languages: language, selected_languages: language } }
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences))
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
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
