import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../shared/languages/en.ts'

/** The fault table says what is tested and what people read: each test that it names must be there, and each sentence. */
const root = resolve(import.meta.dirname, '..')
const document = readFileSync(join(root, 'docs/reliability.md'), 'utf8')
const columns = ['fault', 'what happens', 'what the person sees', 'what is lost', 'when it heals', 'tests']

const cells = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
const lines = document.split('\n').filter((line) => line.startsWith('| '))
const heads = lines.filter((line) => line.startsWith('| fault '))
const rows = lines.filter((line) => !heads.includes(line)).map(cells)

it('every table has the same columns, and every row fills them', () => {
  for (const head of heads) expect(cells(head)).toEqual(columns)
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) {
    expect(row, row[0]).toHaveLength(columns.length)
    expect(
      row.filter((cell) => cell === ''),
      row[0],
    ).toEqual([])
  }
})

it('every test that a row names is in the file that it names', () => {
  for (const row of rows) {
    const named = testsIn(row[5] ?? '')
    expect(named.length, row[0]).toBeGreaterThan(0)
    expect(named.map(({ title }) => title)).toEqual(quoted(row[5] ?? ''))
    for (const { file, title } of named) {
      expect(existsSync(join(root, file)), file).toBe(true)
      expect(readFileSync(join(root, file), 'utf8'), file).toMatch(titled(title))
    }
  }
})

it('every sentence that a person sees is in the catalogue', () => {
  const catalogue = Object.values(en).join('\n')
  for (const row of rows) {
    for (const said of quoted(row[2] ?? '')) expect(catalogue, row[0]).toContain(said)
  }
})

const quoted = (text: string) => [...text.matchAll(/“([^”]+)”/g)].map(([, said = '']) => said)

/** `path`: “title” · “title of the same file” · `another path`: “title” */
function testsIn(cell: string): { file: string; title: string }[] {
  return [...cell.matchAll(/`([^`]+)`: ((?:“[^”]+”(?: · )?)+)/g)].flatMap(([, file = '', titles = '']) =>
    quoted(titles).map((title) => ({ file, title })),
  )
}

/** As a test's title in a source; `…` stands for what is filled in. */
function titled(title: string): RegExp {
  const literal = title.split('…').map(escaped).join('(?:\\$\\{[^}]+\\}|%\\w)')
  return new RegExp(`\\b(?:test|it)\\b[^]*?\\(\\s*(['"\`])${literal}\\1`)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
