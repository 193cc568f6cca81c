import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{extension,shared,server,e2e/environment}/**/*.test.{ts,tsx}'],
    // These need a domain controller: `vitest.samba.config.ts`, run by `npm test`.
    exclude: ['**/*samba.test.ts'],
    testTimeout: 15_000,
    // Argon2 and SQLite are CPU-bound: more workers than cores only lengthen every test.
    maxWorkers: 2,
  },
})
