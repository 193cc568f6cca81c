import { expect, test } from 'vitest'
import { pickLanguage } from './pick-language.ts'

test.each([
  [['de'], 'de'],
  [['de-AT', 'en'], 'de'],
  [['DE-ch-1996'], 'de'],
  [['tlh', 'de', 'en'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['tlh'], 'en'],
  [['', '-', '*', '__proto__', 'constructor'], 'en'],
  [[], 'en'],
])('for the preferred languages %j the language is %s', (preferred, language) => {
  expect(pickLanguage(preferred)).toBe(language)
})
