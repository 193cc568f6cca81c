import { defineConfig } from 'playwright/test'
import { executablePath } from './environment/browser.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/journeys',
  // Each journey starts a server and a browser; two cores carry two of them.
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  // Browsers and controllers share two cores in `npm test`: a second try tells a slow machine from a fault, and is listed as flaky.
  retries: process.env.LATCHKEY_TEST_REPORT ? 1 : 0,
  reporter: process.env.LATCHKEY_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.LATCHKEY_TEST_REPORT }]]
    : [['list']],
  use: { launchOptions: { executablePath }, locale: 'en-GB', trace: 'retain-on-failure' },
})
