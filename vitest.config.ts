import { statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const inMemory = '/dev/shm'

/** Where units keep their files: in memory where there is room, since a commit of each test's database would wait for the disk. */
function chooseTemporaryFolder(): { TMPDIR?: string } {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize > 1_000_000_000 ? { TMPDIR: inMemory } : {}
  } catch {
    return {}
  }
}

/** Workers that run many files. */
const sharedWorkers = {
  env: chooseTemporaryFolder(),
  include: ['{extension,shared,server,e2e}/**/*.test.{ts,tsx}'],
  // So long that only a test that hangs exceeds it, on a busy machine, too.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
  // Two workers load each module once instead of once per file, which halves the time. A test leaves nothing behind.
  isolate: false,
  // A test that needs another one before it fails sooner or later. The first line names the seed: `--sequence.seed=…` repeats it.
  sequence: { shuffle: { tests: true } },
}

/** One project for each thing that a test needs. `npm run check` runs the quick units, `npm test` every project (`e2e/run/steps.mjs`). */
export default defineConfig({
  test: {
    // One more than two cores: tests of directories that fall silent wait, and others work meanwhile (72 s; 89 s with two, 85 s with four, 2026-11-29).
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...sharedWorkers,
          name: 'unit',
          exclude: ['**/*.{slow,process,samba,firefox}.test.ts'],
          // Most of what a unit makes is garbage at once: collected less often, it takes a tenth less of the processor (2026-11-30).
          execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=32'],
        },
      },
      // Units that take seconds of computing or waiting: random orders, real builds, time limits, lists of a million passwords.
      { test: { ...sharedWorkers, name: 'slow', include: ['{extension,shared,server,e2e}/**/*.slow.test.ts'] } },
      {
        test: {
          name: 'process',
          include: ['{server,e2e}/**/*.process.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'samba',
          include: ['server/**/*.samba.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // Every file has controllers on loopback addresses of its own, but the machine has few cores.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['e2e/*.firefox.test.ts'],
          globalSetup: './e2e/environment/shared-builds.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time: the machine has few cores.
          fileParallelism: false,
        },
      },
    ],
  },
})
