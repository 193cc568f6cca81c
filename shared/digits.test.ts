import { expect, test } from 'vitest'
import { readCode } from './digits.ts'

test.each([
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['१२३४५६', '123456'],
  ['𝟏𝟐𝟑𝟜𝟝𝟞', '123456'],
  ['①②③', '123'],
  [' 123 456\u200F', '123456'],
  ['123\u2013456', '123456'],
  ['12a4', '12a4'],
])('the code %j is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})
