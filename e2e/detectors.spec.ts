import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { savedPages } from '../extension/detectors/saved-pages.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { repository } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { foundIn, setUp } from './pages/extension.ts'

/** Every saved page at its path in a browser that lays out, against the extension as it is built. */
const fileOf = (name: string) => join(repository, `extension/detectors/pages/${name}.html`)
const pathOf = (path: string) => new URL(path, 'http://localhost').pathname

let built: BuiltExtension
let browser: ExtensionBrowser

test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  browser = await launchWithExtension(built.folder)
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
})

for (const { file, path, finds } of savedPages) {
  test(`${file} at ${path}: ${finds}`, async () => {
    const pages = await servePages({
      [pathOf(path)]: { file: fileOf(file) },
      '/inner/change-password': { file: fileOf('frame-inner') },
    })
    await visit(pages, path, async (found) => {
      if (finds === 'silent') expect(await found(1500)).toEqual({ badge: '' })
      else await expect.poll(() => found(0)).toMatchObject({ id: finds, badge: '!' })
    })
  })
}

async function visit(
  pages: StaticPages,
  path: string,
  check: (found: (afterMs: number) => ReturnType<typeof foundIn>) => Promise<void>,
): Promise<void> {
  const origin = pages.origin('127.0.0.1')
  await setUp(browser.worker, { origins: [origin] })
  const page = await browser.context.newPage()
  try {
    await page.goto(origin + path)
    await check(async (afterMs) => {
      await page.waitForTimeout(afterMs)
      return foundIn(browser.worker, page)
    })
  } finally {
    await page.close()
    await pages.close()
  }
}
