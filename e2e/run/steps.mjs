import { join } from 'node:path'

/** What `npm test` runs, in this order: the quick and telling first. `report`: a JSON report of tests. */
export function listSteps(root) {
  const bin = (...path) => join(root, 'node_modules', ...path)
  const vitest = (config, report) => [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const reportOf = (id) => join(root, 'test-results', `${id}.json`)
  const minutes = (count) => count * 60_000
  return [
    {
      id: 'lint',
      title: 'Format and lint (biome)',
      args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
      limitMs: minutes(2),
    },
    {
      id: 'prepare',
      title: 'Types of the extension (wxt)',
      args: [bin('wxt', 'bin', 'wxt.mjs'), 'prepare'],
      limitMs: minutes(2),
    },
    { id: 'types', title: 'Types (tsc)', args: [bin('typescript', 'bin', 'tsc'), '--noEmit'], limitMs: minutes(3) },
    {
      id: 'build',
      title: 'Sites, extension and server bundle',
      args: [join(root, 'server', 'build.mjs')],
      limitMs: minutes(5),
    },
    {
      id: 'units',
      title: 'Units and contracts (vitest)',
      args: vitest('vitest.config.ts', reportOf('units')),
      report: reportOf('units'),
      limitMs: minutes(12),
    },
    {
      id: 'samba',
      title: 'Against a Samba domain controller (vitest)',
      args: vitest('vitest.samba.config.ts', reportOf('samba')),
      report: reportOf('samba'),
      limitMs: minutes(12),
    },
    {
      id: 'firefox',
      title: 'In Firefox, and the packages for the stores (vitest)',
      args: vitest('vitest.firefox.config.ts', reportOf('firefox')),
      report: reportOf('firefox'),
      limitMs: minutes(5),
    },
    {
      id: 'journeys',
      title: 'Journeys in a browser (Playwright)',
      args: [bin('playwright', 'cli.js'), 'test', '--config', join('e2e', 'playwright.config.ts')],
      report: reportOf('journeys'),
      limitMs: minutes(30),
    },
  ]
}
