import { describe, expect, test, vi } from 'vitest'
import { createRule, findBrokenRules } from '../check.ts'
import type { PasswordRule } from '../rule.ts'
import { seededRandom } from '../testing.ts'
import { generateSuggestions } from './suggest.ts'
import { loadWordList } from './word-list.ts'

const words = { en: await loadWordList('en-GB'), de: await loadWordList('de-CH') }
const first = (rules: PasswordRule[], about = {}, list = words.en) => [
  ...take(generateSuggestions({ rules, about, words: list, random: seededRandom(1) }), 20),
]

function* take<T>(from: Iterable<T | undefined>, count: number) {
  let taken = 0
  for (const one of from) {
    if (one === undefined) continue
    if (taken++ >= count) return
    yield one
  }
}

const windows = [createRule('length', { min: 12 }), createRule('complexity', {})]

test('F4: the first suggestion is four words and two digits, in the language of the page', () => {
  expect(first(windows)[0]).toMatch(/^([A-Z][a-z]+-){4}[1-9]\d$/)
  const german = first(windows, {}, words.de)[0]?.toLowerCase().split('-').slice(0, 4)
  expect(german?.every((word) => words.de.includes(word))).toBe(true)
})

test('a suggestion has at least 47 bits', () => {
  for (const list of Object.values(words))
    for (const bits of [4 * Math.log2(list.length) + Math.log2(90), 5 * Math.log2(list.length)])
      expect(bits).toBeGreaterThan(47)
})

test.each(Object.entries(words))('the %s words are different, have only letters, and none is too short', (_, list) => {
  expect(new Set(list).size).toBe(list.length)
  expect(list.filter((word) => !/^[a-z]{3,10}$/.test(word))).toEqual([])
})

test('no suggestion comes twice', () => {
  const all = first(windows)
  expect(new Set(all).size).toBe(all.length)
})

describe('suggestions keep', () => {
  test.each<[string, PasswordRule[]]>([
    ['a long minimum', [createRule('length', { min: 60 }), createRule('complexity', {})]],
    ['a short maximum', [...windows, createRule('maximum-length', { max: 14 })]],
    ['a very short maximum', [createRule('maximum-length', { max: 8 }), createRule('complexity', {})]],
    ['four kinds', [createRule('categories', { of: 4, counts: { upper: 2, lower: 2, digit: 2, special: 2 } })]],
    ['no symbols', [...windows, createRule('disallowed-characters', { from: 'special' })]],
    ['no digits', [createRule('disallowed-characters', { from: 'digit' })]],
    [
      'no capitals and no symbols',
      [
        createRule('disallowed-characters', { from: 'upper' }),
        createRule('disallowed-characters', { from: 'special' }),
      ],
    ],
    ['a digit first', [...windows, createRule('required-characters', { from: 'digit', positions: '1' })]],
    ['no digit last', [...windows, createRule('disallowed-characters', { from: 'digit', ending: 2 })]],
    [
      'places',
      [
        createRule('required-characters', { from: 'letter', positions: '1,3,5-10' }),
        createRule('required-characters', { from: 'digit', positions: '2' }),
        createRule('required-characters', { from: 'these', these: '€', count: 1, ending: 2 }),
      ],
    ],
    ['few repetitions', [...windows, createRule('repeated-characters', { inSuccession: 1, anywhere: 2 })]],
    [
      'no walks, runs or mirrors',
      [
        ...windows,
        createRule('keyboard-walks', { max: 3, keyboards: ['qwerty', 'qwertz', 'azerty', 'numeric-pad'] }),
        createRule('runs', { numeric: 1, alphabetic: 2 }),
        createRule('symmetry', { palindrome: true, mirrored: 0 }),
      ],
    ],
    ['a letter without capitals', [...windows, createRule('required-characters', { from: 'uncased', count: 1 })]],
    ['many letters without capitals', [createRule('required-characters', { from: 'uncased', count: 14 })]],
    [
      'five kinds',
      [createRule('categories', { of: 5, counts: { upper: 1, lower: 1, digit: 1, special: 1, uncased: 1 } })],
    ],
    ['more of a kind than by chance', [createRule('categories', { of: 2, counts: { digit: 9, special: 5 } })]],
    ['a place beyond twelve characters', [createRule('required-characters', { from: 'special', positions: '20' })]],
    ['places far beyond', [createRule('required-characters', { from: 'digit', positions: '40,60-62' })]],
    [
      'a place beyond, with a kind that is not there by itself',
      [createRule('required-characters', { from: 'uncased', positions: '1,16' })],
    ],
    [
      'no character twice in a long password',
      [createRule('length', { min: 24 }), createRule('repeated-characters', { anywhere: 1 })],
    ],
    ['many different characters', [createRule('different-characters', { min: 26 })]],
    [
      'sets that overlap in a short password',
      [
        createRule('maximum-length', { max: 8 }),
        createRule('required-characters', { from: 'letter', count: 6 }),
        createRule('required-characters', { from: 'upper', count: 4 }),
        createRule('required-characters', { from: 'digit', count: 2 }),
      ],
    ],
    [
      'required and forbidden at one place',
      [
        createRule('required-characters', { from: 'letter', positions: '14' }),
        createRule('disallowed-characters', { from: 'upper', positions: '14' }),
      ],
    ],
    [
      'digits alone',
      [
        createRule('disallowed-characters', { from: 'letter' }),
        createRule('disallowed-characters', { from: 'special' }),
      ],
    ],
  ])('%s', (_, rules) => {
    const all = first(rules)
    expect(all.length).toBeGreaterThan(0)
    for (const one of all) expect(findBrokenRules(one, rules, {})).toEqual([])
  })

  test('the person’s names out', () => {
    const rules = [...windows, createRule('own-name', { names: ['lantern', 'Acorn', 'Harbour'] })]
    for (const one of first(rules)) expect(one).not.toMatch(/lantern|acorn|harbour/i)
  })
})

