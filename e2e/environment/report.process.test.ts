import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { maySkip, readReport } from '../run/report.mjs'
import { repository } from './server.ts'

/** The reports are made by the real runners: what counts is what they write. */
function folderWith(file: string, source: string): string {
  const folder = mkdtempSync(join(repository, 'e2e', '.report-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, file), source)
  return folder
}

/** Playwright empties its folder at the start: without this the `test-results` that other steps write into. */
const ownOutput = `outputDir: 'output'`

test('vitest: passed, failed, skipped, and a file that does not load', () => {
  const folder = folderWith(
    'a.test.ts',
    `import { describe, expect, test } from 'vitest'
describe('SQL Server', () => { test.skip('rows', () => {}); test('good', () => {}); test('bad', () => expect(1).toBe(2)); test.todo('later') })`,
  )
  writeFileSync(join(folder, 'b.test.ts'), `import './not-there.ts'`)
  writeFileSync(join(folder, 'vitest.config.ts'), 'export default {}')
  const report = join(folder, 'report.json')
  const run = spawnSync(
    process.execPath,
    [
      join(repository, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env: { ...process.env, VITEST: undefined } },
  )
  expect(run.status).toBe(1)
  const outcomes = readReport(report) ?? []
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed')
  expect(failed.map(({ why }) => why?.split('\n')[0]).sort()).toEqual([
    'AssertionError: expected 1 to be 2 // Object.is equality',
    expect.stringContaining('not-there.ts'),
  ])
  expect(outcomes.map(({ name, outcome }) => `${outcome} ${name.replace(folder, '')}`).sort()).toEqual([
    'failed /b.test.ts',
    'failed SQL Server bad',
    'passed SQL Server good',
    'skipped SQL Server later',
    'skipped SQL Server rows',
  ])
})

test('Playwright: passed, failed, skipped, and a file that does not load', () => {
  const folder = folderWith(
    'a.spec.ts',
    `import { expect, test } from 'playwright/test'
test('good', () => {}); test('bad', () => expect(1).toBe(2)); test.skip('Firefox', () => {})`,
  )
  writeFileSync(join(folder, 'b.spec.ts'), `import './not-there.ts'`)
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    `export default { ${ownOutput}, reporter: [['json', { outputFile: 'report.json' }]] }`,
  )
  const playwright = join(repository, 'node_modules/playwright/cli.js')
  const broken = spawnSync(process.execPath, [playwright, 'test'], { cwd: folder })
  expect(broken.status).toBe(1)
  expect(readReport(join(folder, 'report.json'))).toContainEqual({
    name: 'journeys',
    outcome: 'failed',
    why: expect.stringContaining('not-there.ts'),
  })
  rmSync(join(folder, 'b.spec.ts'))
  spawnSync(process.execPath, [playwright, 'test'], { cwd: folder })
  expect(readReport(join(folder, 'report.json'))).toEqual([
    { name: 'a.spec.ts good', outcome: 'passed' },
    { name: 'a.spec.ts bad', outcome: 'failed', why: expect.stringContaining('Expected: 2') },
    { name: 'a.spec.ts Firefox', outcome: 'skipped' },
  ])
})

test('what passed at a second try is told, with why it failed at the first', () => {
  const folder = folderWith(
    'a.test.ts',
    `import { expect, test } from 'vitest'
let tries = 0
test('by chance', () => { expect(++tries).toBe(2) })`,
  )
  writeFileSync(join(folder, 'vitest.config.ts'), 'export default {}')
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
  const report = join(folder, 'report.json')
  spawnSync(
    process.execPath,
    [vitest, 'run', '--root', folder, '--retry=1', '--reporter=json', `--outputFile.json=${report}`],
    { env: { ...process.env, VITEST: undefined } },
  )
  const again = { outcome: 'passed', isSecondTry: true, why: expect.stringContaining('1') }
  expect(readReport(report)).toEqual([{ name: 'by chance', ...again }])

  // Playwright begins a second try in a new process.
  rmSync(join(folder, 'a.test.ts'))
  const mark = JSON.stringify(join(folder, 'tried'))
  writeFileSync(
    join(folder, 'a.spec.ts'),
    `import { existsSync, writeFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
test('by chance', () => { const tried = existsSync(${mark}); writeFileSync(${mark}, ''); expect(tried ? 2 : 1).toBe(2) })`,
  )
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    `export default { ${ownOutput}, retries: 1, reporter: [['json', { outputFile: 'report.json' }]] }`,
  )
  spawnSync(process.execPath, [join(repository, 'node_modules/playwright/cli.js'), 'test'], { cwd: folder })
  expect(readReport(report)).toEqual([{ name: 'a.spec.ts by chance', ...again }])
})

test('a run that left no report gives undefined', () => {
  expect(readReport('/nowhere/report.json')).toBeUndefined()
})

test('only skips that are named are allowed', () => {
  expect(maySkip('store on SQL Server: inserts', 'SQL Server')).toBe(true)
  expect(maySkip('store on sql server: inserts', 'Firefox, SQL Server')).toBe(true)
  expect(maySkip('store on SQLite: inserts', 'SQL Server')).toBe(false)
  expect(maySkip('anything', '')).toBe(false)
  expect(maySkip('anything', ' , ')).toBe(false)
})
