import { expect, test } from 'vitest'
import { words } from '../../languages/words.ts'
import { ruleInForce, wordRule } from '../check.ts'
import { keeps } from '../testing.ts'

type Settings = Parameters<typeof ruleInForce<'disallowed-characters'>>[1]

test.each<[string, Settings, string, boolean]>([
  ['no digits at all', { from: 'digit' }, 'abc', true],
  ['no digits at all', { from: 'digit' }, 'ab3', false],
  ['no digits at all, in any script', { from: 'digit' }, 'ab٣', false],
  ['no digit first', { from: 'digit', positions: '1' }, '1abc', false],
  ['no digit first', { from: 'digit', positions: '1' }, 'a1bc', true],
  ['no digit at the last two places', { from: 'digit', ending: 2 }, 'pass12', false],
  ['no digit at the last two places', { from: 'digit', ending: 2 }, '12pass', true],
  ['fewer characters than the ending', { from: 'digit', ending: 9 }, 'a1', false],
  ['a place beyond the end forbids nothing', { from: 'digit', positions: '20' }, 'a1', true],
  ['first and last alike', { from: 'special', positions: '1', ending: 1 }, 'a-b!', false],
  ['first and last alike', { from: 'special', positions: '1', ending: 1 }, 'a-!b', true],
  // As Passay documents its IllegalCharacterRule.
  ['very characters', { from: 'these', these: '@$' }, 'AycD@Pdsyz', false],
  ['very characters', { from: 'these', these: '@$' }, 'AycD%Pdsyz', true],
  ['no spaces (Passay: WhitespaceRule)', { from: 'these', these: ' \u00a0' }, 'a b', false],
  ['no emoji, which are special', { from: 'special' }, 'abc🔑', false],
  ['a letter of the list, decomposed', { from: 'these', these: 'ü' }, 'u\u0308', false],
  ['its bare letter is another one', { from: 'these', these: 'ü' }, 'u', true],
  ['nothing in an empty password', { from: 'digit' }, '', true],
])('%s: %j of %j is %s', (_, settings, password, kept) => {
  expect(keeps(ruleInForce('disallowed-characters', settings), password)).toBe(kept)
})

test('is told with its places', () => {
  const rule = ruleInForce('disallowed-characters', { from: 'special', ending: 1 })
  expect(wordRule(words('en'), rule)).toBe('Symbols: none among the last character')
  expect(wordRule(words('de'), rule)).toBe('Sonderzeichen: keine am Ende')
})
