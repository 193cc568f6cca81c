import { expect, test } from 'vitest'
import { words } from '../../languages/words.ts'
import { ruleInForce, wordRule } from '../check.ts'
import { keeps } from '../testing.ts'

type Settings = Parameters<typeof ruleInForce<'required-characters'>>[1]

test.each<[string, Settings, string, boolean]>([
  ['a digit', { from: 'digit', count: 1 }, 'abc1', true],
  ['a digit', { from: 'digit', count: 1 }, 'abc', false],
  ['two symbols anywhere', { from: 'special', count: 2 }, '-abc-', true],
  ['a letter at the beginning', { from: 'letter', positions: '1' }, 'a123', true],
  ['a letter at the beginning', { from: 'letter', positions: '1' }, '1abc', false],
  ['a letter at the beginning: a Chinese one', { from: 'letter', positions: '1' }, '密1', true],
  ['digits at 1, 3 and 5 to 7', { from: 'digit', positions: '1,3,5-7' }, '1a2b345', true],
  ['digits at 1, 3 and 5 to 7', { from: 'digit', positions: '1, 3, 5 - 7' }, '1a2b34c', false],
  ['a place beyond the end is not filled', { from: 'digit', positions: '1,3,5-7' }, '1a2b34', false],
  ['one of the places is enough', { from: 'digit', positions: '1-3', count: 1 }, 'ab3d', true],
  ['one of the places is enough', { from: 'digit', positions: '1-3', count: 1 }, 'abc4', false],
  ['the last two are digits', { from: 'digit', ending: 2 }, 'abc42', true],
  ['the last two are digits', { from: 'digit', ending: 2 }, 'abc4x', false],
  ['one of the very characters', { from: 'these', these: '@#€', count: 1 }, 'a€b', true],
  ['one of the very characters', { from: 'these', these: '@#€', count: 1 }, 'a$b', false],
  ['an accented one, however it was typed', { from: 'these', these: 'é', count: 1 }, 'ae\u0301', true],
  ['a place counts an emoji as one', { from: 'digit', positions: '2' }, '👩🏽‍💻1', true],
  ['a place counts a decomposed letter as one', { from: 'digit', positions: '2' }, 'q\u03031', true],
  ['right to left: the first is the first typed', { from: 'uncased', positions: '1' }, 'שלום1', true],
])('%s: %j of %j is %s', (_, settings, password, kept) => {
  expect(keeps(ruleInForce('required-characters', settings), password)).toBe(kept)
})

test('is told with its places', () => {
  const text = (settings: Settings) => wordRule(words('en'), ruleInForce('required-characters', settings))
  expect(text({ from: 'digit', count: 2 })).toBe('Digits: at least 2')
  expect(text({ from: 'letter', positions: '1,3-5' })).toBe('Letters: every character at the places 1,3-5')
  expect(text({ from: 'these', these: '#+', count: 1, ending: 3 })).toBe(
    'Characters of #+: at least 1 among the last 3 characters',
  )
})
