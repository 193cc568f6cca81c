import { join } from 'node:path'

/** The programs that the build step makes and the later steps start. */
export const bundledServer = join('dist', 'server', 'main.js')

/**
 * A whole run gives a test with real browsers and controllers a second try, and its end names each test that needed it as a fault to find: one in a hundred
 * runs must not throw away what all others show. What is asked for by name fails at the first.
 */
const secondTry = (isWhole, option) => (isWhole ? [`--${option}=1`] : [])

/** Playwright's processes make much that is garbage at once; they collect a nursery of this size less often, which spares a fifth of their start. */
const nursery = ['--min-semi-space-size=32', '--max-semi-space-size=32']

/**
 * Node itself removes the types of specs. Playwright would compile each file by Babel and look up a source map for every line of the stack that it takes at
 * each call: together more than a quarter of what its workers compute (2026-11-30).
 */
const withTypesOfNode = { PW_DISABLE_TS_ESM: '1' }

/**
 * In this order, the journeys only of `specs` where there are any: the quick and telling first. `report`: a JSON report of tests. `runsBesideNext`: several
 * such steps run one after the other, at the same time as the next step without it, since neither uses all cores. `isDefault: false`: only where it is asked for.
 */
export function listSteps(root, specs = [], { isWhole = false } = {}) {
  const bin = (...path) => join(root, 'node_modules', ...path)
  const vitest = (projects, report) => [
    bin('vitest', 'vitest.mjs'),
    'run',
    ...projects.map((project) => `--project=${project}`),
    // The run that decides whether a change is accepted is the same each time; `npm run check` shuffles.
    '--sequence.seed=1',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const playwright = (...files) => [
    ...nursery,
    bin('playwright', 'cli.js'),
    'test',
    '--config',
    join('e2e', 'playwright.config.ts'),
    ...files,
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
    {
      id: 'types',
      title: 'Types (tsc)',
      args: [bin('typescript', 'bin', 'tsc'), '--noEmit'],
      runsBesideNext: true,
      limitMs: minutes(6),
    },
    {
      id: 'build',
      title: 'Sites, extension and server bundle',
      args: [join(root, 'server', 'build.mjs')],
      limitMs: minutes(5),
    },
    {
      id: 'units',
      title: 'Units and contracts (vitest)',
      args: vitest(['unit'], reportOf('units')),
      report: reportOf('units'),
      limitMs: minutes(12),
    },
    {
      id: 'slow',
      title: 'Units that compute, wait or start processes (vitest)',
      args: vitest(['slow', 'process'], reportOf('slow')),
      report: reportOf('slow'),
      runsBesideNext: true,
      limitMs: minutes(12),
    },
    {
      id: 'samba',
      title: 'Against a Samba domain controller (vitest)',
      args: [...vitest(['samba'], reportOf('samba')), ...secondTry(isWhole, 'retry')],
      report: reportOf('samba'),
      runsBesideNext: true,
      limitMs: minutes(12),
    },
    {
      id: 'firefox',
      title: 'In Firefox, and the packages for the stores (vitest)',
      args: [...vitest(['firefox'], reportOf('firefox')), ...secondTry(isWhole, 'retry')],
      report: reportOf('firefox'),
      runsBesideNext: true,
      limitMs: minutes(12),
    },
    {
      id: 'journeys',
      title: 'Journeys in a browser (Playwright)',
      args: playwright(...secondTry(isWhole, 'retries'), ...specs),
      env: withTypesOfNode,
      report: reportOf('journeys'),
      limitMs: minutes(40),
    },
    {
      id: 'proofs',
      title: 'Every case of the long proofs (Playwright)',
      args: playwright('killed', 'look-alike', '/start.spec', 'states-of', 'password-rules'),
      env: { ...withTypesOfNode, LATCHKEY_TEST_WHOLE: '1' },
      report: reportOf('proofs'),
      limitMs: minutes(150),
      isDefault: false,
    },
    {
      id: 'guesses',
      title: 'Guesses in random order, of more seeds (vitest)',
      args: [...vitest(['slow'], reportOf('guesses')), 'server/engine/guesses-interleaved.slow.test.ts'],
      env: { LATCHKEY_TEST_WHOLE: '1' },
      report: reportOf('guesses'),
      limitMs: minutes(20),
      isDefault: false,
    },
    {
      id: 'background',
      title: 'The extension’s background, stopped at random moments in Chromium (Playwright)',
      args: playwright('extension-journeys'),
      env: { ...withTypesOfNode, LATCHKEY_TEST_WHOLE: '1' },
      report: reportOf('background'),
      limitMs: minutes(30),
      isDefault: false,
    },
    {
      id: 'background',
      title: 'The extension’s background, stopped at random moments in Firefox (vitest)',
      // Each stop is printed when it has ended, so that a run that is cut off has told what it tried.
      args: [
        ...vitest(['firefox'], reportOf('background-firefox')),
        '--reporter=verbose',
        'e2e/extension-journeys.firefox.test.ts',
      ],
      env: { LATCHKEY_TEST_WHOLE: '1' },
      report: reportOf('background-firefox'),
      limitMs: minutes(60),
      isDefault: false,
    },
    {
      id: 'rules',
      title: 'The password rules in Firefox and on the server, on random passwords (vitest)',
      args: [...vitest(['firefox'], reportOf('rules')), 'e2e/password-rules.firefox.test.ts'],
      env: { LATCHKEY_TEST_WHOLE: '1' },
      report: reportOf('rules'),
      limitMs: minutes(70),
      isDefault: false,
    },
    {
      id: 'botnet',
      title: 'A day of guesses from 10,000 addresses',
      args: [join(root, 'e2e', 'botnet', 'main.ts')],
      limitMs: minutes(20),
      isDefault: false,
    },
  ]
}
