import { expect, test } from 'vitest'
import { localizedText, resolveText } from './localized-text.ts'

test.each([
  ['workflows.register.name', 'de', 'Sicherheitsfragen registrieren'],
  ['Gäste', 'en', 'Gäste'],
  [{ en: 'Guests', de: 'Gäste' }, 'de', 'Gäste'],
  [{ en: 'Guests', de: 'Gäste' }, 'de-AT', 'Gäste'],
  [{ en: 'Guests', de: 'Gäste' }, 'fr', 'Guests'],
  [{ fr: 'Invités' }, 'de', 'Invités'],
  [{ de: '', en: 'Guests' }, 'de', 'Guests'],
  [{ de: 'Gäste' }, 'constructor', 'Gäste'],
])('%j in %s is %s', (own, language, text) => {
  expect(resolveText(own, language)).toBe(text)
})

test.each([{}, { 'not a language': 'Guests' }, '', { en: '' }])('%j is refused as a name', (name) => {
  expect(localizedText({ shortest: 1 }).safeParse(name).success).toBe(false)
})
