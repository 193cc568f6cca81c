import { launch } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { buildRules, comparisonTimeoutMs, findDifference, type RulesInPage } from './environment/rules-in-page.ts'
import { findFirefox } from './run/find-firefox.mjs'

/** What the page ticks, the server accepts: both builds of the rules on random Unicode. The same in Chromium: password-rules.spec.ts. */
test(
  'the password rules of the page and of the server say the same of random passwords',
  async () => {
    const browser = await launch({ browser: 'firefox', executablePath: findFirefox(), headless: true, timeout: 90_000 })
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: await buildRules() })
      const difference = await findDifference((seed, count) =>
        page.evaluate((seed, count) => (window as unknown as RulesInPage).rules.listVerdicts(seed, count), seed, count),
      )
      expect(difference).toBeUndefined()
    } finally {
      await browser.close()
    }
  },
  comparisonTimeoutMs,
)
