import { describe, expect, test } from 'vitest'
import { charactersOf, classOf, fold, foldCharacters } from './characters.ts'

test.each([
  ['a carriage return and its line feed', 'a\r\n', ['a', '\r\n']],
  ['an accent typed apart', 'e\u0301a', ['é', 'a']],
  ['zero-width spaces and joiners, which are invisible', '\u200Bé\u200D\uFEFFa\u00AD', ['é\u200D', 'a']],
  ['a sharp s and a ligature', 'ßﬀ', ['ß', 'ﬀ']],
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
    ['a capital sharp s', 'STRAẞE', 'straße'],
    ['a capital sharp s and two letters', 'WEIẞ', 'weiss'],
    ['a long s', 'ſicher', 'SICHER'],
    ['with and without a zero-width space', 'pass\u200Bwort', 'PASSWORT'],
    ['with and without a soft hyphen', 'pass\u00ADwort', 'PASSWORT'],
    ['composed and decomposed', 'É', 'e\u0301'],
    ['wide and narrow', 'Ｐａｓｓ１', 'pass1'],
    ['a ligature and its letters', 'ﬁsh', 'FISH'],
    ['a Greek sigma inside and at the end of a word', 'ΝΙΚΟΣ', 'νικος'],
    ['the same within a longer word', 'νικος', 'νικοσ'],
  ])('of %s: %j is %j', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  test('of each character that people see leaves their number as it is', () => {
    expect(foldCharacters('Maßﬀ')).toEqual(['m', 'a', 'ss', 'ff'])
    expect(foldCharacters('A👩🏽‍💻e\u0301\u200D')).toEqual(['a', '👩🏽‍💻', 'é'])
    expect(foldCharacters('ﷺ')).toHaveLength(1)
  })

  test('keeps letters apart that differ in more than case and width', () => {
    expect(fold('passé')).not.toBe(fold('passe'))
  })
})
