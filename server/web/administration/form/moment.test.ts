import { expect, test } from 'vitest'
import { fromLocalText, toLocalText } from './moment.ts'

test('a moment goes to the field and back in the zone of the browser', () => {
  const typed = '2026-12-01T08:30'
  const stored = fromLocalText(typed)
  expect(stored).toBe(new Date(2026, 11, 1, 8, 30).toISOString())
  expect(toLocalText(stored)).toBe(typed)
})

test('what is no moment is left out', () => {
  expect(fromLocalText('')).toBeUndefined()
  expect(fromLocalText('tomorrow')).toBeUndefined()
  expect([undefined, null, 7, 'tomorrow'].map((value) => toLocalText(value))).toEqual(['', '', '', ''])
})
