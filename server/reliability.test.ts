import { expect, it } from 'vitest'
import { en } from '../shared/languages/en.ts'
import { expectTestToExist, quoted, readDocument, rowsOf, testsIn } from './testing-documents.ts'

/** The fault table says what is tested and what people read: each test that it names must be there, and each sentence. */
const columns = ['fault', 'what happens', 'what the person sees', 'what is lost', 'when it heals', 'tests']
const tables = rowsOf(readDocument('docs/reliability.md'))
const heads = tables.filter(([first]) => first === columns[0])
const rows = tables.filter((row) => !heads.includes(row))

it('every table has the same columns, and every row fills them', () => {
  for (const head of heads) expect(head).toEqual(columns)
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
    for (const test of named) expectTestToExist(test)
  }
})

it('every sentence that a person sees is in the catalogue', () => {
  const catalogue = Object.values(en).join('\n')
  for (const row of rows) {
    for (const said of quoted(row[2] ?? '')) expect(catalogue, row[0]).toContain(said)
  }
})
