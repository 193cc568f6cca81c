import { expect, test } from 'vitest'
import { words } from '../../languages/words.ts'
import { ruleInForce, wordRule } from '../check.ts'
import { keeps } from '../testing.ts'

const one = { upper: 1, lower: 1, digit: 1, special: 1 }
const threeOfFour = ruleInForce('categories', { of: 3, counts: one })
const allFour = ruleInForce('categories', { of: 4, counts: one })

/** As Passay documents its CharacterCharacteristicsRule and pam_pwquality its `minclass`. */
test.each([
  ['r0ck3tl!ne', true],
  ['R0cketline', true],
  ['ROCKETLINE9!', true],
  ['rocketline9', false],
  ['Rocketline', false],
  ['', false],
])('three of four kinds in %j: %s', (password, kept) => {
  expect(keeps(threeOfFour, password)).toBe(kept)
})

/** As Passay documents its CharacterRule: at least n characters of a kind. */
test.each([
  ['ABcdef12!?', true],
  ['Abcdef12!?', false],
  ['ABcdef1!?', false],
  ['ABcdef12!', false],
  ['ABCDEF12!?', false],
])('counts of each kind in %j: %s', (password, kept) => {
  const counts = { upper: 2, lower: 3, digit: 2, special: 2 }
  expect(keeps(ruleInForce('categories', { of: 4, counts }), password)).toBe(kept)
})

test.each([
  ['accents on capitals and small letters', 'Éà1!', true],
  ['the same, decomposed', 'E\u0301a\u03001!', true],
  ['a letter with an accent that has no composed form', 'Q\u0303q\u03031!', true],
  ['Greek', 'Σσ1!', true],
  ['Cyrillic', 'Жж1!', true],
  ['capitals beyond the first plane (Deseret)', '𐐀𐐨1!', true],
  ['digits of another script', 'Aa٣!', true],
  ['wide letters and digits', 'Ａａ１！', true],
  ['an emoji as the symbol', 'Aa1👩🏽‍💻', true],
  ['a keycap, which is an emoji and no digit', 'Aa!1️⃣', false],
  ['a space as the symbol', 'Aa1 ', true],
  ['Chinese, which is no capital', '密码1!', false],
  ['Hebrew, which has no capitals', 'סיסמה1!', false],
])('%s', (_, password, kept) => {
  expect(keeps(allFour, password)).toBe(kept)
})

test.each([
  ['密码 1', true],
  ['かな1!', true],
  ['مرور1!', true],
  ['ªa1!', true],
  ['abc1!', false],
])('letters without capitals in %j are a fifth kind: %s', (password, kept) => {
  expect(keeps(ruleInForce('categories', { of: 3, counts: { digit: 1, special: 1, uncased: 1 } }), password)).toBe(kept)
})

test('an emoji of several code points is one symbol', () => {
  const two = ruleInForce('categories', { of: 1, counts: { special: 2 } })
  expect(keeps(two, 'family👨‍👩‍👧‍👦')).toBe(false)
  expect(keeps(two, 'flags🇩🇪🇫🇷')).toBe(true)
})

test('more kinds than are named cannot be asked for', () => {
  expect(keeps(ruleInForce('categories', { of: 4, counts: { digit: 1 } }), '1')).toBe(true)
})

test('the text names what counts', () => {
  const rule = ruleInForce('categories', { of: 2, counts: { upper: 2, digit: 1, special: 0 } })
  expect(wordRule(words('en'), rule)).toBe('At least 2 of these 2 kinds: 2 capital letters, 1 digit')
})
