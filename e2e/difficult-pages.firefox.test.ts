import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type Firefox, launchFirefox, waitFor, waitForElement } from './environment/firefox.ts'
import type { StaticPages } from './environment/static-pages.ts'
import { difficultPages, serveDifficultPages } from './pages/difficult-pages.ts'
import { readPromptInFirefox } from './pages/firefox-prompt.ts'

/** The same pages in Chromium: difficult-pages.spec.ts. */
let built: BuiltExtension
let firefox: Firefox
let pages: StaticPages

beforeAll(async () => {
  pages = await serveDifficultPages()
  built = await buildExtension({ browser: 'firefox' })
  firefox = await launchFirefox(built.folder)
  const options = await firefox.open('options', '#origin')
  await options.type('#origin', pages.origin('127.0.0.1'))
  await options.keyboard.press('Enter')
  await waitForElement(options, '.options-list li')
  await options.close()
})

afterAll(async () => {
  await firefox?.close()
  await built?.remove()
  await pages?.close()
})

for (const [path, { name, press }] of Object.entries(difficultPages)) {
  test(`the offer can be read and answered on ${name}`, async () => {
    const page = await firefox.browser.newPage()
    await page.goto(pages.origin('127.0.0.1') + path)
    if (path === '/replaced') await waitForElement(page, '#second')
    const { card } = await waitFor(page, () => readPromptInFirefox(page), 'offer')
    expect(card.width).toBe(360)
    expect(card.height).toBeLessThan(400)
    expect(card.background).not.toBe('rgb(255, 0, 0)')
    await expect
      .poll(
        async () => {
          const prompt = await readPromptInFirefox(page)
          if (prompt) await page.mouse.click(prompt[press].x, prompt[press].y)
          return prompt
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBeUndefined()
    await page.close()
  })
}
