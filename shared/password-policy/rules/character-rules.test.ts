import { describe, expect, test } from 'vitest'
import { getTranslator } from '../../languages/translator.ts'
import { checkPassword, createRule, describeRule } from '../check.ts'
import { passes } from '../testing.ts'

describe('categories', () => {
  const one = { upper: 1, lower: 1, digit: 1, special: 1 }
  const threeOfFour = createRule('categories', { of: 3, counts: one })
  const allFour = createRule('categories', { of: 4, counts: one })

  /** As Passay documents its CharacterCharacteristicsRule and pam_pwquality its `minclass`. */
  test.each([
    ['r0ck3tl!ne', true],
    ['R0cketline', true],
    ['ROCKETLINE9!', true],
    ['rocketline9', false],
    ['Rocketline', false],
    ['', false],
  ])('%j has three of four kinds: %s', (password, expected) => {
    expect(passes(threeOfFour, password)).toBe(expected)
  })

  /** As Passay documents its CharacterRule: at least n characters of a kind. */
  test.each([
    ['ABcdef12!?', true],
    ['Abcdef12!?', false],
    ['ABcdef1!?', false],
    ['ABcdef12!', false],
    ['ABCDEF12!?', false],
  ])('%j has enough of each kind: %s', (password, expected) => {
    const counts = { upper: 2, lower: 3, digit: 2, special: 2 }
    expect(passes(createRule('categories', { of: 4, counts }), password)).toBe(expected)
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
  ])('%s', (_, password, expected) => {
    expect(passes(allFour, password)).toBe(expected)
  })

  test.each([
    ['密码 1', true],
    ['かな1!', true],
    ['مرور1!', true],
    ['ªa1!', true],
    ['abc1!', false],
  ])('letters without capitals in %j are a fifth kind: %s', (password, expected) => {
    expect(passes(createRule('categories', { of: 3, counts: { digit: 1, special: 1, uncased: 1 } }), password)).toBe(
      expected,
    )
  })

  test('an emoji of several code points is one symbol', () => {
    const two = createRule('categories', { of: 1, counts: { special: 2 } })
    expect(passes(two, 'family👨‍👩‍👧‍👦')).toBe(false)
    expect(passes(two, 'flags🇩🇪🇫🇷')).toBe(true)
  })

  test('no more kinds are required than are named', () => {
    expect(passes(createRule('categories', { of: 4, counts: { digit: 1 } }), '1')).toBe(true)
  })

  test('the text names what counts', () => {
    const rule = createRule('categories', { of: 2, counts: { upper: 2, digit: 1, special: 0 } })
    expect(describeRule(getTranslator('en'), rule)).toBe('At least 2 of these 2 kinds: 2 capital letters, 1 digit')
  })
})

describe('control-characters', () => {
  test.each(['a\0b', 'a\nb', 'a\tb', 'a\u007fb', 'a\u0085b', 'a\uD83D', '\uDD11a', '\uDD11\uD83D'])(
    '%j is refused under every policy',
    (password) => {
      expect(checkPassword(password, [], {})).toEqual([{ id: 'control-characters', values: {} }])
    },
  )

  test.each([
    ['a zero-width space', 'Lamp9\u200Bpost-x'],
    ['a byte order mark', '\uFEFFLamp9post-x'],
    ['a soft hyphen', 'Lamp\u00AD9post-x'],
    ['a mark of direction', 'Lamp9\u202Epost-x'],
    ['a joiner between Latin letters', 'Lamp9\u200Dpost-x'],
    ['a joiner after an emoji', 'Lamp9👨\u200Dpost-x'],
    ['a line separator', 'Lamp9\u2028post'],
    ['a filler that looks like a space', 'Lamp9\u3164post'],
    ['a variation selector after a letter', 'Lamp\uFE0F9post'],
    ['tags without their flag', 'Lamp9\u{E0067}\u{E007F}post'],
  ])('%s is refused, since no keyboard types it: %j', (_, password) => {
    expect(checkPassword(password, [], {})).toEqual([{ id: 'control-characters', values: {} }])
  })

  test.each([
    'a b',
    'ß',
    '🔑',
    '👩🏽‍💻',
    'Lamp9👨‍👩‍👧post',
    '❤️',
    '🏳️‍🌈',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '🇩🇪',
    '1️⃣',
    'مرحبا',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '\u00a0',
    'o\u0308',
  ])('%j is accepted', (password) => {
    expect(checkPassword(password, [], {})).toEqual([])
  })
})

