import { expect, test } from 'vitest'
import { maxConfigurationBytes } from '../../shared/upload-limits.ts'
import { readYaml, writeYaml } from './yaml-text.ts'

test('what is written is read again as it was, with a mark at its end', () => {
  const value = {
    text: 'yes',
    lines: 'one\ntwo\n',
    number: 1.5,
    none: null,
    list: [{ 'a.b': '#1' }, []],
    same: ['x', 'x'],
  }
  const text = writeYaml(value, ['a comment'])
  expect(text).toMatch(/^# a comment\ntext: yes\n[\s\S]*\n\.\.\.\n$/)
  const { read } = readYaml(text) as Extract<ReturnType<typeof readYaml>, { read: unknown }>
  expect(read.value).toEqual(value)
})

test('a path leads to its line, also through names with full stops, or to the part around what is missing', () => {
  const text = 'a:\n  - b.c: 1\n    d: 2\n  - e: 3\nf.g:\n  h: 4\n...\n'
  const { read } = readYaml(text) as Extract<ReturnType<typeof readYaml>, { read: unknown }>
  const lines = ['', 'a', 'a.0.b.c', 'a.0.d', 'a.1.e', 'f.g.h', 'f.g.h.i', 'a.1.x', 'a.7', 'x.y'].map(read.findLine)
  expect(lines).toEqual([1, 1, 2, 3, 4, 6, 6, 4, 1, 1])
})

const laughs = [
  'a: &a [ha, ha]',
  ...'bcdefghi'.split('').map((name, index) => {
    const before = 'abcdefgh'[index]
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
  }),
  '...',
].join('\n')

test.each([
  ['is empty', '', 1, 'document-cut-off'],
  ['lacks its last line', 'a: 1\nb: 2\n', 2, 'document-cut-off'],
  ['was cut off in a text', 'a: 1\nb: "two', 2, 'document-cut-off'],
  ['has a list that does not end', 'a: 1\nb: [1, 2\n...\n', 3, 'yaml-malformed'],
  ['has a name twice', 'a: 1\nb: 2\na: 3\n...\n', 3, 'yaml-malformed'],
  ['has a tab as indentation', 'a:\n\tb: 1\n...\n', 2, 'yaml-malformed'],
  ['has a tag', 'a: 1\nb: !!js/function x\n...\n', 2, 'yaml-malformed'],
  ['has two documents', 'a: 1\n---\nb: 2\n...\n', 2, 'yaml-malformed'],
  ['is nested without end', `${'['.repeat(50_000)}\n...\n`, 1, 'yaml-malformed'],
  ['has an anchor', 'a: 1\nb: &b 2\n...\n', 2, 'yaml-alias'],
  ['grows with each alias', laughs, 1, 'yaml-alias'],
  ['has 20 MB', `a: ${'x'.repeat(20_000_000)}\n...\n`, 1, 'document-too-large'],
  ['has a byte too many', `a: ${'ö'.repeat(maxConfigurationBytes / 2)}\n...\n`, 1, 'document-too-large'],
])('a document that %s is refused at its line', (_, text, line, code) => {
  expect(readYaml(text)).toEqual({ problem: expect.objectContaining({ path: '', code, line }) })
})

test('what is wrong is said without the text, which may be confidential', () => {
  expect(JSON.stringify(readYaml('a: "my password\n...\n'))).not.toContain('my password')
})
