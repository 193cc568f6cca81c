import { expect, test } from 'vitest'
import { getTranslator } from '../languages/translator.ts'
import { describeUnreachable } from './unreachable.ts'

test.each([
  ['en', true, 'pw.example.com does not answer.'],
  ['en', false, 'This device has no network connection.'],
  ['de', true, 'pw.example.com antwortet nicht.'],
  ['de', false, 'Dieses Gerät hat keine Netzwerkverbindung.'],
])('E29: in %s, online: %s, the one that is to blame is named', (language, isOnline, text) => {
  expect(describeUnreachable(getTranslator(language), 'pw.example.com', isOnline)).toBe(text)
})
