import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import { writeTestKeys } from '../store/testing-keys.ts'
import { writeMigratedDatabase } from '../store/testing-migrated.ts'
import { exportToOutput } from './export.ts'
import { importFile } from './import.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-import-'))
  file = join(folder, 'latchkey.yaml')
  await prepareServer('data')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const configOf = (data: string) => readConfig({ LATCHKEY_DATA: join(folder, data) }, folder)

async function prepareServer(data: string) {
  const config = configOf(data)
  writeTestKeys(config.keyFile)
  await writeMigratedDatabase(config.data)
  await writeSampleCompany(config.data)
}

async function run(command: typeof importFile, args: string[], data = 'data') {
  const lines = { log: [] as string[], error: [] as string[] }
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void lines[stream].push(line))
  const code = await command(configOf(data), args, new AbortController().signal)
  return { code, output: lines.log.join('\n'), errors: lines.error.join('\n') }
}

const readConfiguration = async (data?: string) => `${(await run(exportToOutput, [], data)).output}\n`

test('a dry run says what would change and changes nothing; its exit code tells a pipeline', async () => {
  const before = await readConfiguration()
  await writeFile(file, before)
  expect(await run(importFile, [file, '--dry-run'])).toEqual({
    code: 0,
    output: 'No resources would change.',
    errors: '',
  })
  const changed = before
    .replace('defaultLanguage: en', 'defaultLanguage: fr')
    .replace('newMethodHours: 24', 'newMethodHours: 48')
  await writeFile(file, changed)
  const dryRun = await run(importFile, ['--dry-run', file])
  expect([dryRun.code, dryRun.errors]).toEqual([3, ''])
  expect(dryRun.output.split('\n')).toEqual([
    'policy default (Default): changed',
    expect.stringMatching(/^ {4}\S.*: 1 day → 2 days$/),
    'settings mail (Language of e-mails): changed',
    expect.stringMatching(/^ {4}\S.*: en → fr$/),
    '2 resources would change.',
  ])
  expect(await readConfiguration()).toBe(before)
  expect(await run(importFile, [file])).toMatchObject({
    code: 0,
    output: expect.stringMatching(/\n2 resources changed\.$/),
  })
  expect(await readConfiguration()).toBe(changed)
  expect((await run(importFile, [file, '--dry-run'])).code).toBe(0)
})

test('a server that has never started gets the whole configuration of another', async () => {
  await writeFile(file, (await readConfiguration()).replace('defaultLanguage: en', 'defaultLanguage: fr'))
  await run(importFile, [file])
  await prepareServer('second')
  expect((await run(importFile, [file], 'second')).code).toBe(0)
  expect(await readConfiguration('second')).toBe(await readConfiguration())
})

test('lines that npm wrote before an export are passed over', async () => {
  const text = `\n> latchkey@1.0.0 start\n> node server/start.mjs export\n\n${await readConfiguration()}`
  await writeFile(file, text)
  expect((await run(importFile, [file, '--dry-run'])).code).toBe(0)
  await writeFile(file, text.replace('format:', 'from:'))
  expect((await run(importFile, [file])).errors).toMatch(/latchkey.yaml:6: from: /)
})

test('a file as PowerShell writes it is read', async () => {
  await writeFile(file, `\ufeff${(await readConfiguration()).replaceAll('\n', '\r\n')}`, 'utf16le')
  expect((await run(importFile, [file, '--dry-run'])).code).toBe(0)
})

test.each([
  ['is cut off half-way', (text: string) => text.slice(0, text.length / 2), /latchkey.yaml:\d+: The file is not whole/],
  [
    'has an unknown field',
    (text: string) => text.replace('defaultLanguage', 'defaultTongue'),
    /latchkey.yaml:\d+: settings.mail.defaultTongue: There is no such setting/,
  ],
  [
    'is of a newer version',
    (text: string) => text.replace('formatVersion: 1', 'formatVersion: 9'),
    /latchkey.yaml:\d: formatVersion: The file has format 9.* reads up to 1\. Upgrade/,
  ],
  ['has 20 MB', () => 'x'.repeat(20_000_000), /latchkey.yaml:1: The file is larger than 2 MB/],
  ['is no text', () => Buffer.from([0x61, 0x80, 0x80]), /latchkey.yaml is not text in UTF-8/],
])('a file that %s is refused, and nothing is changed', async (_, spoil, says) => {
  const before = await readConfiguration()
  await writeFile(file, spoil(before.replace('newMethodHours: 24', 'newMethodHours: 48')))
  for (const args of [[file], [file, '--dry-run']]) {
    const refused = await run(importFile, args)
    expect(refused).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(says) })
  }
  expect(await readConfiguration()).toBe(before)
})

test('a file that is not there is refused, and wrong use is explained', async () => {
  expect(await run(importFile, [file])).toMatchObject({ code: 1, errors: `${file} is not there or cannot be read.` })
  for (const args of [[], [file, file], [file, '--force']])
    expect(await run(importFile, args)).toMatchObject({ code: 2, errors: expect.stringMatching(/^Name the file/) })
  expect(await run(exportToOutput, [file])).toMatchObject({ code: 2 })
})
