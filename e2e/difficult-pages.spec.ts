import { expect, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import type { StaticPages } from './environment/static-pages.ts'
import { difficultPages, serveDifficultPages } from './pages/difficult-pages.ts'
import { configureExtension } from './pages/extension.ts'
import { readPrompt, waitForPrompt } from './pages/prompt.ts'

/** The same pages in Firefox: difficult-pages.firefox.test.ts. */
let built: BuiltExtension
let browser: ExtensionBrowser
let pages: StaticPages

test.beforeAll(async () => {
  pages = await serveDifficultPages()
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  browser = await launchWithExtension(built.folder)
  await configureExtension(browser.worker, { server: 'http://localhost:9', origins: [pages.origin('127.0.0.1')] })
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await pages?.close()
})

for (const [path, { name, press }] of Object.entries(difficultPages)) {
  test(`the offer can be read and answered on ${name}`, async () => {
    const page = await browser.context.newPage()
    await page.goto(pages.origin('127.0.0.1') + path)
    if (path === '/replaced') await page.waitForSelector('#second')
    const { card } = await waitForPrompt(page)
    expect(card.width).toBe(360)
    expect(card.height).toBeLessThan(400)
    await expect
      .poll(async () => {
        const prompt = await readPrompt(page)
        if (prompt) await page.mouse.click(prompt[press].x, prompt[press].y)
        return prompt
      })
      .toBeUndefined()
    for (const each of browser.context.pages().slice(1)) await each.close()
  })
}
