import { describe, expect, test } from 'vitest'
import { createDictionary, type WordSearch } from './dictionary.ts'

const words = createDictionary([
  'password',
  'passwords',
  'summer',
  'Straße',
  'été',
  'cat',
  'leet',
  'Zoll',
  '密码',
  'ΣΊΣΥΦΟΣ',
  '',
  'summer',
])
const find = (password: string, search: Partial<WordSearch> = {}) =>
  words.find(password, { where: 'within', shortest: 4, reversed: false, leet: false, ...search })

/** As Passay documents DictionaryRule, DictionarySubstringRule; nFront and Specops their partial matches. */
describe.each<[WordSearch['where'], string[], string[]]>([
  ['whole', ['password', 'PassWord', 'cat', '密码'], ['passwordX', 'Xpassword', 'pass', '']],
  ['within', ['password', 'Xpassword1', '12summer34', 'my summer'], ['passwrd', 'xcatx', 'sum', '']],
  ['beginning', ['password1', 'summer'], ['1password', 'xsummer', 'cat1']],
  ['end', ['1password', 'summer'], ['password1', 'summerx']],
  ['beginning-or-end', ['password1', '1password', 'summer'], ['1password1']],
])('%s', (where, found, free) => {
  test.each(found)('finds a word in %j', (password) => expect(find(password, { where })).toBeDefined())
  test.each(free)('finds no word in %j', (password) => expect(find(password, { where })).toBeUndefined())
})

test.each(['whole', 'within', 'beginning', 'end', 'beginning-or-end'] as const)(
  'a word shorter than the shortest is found as the whole password, where it counts: %s',
  (where) => {
    const search = { where, shortest: 10, reversed: true, leet: true }
    for (const password of ['password', 'PASSWORD', 'drowssap', 'p4$$w0rd', 'cat', 'tac', '密码'])
      expect(find(password, search), password).toBeDefined()
    for (const password of ['password1', '1password', 'mypasswords', 'catcat'])
      expect(find(password, search), password).toBeUndefined()
  },
)

test.each([
  ['capitals', 'SUMMER'],
  ['a capital sharp s', 'STRAẞE'],
  ['a zero-width space inside', 'sum\u200Bmer'],
  ['ß and SS', 'STRASSE'],
  ['an accent, decomposed', 'xxe\u0301te\u0301', 3],
  ['a final sigma', 'Σίσυφος1'],
  ['wide letters', 'ｓｕｍｍｅｒ'],
  ['the longest word at a place', 'passwords'],
  ['a word right at the end', '1234cat', 3],
])('spelling does not matter: %s', (_, password, shortest = 4) => {
  expect(find(password, { shortest })).toBeDefined()
})

test('a letter without its accent is another word', () => {
  expect(find('ete', { where: 'whole' })).toBeUndefined()
})

describe('with `reversed`', () => {
  const search = { reversed: true }
  test.each(['drowssap', 'xdrowssapx', 'remmuS'])('finds a word in %j', (password) =>
    expect(find(password, search)).toBeDefined(),
  )
  test('the beginning of the password stays the beginning', () => {
    expect(find('drowssap1', { ...search, where: 'beginning' })).toBeDefined()
    expect(find('1drowssap', { ...search, where: 'beginning' })).toBeUndefined()
    expect(find('1drowssap', { ...search, where: 'end' })).toBeDefined()
  })
  test('only if it is set', () => expect(find('drowssap')).toBeUndefined())
})

describe('with `leet`', () => {
  const search = { leet: true }
  test.each(['p4$$w0rd', 'P@ssword', '5umm3r', '1EE7', '|e3tx'])('finds a word in %j', (password) => {
    expect(find(password, search)).toBeDefined()
  })
  test('also backwards', () => expect(find('dr0w$$4p', { ...search, reversed: true })).toBeDefined())
  test('digits alone spell no word; with a letter among them they do', () => {
    expect(find('2011', search)).toBeUndefined()
    expect(find('20ll', search)).toBe('zoii')
  })
  test('only if it is set', () => expect(find('p4$$w0rd')).toBeUndefined())
})

test('every sign is read as its letter', () => {
  const signs = createDictionary(['aaabcccceegghiiiioosssttz'])
  const search: WordSearch = { where: 'whole', shortest: 4, reversed: false, leet: true }
  expect(signs.find('4@^8(<{[3€69#1!|l0°5$§7+2', search)).toBeDefined()
})

test('every word of a large dictionary is found, whole and within', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `w${(index * 7919).toString(36)}q`)
  const large = createDictionary(many)
  expect(large.size).toBe(20_000)
  const missed = many.filter((word) => {
    const search: WordSearch = { where: 'whole', shortest: 3, reversed: false, leet: false }
    return (
      large.find(word, search) === undefined || large.find(`#${word}#`, { ...search, where: 'within' }) === undefined
    )
  })
  expect(missed).toEqual([])
})

test('an empty dictionary finds nothing', () => {
  expect(
    createDictionary([]).find('anything', { where: 'within', shortest: 3, reversed: true, leet: true }),
  ).toBeUndefined()
})
