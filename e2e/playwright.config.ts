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
  reporter: process.env.LATCHKEY_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.LATCHKEY_TEST_REPORT }]]
    : [['list']],
  use: { launchOptions: { executablePath }, locale: 'en-GB', trace: 'retain-on-failure' },
})
