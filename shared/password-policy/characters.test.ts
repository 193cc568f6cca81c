import { describe, expect, test } from 'vitest'
import { charactersOf, classOf, fold } from './characters.ts'

test.each([
  ['a carriage return and its line feed', 'a\r\n', ['a', '\r\n']],
  ['an accent typed apart', 'e\u0301a', ['é', 'a']],
  ['an emoji of several code points', '1👩🏽‍💻', ['1', '👩🏽‍💻']],
])('%s: %j is split into the characters that people see', (_, text, characters) => {
  expect(charactersOf(text)).toEqual(characters)
})

test('a keycap is a symbol, although it begins with a digit', () => {
  expect(charactersOf('1️⃣').map(classOf)).toEqual(['special'])
})

describe('one spelling', () => {
  test.each([
    ['upper and lower case', 'Straße', 'STRASSE'],
    ['composed and decomposed', 'É', 'e\u0301'],
    ['wide and narrow', 'Ｐａｓｓ１', 'pass1'],
    ['a ligature and its letters', 'ﬁsh', 'FISH'],
    ['a Greek sigma inside and at the end of a word', 'ΝΙΚΟΣ', 'νικος'],
    ['the same within a longer word', 'νικος', 'νικοσ'],
  ])('of %s: %j is %j', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  test('keeps letters apart that differ in more than case and width', () => {
    expect(fold('passé')).not.toBe(fold('passe'))
  })
})
