import type { Browser } from 'playwright'
import { expiredPage } from '../../../server/web/practice/mail-pages.ts'
import { type ExtensionBrowser, launchWithExtension } from '../../environment/browser.ts'
import { buildExtension } from '../../environment/build-extension.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

/** The browsers that surfaces are shown in. The extension is built and started once, when it is first needed. */
export interface SharedBrowsers {
  readonly browser: Browser
  extension(): Promise<ExtensionSetup>
  close(): Promise<void>
}

/** The real extension in a Chromium that takes contoso.example and every name below it to one server of this process. */
export interface ExtensionSetup {
  browser: ExtensionBrowser
  server: FakeServer
  close(): Promise<void>
}

/**
 * For pages that axe reads in many states: V8 optimises what has run a hundred times as often as usual. Its compiling threads took a third of what the process of
 * such a page computed, and the page was no faster for it (2026-11-30). Journeys gain nothing: their pages run each script too seldom.
 */
export const compilesLess =
  '--js-flags=--invocation-count-for-maglev=40000 --invocation-count-for-turbofan=400000 --invocation-count-for-maglev-osr=10000 --invocation-count-for-osr=50000'

export const mailOrigin = 'https://mail.contoso.example'
export const expiredPath = '/owa/auth/expiredpassword.aspx'

export function createSharedBrowsers(browser: Browser): SharedBrowsers {
  let extension: Promise<ExtensionSetup> | undefined
  return {
    browser,
    extension() {
      extension ??= startExtension()
      return extension
    },
    close: async () => (await extension)?.close(),
  }
}

async function startExtension(): Promise<ExtensionSetup> {
  const [built, server] = await Promise.all([
    buildExtension({ hosts: ['https://*'] }),
    startFakeServer({ [expiredPath]: String(expiredPage()) }),
  ])
  const browser = await launchWithExtension(built.folder, {
    args: [
      `--host-resolver-rules=${['*.contoso.example', 'contoso.example'].map((name) => `MAP ${name} 127.0.0.1:${server.port}`)}`,
      '--ignore-certificate-errors',
      compilesLess,
    ],
  })
  return {
    browser,
    server,
    async close() {
      await browser.close()
      await server.close()
      await built.remove()
    },
  }
}
