import { chromium, expect, test } from 'playwright/test'
import { headlessPath } from './environment/browser.ts'
import { buildRules, comparisonTimeoutMs, findDifference, type RulesInPage } from './environment/rules-in-page.ts'

/** What the page ticks, the server accepts: both builds of the rules on random Unicode. */
test('the password rules of the page and of the server say the same of random passwords', async () => {
  test.setTimeout(comparisonTimeoutMs)
  const browser = await chromium.launch({ executablePath: headlessPath })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await buildRules() })
    const difference = await findDifference((seed, count) =>
      page.evaluate(
        ([seed = 0, count = 0]) => (window as unknown as RulesInPage).rules.listVerdicts(seed, count),
        [seed, count],
      ),
    )
    expect(difference).toBeUndefined()
  } finally {
    await browser.close()
  }
})
