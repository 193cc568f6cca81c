import { defineConfig } from 'vitest/config'

/** Tests against a real Active Directory domain controller (Samba). `npm test` runs them; the unit tests leave them out. */
export default defineConfig({
  test: {
    include: ['{server,e2e}/**/*samba.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // In `npm test` only: a second try tells a crowded machine from a fault.
    retry: process.env.LATCHKEY_TEST_REPORT ? 1 : 0,
    // Every file has controllers on loopback addresses of its own, but the machine has few cores.
    maxWorkers: 1,
  },
})
