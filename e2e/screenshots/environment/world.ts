import type { Browser } from 'playwright'
import { expiredPage } from '../../../server/web/practice/pages.ts'
import { type ExtensionBrowser, launchWithExtension } from '../../environment/browser.ts'
import { buildExtension } from '../../environment/build-extension.ts'
import { type AnsweringServer, startAnsweringServer } from './answering-server.ts'

/** What surfaces are shown in. The extension is built and started once, for whoever asks first. */
export interface World {
  readonly browser: Browser
  extension(): Promise<ExtensionWorld>
  close(): Promise<void>
}

/** The real extension in a Chromium that takes every name below contoso.example to one server of this process. */
export interface ExtensionWorld {
  browser: ExtensionBrowser
  server: AnsweringServer
  close(): Promise<void>
}

export const mailOrigin = 'https://mail.contoso.example'
export const expiredPath = '/owa/auth/expiredpassword.aspx'

export function createWorld(browser: Browser): World {
  let extension: Promise<ExtensionWorld> | undefined
  return {
    browser,
    extension() {
      extension ??= startExtension()
      return extension
    },
    close: async () => (await extension)?.close(),
  }
}

async function startExtension(): Promise<ExtensionWorld> {
  const [built, server] = await Promise.all([
    buildExtension({ hosts: ['https://*'] }),
    startAnsweringServer({ [expiredPath]: String(expiredPage()) }),
  ])
  const browser = await launchWithExtension(built.folder, {
    args: [`--host-resolver-rules=MAP *.contoso.example 127.0.0.1:${server.port}`, '--ignore-certificate-errors'],
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
