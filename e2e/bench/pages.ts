import { type Browser, chromium } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { kilobytes, type Measurement, quantity } from './measurement.ts'

/** Counts the bytes that a new visitor receives, without headers. */
export const pages: Measurement = {
  id: 'pages',
  title: 'first page and wizard page of the Self-Service site',
  async measure() {
    const server = await startMeasuredServer({ isProbed: false })
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    try {
      return [
        { what: 'first page, gzipped, all of it', ...(await transferred(browser, server.url)), aim: { atMost: 30 } },
        {
          what: 'wizard page asked for straight away, gzipped, all of it',
          ...(await transferred(browser, `${server.url}/?task=manage-my-passwords`, 'active.user')),
        },
      ]
    } finally {
      await browser.close()
      await server.stop()
    }
  },
}

/** `account`: typed where the account is asked for, so that the first page of its run comes, too. */
async function transferred(browser: Browser, url: string, account?: string) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) =>
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
    )
    await page.goto(url, { waitUntil: 'networkidle' })
    if (account !== undefined) {
      await page.getByLabel('Account name').fill(account)
      await page.keyboard.press('Enter')
      await page.locator('input[type=password]').first().waitFor()
      await page.waitForLoadState('networkidle')
    }
    const bytes = await Promise.all(sizes)
    return {
      measured: kilobytes(bytes.reduce((sum, size) => sum + size, 0) / 1000),
      details: { in: quantity('requests')(bytes.length) },
    }
  } finally {
    await context.close()
  }
}
