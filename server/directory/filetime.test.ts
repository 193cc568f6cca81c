import { expect, test } from 'vitest'
import { dateOfFiletime, filetimeOfDate, intervalOfMilliseconds, millisecondsOfInterval } from './filetime.ts'

test('the first moment of 1970', () => {
  expect(dateOfFiletime('116444736000000000')).toEqual(new Date(0))
  expect(filetimeOfDate(new Date(0))).toBe('116444736000000000')
})

test('42 days as Active Directory writes them', () => {
  expect(millisecondsOfInterval('-36288000000000')).toBe(42 * 86_400_000)
  expect(intervalOfMilliseconds(42 * 86_400_000)).toBe('-36288000000000')
})

test('the lowest interval is never', () => {
  expect(millisecondsOfInterval('-9223372036854775808')).toBeUndefined()
})
