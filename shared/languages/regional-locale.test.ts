import { expect, test } from 'vitest'
import { toRegionalLocale } from './regional-locale.ts'

test.each([
  ['en', ['en-GB', 'en'], 'en-GB'],
  ['en', ['de-CH', 'en-AU', 'en-US'], 'en-AU'],
  ['de', ['en-GB', 'de'], 'de'],
  ['de', [], 'de'],
  ['de', ['den-CA'], 'de'],
])('dates in %s for a browser that prefers %j are those of %s', (language, preferred, locale) => {
  expect(toRegionalLocale(language, preferred)).toBe(locale)
})
