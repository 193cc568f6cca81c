import { expect, test } from 'vitest'
import { getTranslator } from '../../languages/translator.ts'
import { createRule, describeRule } from '../check.ts'
import { passes } from '../testing.ts'
import { day } from './ages.ts'

test('maximum-age says how long a password may be used, and refuses nothing', () => {
  const rule = createRule('maximum-age', { maxAge: 90 * day })
  expect(describeRule(getTranslator('en'), rule)).toBe('Valid for 90 days, then you choose a new one')
  expect(passes(rule, 'x')).toBe(true)
})

test('minimum-age passes without the age of the password, as on the page, and when the password is old enough', () => {
  expect(passes(createRule('minimum-age', { minAge: day }), 'x')).toBe(true)
  expect(passes(createRule('minimum-age', { minAge: day, age: day }), 'x')).toBe(true)
  expect(passes(createRule('minimum-age', { minAge: day, age: day - 1 }), 'x')).toBe(false)
})

test.each([
  [0, 'Last change at least 1 minute ago'],
  [90_000, 'Last change at least 2 minutes ago'],
  [5_400_000, 'Last change at least 90 minutes ago'],
  [3_600_000, 'Last change at least 1 hour ago'],
  [86_400_000, 'Last change at least 1 day ago'],
  [172_800_000, 'Last change at least 2 days ago'],
  [90_000_000, 'Last change at least 25 hours ago'],
])('a minimum age of %i ms is shown as "%s"', (minAge, text) => {
  expect(describeRule(getTranslator('en'), createRule('minimum-age', { minAge }))).toBe(text)
})
