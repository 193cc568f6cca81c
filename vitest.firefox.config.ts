import { defineConfig } from 'vitest/config'

/** The journey in a real Firefox, and the packages for the stores. `npm test` runs them; the unit tests leave them out. */
export default defineConfig({
  test: {
    include: ['e2e/*.firefox.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // In `npm test` only: a second try tells a crowded machine from a fault.
    retry: process.env.LATCHKEY_TEST_REPORT ? 1 : 0,
    // One browser at a time: the machine has few cores.
    maxWorkers: 1,
  },
})
