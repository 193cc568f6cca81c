import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createHourlyLog, logFailure, printLines } from './log.ts'
import { createServerHarness } from './routes/admin/testing.ts'

const lines: string[] = []
const listen = () => {
  lines.length = 0
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void lines.push(line))
}
afterEach(() => vi.restoreAllMocks())

test('L2: line breaks, control sequences and marks of direction are encoded, and other scripts stay readable', () => {
  listen()
  printLines('Änne Мария 山田 🙂', 'a\nb\r\tc', '\u001b[31mred\u009b', '\u2028\u2029\u202e\u200b\ud800')
  expect(lines).toEqual([
    'Änne Мария 山田 🙂',
    'a\\u{a}b\\u{d}\\u{9}c',
    '\\u{1b}[31mred\\u{9b}',
    '\\u{2028}\\u{2029}\\u{202e}\\u{200b}\\u{d800}',
  ])
})

test('L2: a failure is one line, with its causes', () => {
  listen()
  logFailure('/x\nforged', new Error('one\ntwo', { cause: new TypeError('three\r\nfour') }))
  expect(lines).toEqual([
    expect.stringMatching(
      /^\d{4}-[\d-]+T[\d:.]+Z \/x\\u\{a\}forged: Error: one\\u\{a\}two ← TypeError: three\\u\{d\}\\u\{a\}four$/,
    ),
  ])
})

test('O14: a change of one key is logged once an hour', () => {
  const logged: string[] = []
  let time = 0
  const log = createHourlyLog(
    (line) => logged.push(line),
    () => time,
  )
  log('a', 'one')
  log('a', 'two')
  log('b', 'three')
  time = 3_600_000
  log('a', 'four')
  expect(logged).toEqual(['one', 'three', 'four'])
})

test('O14: keys without end do not fill the log', () => {
  const logged: string[] = []
  const log = createHourlyLog((line) => logged.push(line))
  for (let key = 0; key < 1500; key++) log(String(key), 'line')
  expect(logged).toHaveLength(1000)
})

test('L2: a path that decodes to a line of its own stays in the line of its request', async () => {
  await using server = await createServerHarness()
  const cookie = await server.signIn('site.admin', 'administration')
  listen()
  vi.spyOn(server.services.directory, 'openSession').mockImplementation(() => {
    throw new Error('down')
  })
  const path = '/api/v1/admin/policies/%0A2026-11-28%20sign-in%20ok%1B%5B2J%E2%80%A8'
  expect((await server.as(cookie)('GET', path)).status).toBe(500)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\d{4}-[\d-]+T[\d:.]+Z .*policies.*: Error: down$/)
  expect(lines[0]).not.toMatch(/[\p{Cc}\p{Zl}]/u)
})

const root = resolve(import.meta.dirname)
const files = globSync('**/*.ts', { cwd: root }).filter((file) => !/\.test\.ts$|^web\/|testing/.test(file))
const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(resolve(root, file), 'utf8')))

test('O14: only commands, the welcome and a first start write lines without a time', () => {
  const writers = filesWith(/\bprint(Lines|Errors)\b/).filter((file) => !file.startsWith('commands/'))
  // The last one is for the directory of commands.
  expect(writers.sort()).toEqual(['log.ts', 'main.ts', 'services.ts'])
  const running = readFileSync(resolve(root, 'commands/serve.ts'), 'utf8').split('formatWelcome(config)')[1]
  // The one left is the code that a first start shows in the terminal.
  expect(running?.match(/\bprint(Lines|Errors)\(/g)).toEqual(['printLines('])
})

test('L2: no other file of the server writes to the terminal', () => {
  expect(files.length).toBeGreaterThan(300)
  expect(filesWith(/console\.\w+\(|process\.std(out|err)\b/)).toEqual(['log.ts'])
})
