import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importDictionary } from './import-dictionary.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-dictionary-'))
  file = join(folder, 'lists', 'dictionary.txt')
})
afterEach(() => rm(folder, { recursive: true }))

/** In small chunks, so that letters and lines are split. */
async function* pieces(content: string | Uint8Array, size = 3) {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('imports a word per line in any order, with either end of line', async () => {
  const outcome = await importDictionary(file, pieces('\uFEFFSummer\r\nÉté\n\n  winter \nsummer\n密码\nStraße'))
  expect(outcome).toEqual({ imported: 5 })
  expect(await readFile(file, 'utf8')).toBe('strasse\nsummer\nwinter\nété\n密码\n')
})

test('words that only look like comments or hashes are words', async () => {
  const words = [
    '#hashtag',
    'deadbeef',
    'sha1',
    'password:',
    '!wow',
    'md5:sum',
    '--dash',
    '/etc',
    '$money',
    '*star*',
    '0xcafe',
    'a$b$c',
  ]
  expect(await importDictionary(file, pieces(words.join('\n')))).toEqual({ imported: words.length })
})

test.each<[string, string | Uint8Array, object]>([
  ['an empty file', '\n \n', { code: 'list-empty', values: {} }],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { code: 'list-not-text' }],
  ['text with a NUL', 'summer\nwin\0ter\n', { code: 'list-not-text', values: { line: 2 } }],
  ['UTF-16', Buffer.from('summer\n', 'utf16le'), { code: 'list-not-text' }],
  ['Latin-1', Buffer.from('summer\nétéx\n', 'latin1'), { code: 'list-not-text', values: { line: 2 } }],
  ...[
    'md5:0123456789abcdef0123456789abcdef',
    '0123456789abcdef0123456789abcdef01234567:sha1',
    '5F4DCC3B5AA765D61D8327DEB882CF99',
    '{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr',
    '$2b$10$N9qo8uLOickgx2ZMRZoMye',
    '!#comment: a list of words',
    '#!comment: a list of words',
    '# a list of words',
    '// a list of words',
    '-- a list of words',
    '<!-- a list of words -->',
    '$HEX[70617373776f7264]',
    '$NT$8846f7eaee8fb117ad06bdd830b7586c',
    '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19',
    '0x0100a607ba7c54a24d17b565c59f1743776a10250f581d482da8b6d6',
    'md5$ab$5f4dcc3b5aa765d61d8327deb882cf99',
    'password\t290729',
  ].map((line): [string, string, object] => [
    `a line ${line}`,
    `summer\n${line}\nwinter\n`,
    { code: 'list-not-words', values: { line: 2 } },
  ]),
  ['one endless line', 'x'.repeat(10_000), { code: 'list-line-too-long', values: { line: 1, count: 64 } }],
  ['a long line', `summer\n${'x'.repeat(65)}\n`, { code: 'list-line-too-long', values: { line: 2, count: 64 } }],
])('refuses %s and keeps the old dictionary', async (_, content, refusal) => {
  await importDictionary(file, pieces('summer'))
  expect(await importDictionary(file, pieces(content))).toMatchObject(refusal)
  expect(await readFile(file, 'utf8')).toBe('summer\n')
  expect(await readdir(join(folder, 'lists'))).toEqual(['dictionary.txt'])
})

test('refuses 50 MB after 5 MB, without reading the rest', async () => {
  let read = 0
  async function* endless() {
    const block = Buffer.from('summer\n'.repeat(10_000))
    while (read < 50_000_000) {
      read += block.length
      yield block
    }
  }
  expect(await importDictionary(file, endless())).toEqual({ code: 'list-too-large', values: { megabytes: 5 } })
  expect(read).toBeLessThan(5_100_000)
  await expect(readFile(file)).rejects.toThrow('ENOENT')
})

test('an interrupted upload leaves the old dictionary', async () => {
  await importDictionary(file, pieces('summer'))
  async function* broken() {
    yield Buffer.from('winter\n')
    throw new Error('connection lost')
  }
  await expect(importDictionary(file, broken())).rejects.toThrow('connection lost')
  expect(await readFile(file, 'utf8')).toBe('summer\n')
})
