import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrokenRules } from '../../../shared/password-policy/check.ts'
import { meetsComplexity } from '../../../shared/password-policy/rules/complexity.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { importDictionary } from '../password-lists/import-dictionary.ts'
import { createPasswordLists, passwordListFiles } from '../password-lists/password-lists.ts'
import { evaluateRule, storedRules, toRules } from './stored-rules.ts'

/**
 * What other engines document of a rule is true here as well. Each case is taken from the documentation, with our settings.
 */
let folder: string
let files: ReturnType<typeof passwordListFiles>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engines-'))
  files = passwordListFiles(folder)
  async function* words() {
    yield Buffer.from('password\nusername\ndragon\nsecurity\n')
  }
  await importDictionary(files.dictionary, words())
})
afterAll(() => rm(folder, { recursive: true }))

async function passes(rule: [string, object?], password: string, person: Partial<DirectoryPerson> = {}, old?: string) {
  const [id, settings] = rule
  const [stored] = toRules(storedRules.parse([{ id, settings }]), 'en')
  if (!stored) throw new Error(`${id} is not a rule`)
  const lists = createPasswordLists({ files, fetch: () => Promise.reject(new Error('no request is expected')) })
  const found = await evaluateRule({ ...stored, settings: { ...stored.settings, old } }, password, {
    person,
    lists,
    readAttribute: async () => undefined,
  })
  return found !== 'unavailable' && !findBrokenRules(password, [found], person).includes(found)
}

type Case = [string, [string, object?], string, boolean]

/** https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements */
describe('Windows: password must meet complexity requirements', () => {
  const erin = { account: 'ehagens', displayName: 'Erin M. Hagens' }
  test.each([
    ['two kinds', 'abcdefgh1', false],
    ['three kinds', 'Abcdefgh1', true],
    ['a token of the full name', 'xErin-4711', false],
    ['the other token', 'HAGENS-four-7', false],
    ['the account name', 'my-EHagens-1', false],
    ['a token of one character is ignored', 'M-and-more-7', true],
    ['a part of a token', 'Hagen-tree-7', true],
    ['Greek and Cyrillic letters have case', 'Ωмега123', true],
    ['letters without case are a fifth kind', 'かな-kana-', true],
    ['currency signs are no special characters', 'Passwort€', false],
  ])('%s: %j passes: %s', (_, password, expected) => {
    expect(meetsComplexity(password, erin)).toBe(expected)
  })
})

/** https://www.passay.org/reference/ ; a sequence is illegal there from the length that is ours plus one. */
test.each<Case>([
  ['CharacterCharacteristicsRule, 3 of 4', ['categories', { of: 3, counts: { uncased: 0 } }], 'Horse-staple', true],
  ['CharacterCharacteristicsRule, 3 of 4', ['categories', { of: 3, counts: { uncased: 0 } }], 'horse-staple', false],
  ['CharacterRule(Digit, 2)', ['required-characters', { from: 'digit', count: 2 }], 'horse1', false],
  ['AllowedRegexRule', ['regular-expression', { pattern: '^[[:alpha:]]+\\d+$', texts: { en: 'x' } }], 'horse12', true],
  [
    'IllegalRegexRule',
    ['regular-expression', { pattern: '\\d{4}', must: 'not-match', texts: { en: 'x' } }],
    'a2024b',
    false,
  ],
  ['IllegalCharacterRule', ['disallowed-characters', { from: 'these', these: '&<>' }], 'a<b', false],
  ['WhitespaceRule', ['disallowed-characters', { from: 'these', these: ' \t\u00a0\u3000' }], 'a\u3000b', false],
  ['IllegalSequenceRule(Alphabetical, 5)', ['runs', { alphabetic: 4 }], 'xabcde1', false],
  ['IllegalSequenceRule(Alphabetical, 5)', ['runs', { alphabetic: 4 }], 'xabcd1', true],
  ['IllegalSequenceRule(Numerical, 5)', ['runs', { numeric: 4 }], 'a54321', false],
  ['IllegalSequenceRule(USQwerty, 5)', ['keyboard-walks', { keyboards: ['qwerty'] }], 'Qwert7', false],
  ['IllegalSequenceRule(USQwerty, 5)', ['keyboard-walks', { keyboards: ['qwerty'] }], 'trewq7', false],
  ['IllegalSequenceRule(GermanQwertz, 5)', ['keyboard-walks', { keyboards: ['qwertz'] }], 'rtzui', false],
  ['RepeatCharacterRegexRule(5)', ['repeated-characters', { inSuccession: 4 }], 'horse55555', false],
  ['DictionaryRule, ignoring case', ['dictionary', { where: 'whole' }], 'PassWord', false],
  ['DictionaryRule, matching backwards', ['dictionary', { where: 'whole' }], 'drowssap', false],
  ['DictionarySubstringRule', ['dictionary', { where: 'within' }], 'my-username-7', false],
])('Passay: %s: rule %j, password %j, passes: %s', async (_, rule, password, expected) => {
  expect(await passes(rule, password)).toBe(expected)
})