describe('different-characters', () => {
  test.each([
    ['abcdef', true],
    ['abcabcabc', false],
    ['aAbBcCd', false],
    ['abcdß', false],
    ['abcdﬀ', false],
    ['abcd\u200B\u200C', false],
    ['éèêëÉÈ', false],
    ['éèêëÁÀ', true],
    ['e\u0301e\u0300eabc', true],
    ['👨‍👩‍👧👨‍👩‍👦👨‍👦🔑🗝️🚪', true],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', false],
  ])('%j has six different characters: %s', (password, expected) => {
    expect(passes(createRule('different-characters', { min: 6 }), password)).toBe(expected)
  })
})

describe('disallowed-characters', () => {
  type Settings = Parameters<typeof createRule<'disallowed-characters'>>[1]

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
  ])('%s: %j for %j passes: %s', (_, settings, password, expected) => {
    expect(passes(createRule('disallowed-characters', settings), password)).toBe(expected)
  })

  test('the text names the positions', () => {
    const rule = createRule('disallowed-characters', { from: 'special', ending: 1 })
    expect(describeRule(getTranslator('en'), rule)).toBe('Symbols: none among the last character')
    expect(describeRule(getTranslator('de'), rule)).toBe('Sonderzeichen: keine am Ende')
  })
})

describe('repeated-characters', () => {
  describe('in succession', () => {
    const two = createRule('repeated-characters', { inSuccession: 2 })
    /** AAAB of the original product; pam_pwquality's `maxrepeat`. */
    test.each([
      ['Maßstab-42', 2, true],
      ['Stoﬀfarbe', 2, true],
      ['Straße-9', 1, true],
      ['GroßßS', 1, false],
      ['ﷺﷺ', 1, false],
      ['a\u200Ba', 1, false],
      ['½⅓9', 1, true],
    ])(
      'a character that folds to several letters is one: %j with at most %i in succession passes: %s',
      (password, inSuccession, expected) => {
        expect(passes(createRule('repeated-characters', { inSuccession }), password)).toBe(expected)
      },
    )

    test.each([
      ['AAB', true],
      ['AAAB', false],
      ['aAaB', false],
      ['ABABAB', true],
      ['111', false],
      ['éÉe\u0301', false],
      ['ééa', true],
      ['密密密', false],
      ['👩🏽‍💻👩🏽‍💻', true],
      ['👩🏽‍💻👩🏽‍💻👩🏽‍💻', false],
      ['', true],
    ])('%j passes: %s', (password, expected) => {
      expect(passes(two, password)).toBe(expected)
    })
  })

  describe('anywhere', () => {
    const two = createRule('repeated-characters', { anywhere: 2 })
    test.each([
      ['ABCA', true],
      ['ABACA', false],
      ['AbaCdaE', false],
      ['🔑a🔑b🔑', false],
    ])('%j passes: %s', (password, expected) => {
      expect(passes(two, password)).toBe(expected)
    })
  })

  test('with `caseSensitive` upper and lower case differ', () => {
    expect(passes(createRule('repeated-characters', { inSuccession: 2, caseSensitive: true }), 'aAaB')).toBe(true)
    expect(passes(createRule('repeated-characters', { anywhere: 1, caseSensitive: true }), 'aA')).toBe(true)
  })
})

describe('required-characters', () => {
  type Settings = Parameters<typeof createRule<'required-characters'>>[1]

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
  ])('%s: %j for %j passes: %s', (_, settings, password, expected) => {
    expect(passes(createRule('required-characters', settings), password)).toBe(expected)
  })

  test('the text names the positions', () => {
    const text = (settings: Settings) => describeRule(getTranslator('en'), createRule('required-characters', settings))
    expect(text({ from: 'digit', count: 2 })).toBe('Digits: at least 2')
    expect(text({ from: 'letter', positions: '1,3-5' })).toBe('Letters: every character at the places 1,3-5')
    expect(text({ from: 'these', these: '#+', count: 1, ending: 3 })).toBe(
      'Characters of #+: at least 1 among the last 3 characters',
    )
  })
})
