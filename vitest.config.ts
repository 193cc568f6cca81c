import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{extension,shared,server,e2e/bench,e2e/environment,e2e/screenshots}/**/*.test.{ts,tsx}'],
    // These need a domain controller: `vitest.samba.config.ts`, run by `npm test`.
    exclude: ['**/*samba.test.ts'],
    testTimeout: 20_000,
    // In `npm test` only: a second try tells a crowded machine from a fault.
    retry: process.env.LATCHKEY_TEST_REPORT ? 1 : 0,
    // Argon2 and SQLite are CPU-bound: more workers than cores only lengthen every test.
    maxWorkers: 2,
  },
})