describe('the first suggestion is of the first kind that fits', () => {
  const none = (from: 'digit' | 'upper' | 'special' | 'letter') => createRule('disallowed-characters', { from })
  const noHyphen = createRule('disallowed-characters', { from: 'these', these: '-' })
  const short = createRule('maximum-length', { max: 12 })

  test.each<[string, PasswordRule[], RegExp]>([
    [
      'a digit first',
      [createRule('required-characters', { from: 'digit', positions: '1' })],
      /^\d\d(-[A-Z][a-z]+){4}$/,
    ],
    ['no symbols', [none('special')], /^([A-Z][a-z]+){4}\d\d$/],
    ['no digits', [none('digit')], /^[A-Z][a-z]+(-[A-Z][a-z]+){4}$/],
    ['no digits or capitals', [none('digit'), none('upper')], /^[a-z]+(-[a-z]+){4}$/],
    ['no digits, capitals or hyphens', [none('digit'), none('upper'), noHyphen], /^[a-z]+( [a-z]+){4}$/],
    ['small letters alone', [none('digit'), none('upper'), none('special')], /^[a-z]{15,}$/],
    ['at most 12 characters', [short], /^[A-Za-z2-9+=#%*?-]{12}$/],
    ['at most 12, no symbols', [short, none('special')], /^[A-Za-z2-9]{12}$/],
    ['at most 12, letters alone', [short, none('special'), none('digit')], /^[A-Za-z]{12}$/],
    ['at most 12, no letters', [short, none('letter')], /^[2-9+=#%*?-]{12}$/],
    ['60 characters at least', [createRule('length', { min: 60 })], /^([A-Z][a-z]+-){7,}\d\d$/],
  ])('%s', (_, rules, pattern) => {
    expect(first(rules)[0]).toMatch(pattern)
  })
})

test.each<[string, PasswordRule[], string]>([
  ['without further rules', [], 'AAAAAAAAAAAA'],
  ['digits at two places', [createRule('required-characters', { from: 'digit', positions: '1,3' })], '2A2AAAAAAAAA'],
  [
    'one digit of the last three',
    [createRule('required-characters', { from: 'digit', count: 1, ending: 3 })],
    'AAAAAAAAA2AA',
  ],
  ['no capital at the end', [createRule('disallowed-characters', { from: 'upper', ending: 2 })], 'AAAAAAAAAAaa'],
  [
    'a given character',
    [createRule('required-characters', { from: 'these', these: '€', positions: '2' })],
    'A€AAAAAAAAAA',
  ],
])('random characters keep rules about places at the first try: %s', (_, rules, password) => {
  const short = createRule('maximum-length', { max: 12 })
  const suggestions = generateSuggestions({ rules: [short, ...rules], about: {}, words: ['ant'], random: () => 0 })
  expect([...take(suggestions, 1)]).toEqual([password])
})

test('characters of which few kinds are allowed are more, so that a suggestion has 72 bits', () => {
  const required = createRule('required-characters', { from: 'digit', count: 9 })
  const [one = ''] = first([required, createRule('disallowed-characters', { from: 'special' })])
  expect(one.length).toBe(12 + 5)
})

test('the search ends if no password satisfies the rules', () => {
  const rules = [createRule('length', { min: 20 }), createRule('maximum-length', { max: 10 })]
  expect(first(rules)).toEqual([])
})

test('letters without capitals are of the script of the person’s name', () => {
  const rules = [createRule('required-characters', { from: 'uncased', count: 1 })]
  expect(first(rules, { displayName: 'דנה כהן' })[0]).toMatch(/\p{Script=Hebrew}/u)
  expect(first(rules, { displayName: 'Erin Hagens' })[0]).toMatch(/\p{Script=Hiragana}/u)
})

test('a search that finds nothing gives way after every try, and tries no kind again in which it found nothing', () => {
  const rules = [createRule('length', { min: 20 }), createRule('maximum-length', { max: 10 })]
  const tries = [...generateSuggestions({ rules, about: {}, words: words.en, random: seededRandom(1) })]
  expect(tries.every((one) => one === undefined)).toBe(true)
  expect(tries.length).toBe(12 * 100)
})

test('every word is equally likely', () => {
  const drawn: number[] = []
  let next = 0
  const random = (below: number) => {
    drawn.push(below)
    return next++ % below
  }
  const [one] = take(generateSuggestions({ rules: [], about: {}, words: ['ant', 'bee', 'cat'], random }), 1)
  expect(one).toBe('Ant-Bee-Cat-Ant-14')
  expect(drawn).toEqual([3, 3, 3, 3, 90])
})

test('without a random source numbers are drawn by the browser, again if one would favour a word', () => {
  // Of 2³² numbers the last one has no two others to share three words with.
  const draws = [2 ** 32 - 1, 2 ** 32 - 2, 0, 1, 2, 5]
  const drawing = vi.spyOn(crypto, 'getRandomValues').mockImplementation((numbers) => {
    ;(numbers as Uint32Array)[0] = draws.shift() ?? 0
    return numbers
  })
  try {
    const [one] = take(generateSuggestions({ rules: [], about: {}, words: ['ant', 'bee', 'cat'] }), 1)
    expect(one).toBe('Cat-Ant-Bee-Cat-15')
  } finally {
    drawing.mockRestore()
  }
})

test('words are German for German pages alone', async () => {
  expect(await loadWordList('en-DE')).toBe(words.en)
  expect(await loadWordList('DE')).toBe(words.de)
})
