import { expect, test } from 'vitest'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { compareSides, mergeSides } from './merge.ts'

const schema: FieldSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Name' },
    pages: { type: 'array', items: { type: 'string' }, title: 'Pages' },
    search: {
      type: 'object',
      title: 'Search',
      properties: { letters: { type: 'integer', title: 'Letters', default: 2 }, short: { type: 'boolean' } },
    },
  },
}
const base = { name: 'Northwind', pages: ['https://a.example'], search: { letters: 2 } }
const mine = { name: 'Mine', pages: ['https://a.example', 'https://b.example'], search: {} }
const theirs = { name: 'Theirs', pages: ['https://a.example'], search: { letters: 4 } }

test('only parts that differ are compared, each with who changed it; a missing value is its default', () => {
  const parts = compareSides(schema, { base, mine, theirs })
  expect(parts.map(({ path, titles, changedBy }) => [path, titles.join(' · '), changedBy])).toEqual([
    ['name', 'Name', 'both'],
    ['pages', 'Pages', 'mine'],
    ['search.letters', 'Search · Letters', 'theirs'],
  ])
})

test('the chosen parts of mine go into their version', () => {
  const merged = mergeSides(
    new Map([
      ['name', 'theirs'],
      ['pages', 'mine'],
      ['search.letters', 'theirs'],
    ]),
    { mine, theirs },
  )
  expect(merged).toEqual({ name: 'Theirs', pages: mine.pages, search: { letters: 4 } })
})

test('a part that I took out is taken out of theirs', () => {
  expect(mergeSides(new Map([['search.letters', 'mine']]), { mine, theirs }).search).toEqual({})
})
