import { expect, it } from 'vitest'
import { supportedLanguage } from './language.ts'

it.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'de'], 'de'],
  [['xx'], 'en'],
  [[], 'en'],
  [['__proto__', 'constructor'], 'en'],
])('%j is %s', (preferred, expected) => {
  expect(supportedLanguage(preferred)).toBe(expected)
})
