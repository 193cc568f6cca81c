import { defineConfig } from 'playwright/test'
import { executablePath } from './environment/browser.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/journeys',
  // Each journey starts a server and a browser, and waits for half of its time: two cores carry three of them.
  workers: 3,
  // Long enough for a machine that does much else: how long something takes is measured by `npm run bench`. A second try is given, and told, by whole runs alone (`run/steps.mjs`).
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [
    ['list'],
    ['./environment/report-of-failures.ts'],
    ...(process.env.LATCHKEY_TEST_REPORT ? [['json', { outputFile: process.env.LATCHKEY_TEST_REPORT }] as const] : []),
  ],
  use: { launchOptions: { executablePath }, locale: 'en-GB' },
})
