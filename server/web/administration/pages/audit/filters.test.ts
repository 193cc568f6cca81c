import { expect, test } from 'vitest'
import { readFilters, toExportLink } from './filters.ts'

test('an address filters by what the page knows, and by nothing that is empty', () => {
  expect(readFilters({ person: ' anna ', text: ' ', page: '7' })).toEqual({ person: 'anna' })
})

test('an export has the filters of the page, whatever is in them', () => {
  expect(toExportLink('csv', { text: 'a&format=jsonl' })).toBe(
    '/api/v1/admin/audit/export?format=csv&text=a%26format%3Djsonl',
  )
})
