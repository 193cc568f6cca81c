import { expect, test } from 'vitest'
import { dateToFiletime, filetimeToDate, intervalToMilliseconds, millisecondsToInterval } from './filetime.ts'

test('the start of 1970', () => {
  expect(filetimeToDate('116444736000000000')).toEqual(new Date(0))
  expect(dateToFiletime(new Date(0))).toBe('116444736000000000')
})

test('42 days as an Active Directory interval', () => {
  expect(intervalToMilliseconds('-36288000000000')).toBe(42 * 86_400_000)
  expect(millisecondsToInterval(42 * 86_400_000)).toBe('-36288000000000')
})

test('the lowest interval means never', () => {
  expect(intervalToMilliseconds('-9223372036854775808')).toBeUndefined()
})
