import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entriesAt } from './breach-file.ts'
import { type BreachImportOptions, importBreaches } from './import-breaches.ts'
import { createPasswordLists, passwordListFiles } from './password-lists.ts'
import type { ImportProgress } from './replace-file.ts'

let folder: string
let files: ReturnType<typeof passwordListFiles>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-breaches-'))
  files = passwordListFiles(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const sha1 = (password: string) => createHash('sha1').update(password).digest()
const numbered = (count: number, name = 'leaked') => Array.from({ length: count }, (_, index) => `${name}-${index}`)
const listOf = (passwords: readonly string[], count?: number) =>
  `${passwords
    .map((one) => sha1(one).toString('hex').toUpperCase() + (count === undefined ? '' : `:${count}`))
    .sort()
    .join('\r\n')}\r\n`

async function* pieces(content: string, size = 1000) {
  for (let at = 0; at < content.length; at += size) yield Buffer.from(content.slice(at, at + size), 'latin1')
}

const load = (content: string, options?: BreachImportOptions, size?: number) =>
  importBreaches(files.breaches, pieces(content, size), options)
const lists = () => createPasswordLists({ files, fetch: () => Promise.reject(new Error('no request is expected')) })
const has = (password: string) => lists().isBreached(sha1(password))

test('every password of the list is found, others are not', async () => {
  const leaked = numbered(5000)
  expect(await load(listOf(leaked, 3))).toEqual({ imported: 5000 })
  expect((await stat(files.breaches)).size).toBe(entriesAt + 5000 * 3)
  const known = lists()
  for (const password of leaked) expect(await known.isBreached(sha1(password))).toBe(true)
  for (const password of numbered(2000, 'fresh')) expect(await known.isBreached(sha1(password))).toBe(false)
})

test('mistakes are as rare as the documentation says: count ÷ 2⁴⁰', async () => {
  // A list of 3.3 billion has such buckets; a new hash is mistaken for one of the 50,000 with probability 50,000 ÷ 2²⁴.
  const entries = Array.from({ length: 50_000 }, (_, index) => index * 335 + (index % 7)).map(
    (entry) => `ABCD${entry.toString(16).padStart(6, '0')}${'0'.repeat(30)}`,
  )
  expect(await load(entries.join('\n'))).toEqual({ imported: 50_000 })
  const known = lists()
  const tries = 6000
  let mistakes = 0
  for (let one = 0; one < tries; one++) {
    const hash = sha1(`fresh-${one}`)
    hash.writeUInt16BE(0xabcd, 0)
    if (await known.isBreached(hash)) mistakes++
  }
  const expected = (tries * 50_000) / 2 ** 24
  expect(mistakes).toBeGreaterThan(expected * 0.6)
  expect(mistakes).toBeLessThan(expected * 1.5)
})

test('imports lines without a count, in lower case, in small chunks, and a last line without an end', async () => {
  expect(await load(listOf(numbered(50)).toLowerCase().trimEnd(), {}, 7)).toEqual({ imported: 50 })
  expect(await has('leaked-49')).toBe(true)
})

test('passwords seen less often than `minCount` are skipped', async () => {
  const lines = [...listOf(['often'], 100).split('\r\n'), ...listOf(['seldom'], 2).split('\r\n')].filter(Boolean).sort()
  expect(await load(lines.join('\n'), { minCount: 10 })).toEqual({ imported: 1 })
  expect(await has('often')).toBe(true)
  expect(await has('seldom')).toBe(false)
})

test('an import replaces the list and reports its progress', async () => {
  await load(listOf(['old']))
  const seen: ImportProgress[] = []
  const content = listOf(numbered(100))
  await load(content, { onProgress: (progress) => seen.push(progress) })
  expect(seen.at(-1)).toEqual({ bytes: content.length, entries: 100 })
  expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((one, other) => one - other))
  expect(await has('old')).toBe(false)
  expect(await has('leaked-7')).toBe(true)
})

describe('an import is refused and the old list kept:', () => {
  const good = listOf(numbered(3))
  test.each<[string, string, object]>([
    ['nothing', '', { code: 'list-empty', values: {} }],
    ['words', 'password\n', { code: 'breach-list-not-hashes', values: { line: 1 } }],
    [
      'NTLM hashes',
      `${good.slice(0, 42)}8846F7EAEE8FB117AD06BDD830B7586C:3\n`,
      { code: 'breach-list-not-hashes', values: { line: 2 } },
    ],
    [
      'something after the hash',
      good.replace('\r\n', ';4\r\n'),
      { code: 'breach-list-not-hashes', values: { line: 1 } },
    ],
    [
      'a list ordered by count',
      good.trimEnd().split('\r\n').toReversed().join('\n'),
      { code: 'breach-list-not-sorted', values: { line: 2 } },
    ],
  ])('%s', async (_, content, refusal) => {
    await load(listOf(['old']))
    expect(await load(content)).toEqual(refusal)
    expect(await has('old')).toBe(true)
    expect(await readdir(join(folder, 'password-lists'))).toEqual(['breached-passwords'])
  })

  test('an aborted import', async () => {
    await load(listOf(['old']))
    const stop = new AbortController()
    const stopped = load(listOf(numbered(1000)), { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(stopped).rejects.toThrow('aborted')
    expect(await has('old')).toBe(true)
  })
})

describe('a list is unavailable:', () => {
  test('when none was imported', async () => expect(await has('x')).toBe('unavailable'))

  test('when it is truncated', async () => {
    await load(listOf(numbered(10)))
    await truncate(files.breaches, entriesAt + 5)
    expect(await has('leaked-1')).toBe('unavailable')
  })

  test('when it is another file', async () => {
    await load(listOf(['old']))
    await writeFile(files.breaches, 'password\n')
    expect(await has('x')).toBe('unavailable')
    expect((await readFile(files.breaches)).length).toBe(9)
  })
})
