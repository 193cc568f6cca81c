import { defineConfig } from 'playwright/test'
import { headlessPath } from './environment/browser.ts'

// Node removes the types in place (`run/steps.mjs`), so that V8's own lines are true: what Playwright installs looks up a source map for each line of
// the stack that it takes at each call.
if (process.env.PW_DISABLE_TS_ESM) Reflect.deleteProperty(Error, 'prepareStackTrace')

/** Files of a minute or more begin first: one that begins last keeps its worker busy when the others have ended. */
const long = ['controller-away', 'start', 'look-alike', 'killed', 'killed-at-random', 'states-of-*', 'detectors'].map(
  (name) => `${name}.spec.ts`,
)

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/journeys',
  globalSetup: './environment/shared-builds.ts',
  // Playwright takes the files of one project after the other, and those of a project by their names.
  projects: [
    { name: 'long', testMatch: long },
    { name: 'others', testMatch: '*.spec.ts', testIgnore: long },
  ],
  // Each journey starts a server and a browser, and waits for half of its time: two cores carry four of them.
  workers: 4,
  // Long enough for a machine that does much else: how long something takes is measured by `npm run bench`. A second try is given, and told, by whole runs alone (`run/steps.mjs`).
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [
    ['list'],
    ['./environment/report-of-failures.ts'],
    ...(process.env.LATCHKEY_TEST_REPORT ? [['json', { outputFile: process.env.LATCHKEY_TEST_REPORT }] as const] : []),
  ],
  use: { launchOptions: { executablePath: headlessPath }, locale: 'en-GB' },
})