/** pam_pwquality(8): palindrome, case change only, similar, rotated, same characters, monotonic sequences, user name both ways. */
test.each<[string, [string, object?], string, string, boolean]>([
  ['palindrome', ['symmetry'], '', 'Aibohphobia', false],
  ['case change only', ['difference', { edits: 1 }], 'Horse-staple', 'hORSE-STAPLE', false],
  ['similar: five changes', ['difference', { edits: 5 }], 'Horse-staple', 'Horse-stapl12', false],
  ['similar: five changes', ['difference', { edits: 5 }], 'Horse-staple', 'House-stable', false],
  ['similar: five changes', ['difference', { edits: 5 }], 'Horse-staple', 'Copper-Meadow', true],
  ['rotated', ['difference', { edits: 1 }], 'Horse-staple', 'stapleHorse-', false],
  ['same consecutive characters', ['repeated-characters', { inSuccession: 3 }], '', 'aaaa', false],
  ['monotonic: 12345', ['runs', { numeric: 3, alphabetic: 3 }], '', '12345', false],
  ['monotonic: fedcb', ['runs', { numeric: 3, alphabetic: 3 }], '', 'fedcb', false],
])('pwquality: %s: rule %j, old password %j, password %j, passes: %s', async (_, rule, old, password, expected) => {
  expect(await passes(rule, password, {}, old || undefined)).toBe(expected)
})

test('pwquality and LTB: the user name, straight and reversed; LTB: fields of the directory', async () => {
  const person = { account: 'jdoe77', mail: 'john.doe@example.com', surname: 'Doe', displayName: 'John Doe' }
  const all = ['my-jdoe77', '77eodj-x', 'xjohnx', 'doe-is-here']
  for (const password of all) expect(await passes(['user-properties'], password, person)).toBe(false)
})

/**
 * LTB Self Service Password. `pwd_no_special_at_ends` refuses a password whose only special character is its first or last one
 * (`specialatends` of its texts, 2026-11-29); `pwd_diff_last_min_chars`: so many that the last password has not.
 */
const onlySpecialAtEnds = '^([^\\pL\\pN][\\pL\\pN]*|[\\pL\\pN]*[^\\pL\\pN])$'
const noSpecialAtEnds: [string, object] = [
  'regular-expression',
  { pattern: onlySpecialAtEnds, must: 'not-match', texts: { en: 'Not only at the ends.' } },
]
test.each<[string, [string, object?], string, string, boolean]>([
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', '!horse', false],
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', 'horse!', false],
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', 'hor!se', true],
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', '%C0!mplex', true],
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', '!horse!', true],
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', 'horse99', true],
  ['pwd_no_special_at_ends', noSpecialAtEnds, '', 'Pferdöß7€', false],
  ['pwd_diff_last_min_chars', ['difference', { fresh: 3 }], 'horse-1', 'horse-2xy', true],
  ['pwd_diff_last_min_chars', ['difference', { fresh: 3 }], 'horse-1', 'horse-23', false],
  ['pwd_complexity', ['categories', { of: 3 }], '', 'horse-1', true],
])('LTB: %s: rule %j, old password %j, password %j, passes: %s', async (_, rule, old, password, expected) => {
  expect(await passes(rule, password, {}, old || undefined)).toBe(expected)
})

/** OWASP ASVS 2.1: 64 characters and more, any printable Unicode, spaces and emoji; nothing cut off, nothing trimmed. */
test.each([
  'x'.repeat(128),
  '  spaces around  ',
  'ピーマン 🫑 и перец',
  'مرحبا بالعالم ١٢٣',
  'e\u0301te\u0301 '.repeat(4),
])('OWASP: %j is accepted', (password) => {
  expect(
    findBrokenRules(password, toRules(storedRules.parse([{ id: 'length', settings: { min: 12 } }]), 'en'), {}),
  ).toEqual([])
})
