import { describe, expect, test } from 'vitest'
import { brokenRules, ruleInForce } from '../check.ts'
import type { RuleInForce } from '../rule.ts'
import { suggestions } from './suggest.ts'
import { wordList } from './word-list.ts'

const words = { en: await wordList('en-GB'), de: await wordList('de-CH') }
const first = (rules: RuleInForce[], about = {}, of = words.en) => [
  ...take(suggestions({ rules, about, words: of }), 20),
]

function* take<T>(from: Iterable<T>, count: number) {
  let taken = 0
  for (const one of from) {
    if (taken++ >= count) return
    yield one
  }
}

const windows = [ruleInForce('length', { min: 12 }), ruleInForce('complexity', {})]

test('is five words and two digits, in the language of the page', () => {
  expect(first(windows)[0]).toMatch(/^([A-Z][a-z]+-){5}[1-9]\d$/)
  const german = first(windows, {}, words.de)[0]?.toLowerCase().split('-').slice(0, 5)
  expect(german?.every((word) => words.de.includes(word))).toBe(true)
})

test('has at least 57 bits', () => {
  for (const of of Object.values(words)) expect(5 * Math.log2(of.length) + Math.log2(90)).toBeGreaterThan(57)
})

test.each(Object.entries(words))(
  '%s words are each other’s equals: no two alike, letters alone, none too short',
  (_, of) => {
    expect(new Set(of).size).toBe(of.length)
    expect(of.filter((word) => !/^[a-z]{3,10}$/.test(word))).toEqual([])
  },
)

test('never the same twice', () => {
  const all = first(windows)
  expect(new Set(all).size).toBe(all.length)
})

describe('keeps', () => {
  test.each<[string, RuleInForce[]]>([
    ['a long minimum', [ruleInForce('length', { min: 60 }), ruleInForce('complexity', {})]],
    ['a short maximum', [...windows, ruleInForce('maximum-length', { max: 14 })]],
    ['a very short maximum', [ruleInForce('maximum-length', { max: 8 }), ruleInForce('complexity', {})]],
    ['four kinds', [ruleInForce('categories', { of: 4, counts: { upper: 2, lower: 2, digit: 2, special: 2 } })]],
    ['no symbols', [...windows, ruleInForce('disallowed-characters', { from: 'special' })]],
    ['no digits', [ruleInForce('disallowed-characters', { from: 'digit' })]],
    [
      'no capitals and no symbols',
      [
        ruleInForce('disallowed-characters', { from: 'upper' }),
        ruleInForce('disallowed-characters', { from: 'special' }),
      ],
    ],
    ['a digit first', [...windows, ruleInForce('required-characters', { from: 'digit', positions: '1' })]],
    ['no digit last', [...windows, ruleInForce('disallowed-characters', { from: 'digit', ending: 2 })]],
    [
      'places',
      [
        ruleInForce('required-characters', { from: 'letter', positions: '1,3,5-10' }),
        ruleInForce('required-characters', { from: 'digit', positions: '2' }),
        ruleInForce('required-characters', { from: 'these', these: '€', count: 1, ending: 2 }),
      ],
    ],
    ['few repetitions', [...windows, ruleInForce('repeated-characters', { inSuccession: 1, anywhere: 2 })]],
    [
      'no walks, runs or mirrors',
      [
        ...windows,
        ruleInForce('keyboard-walks', { max: 3, keyboards: ['qwerty', 'qwertz', 'azerty', 'numeric-pad'] }),
        ruleInForce('runs', { numeric: 1, alphabetic: 2 }),
        ruleInForce('symmetry', { palindrome: true, mirrored: 0 }),
      ],
    ],
    [
      'digits alone',
      [
        ruleInForce('disallowed-characters', { from: 'letter' }),
        ruleInForce('disallowed-characters', { from: 'special' }),
      ],
    ],
  ])('%s', (_, rules) => {
    const all = first(rules)
    expect(all.length).toBeGreaterThan(0)
    for (const one of all) expect(brokenRules(one, rules, {})).toEqual([])
  })

  test('the names of the person out of it', () => {
    const about = { account: 'lantern', displayName: 'Acorn Harbour' }
    for (const one of first(windows, about)) expect(one).not.toMatch(/lantern|acorn|harbour/i)
  })
})

test('rules that nothing keeps end the search', () => {
  const rules = [ruleInForce('length', { min: 20 }), ruleInForce('maximum-length', { max: 10 })]
  expect(first(rules)).toEqual([])
})

test('every word is as likely as the others', () => {
  const drawn: number[] = []
  let next = 0
  const random = (below: number) => {
    drawn.push(below)
    return next++ % below
  }
  const [one] = take(suggestions({ rules: [], about: {}, words: ['ant', 'bee', 'cat'], random }), 1)
  expect(one).toBe('Ant-Bee-Cat-Ant-Bee-15')
  expect(drawn).toEqual([3, 3, 3, 3, 3, 90])
})
