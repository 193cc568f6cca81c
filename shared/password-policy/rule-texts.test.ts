import { expect, test } from 'vitest'
import { getTranslator } from '../languages/translator.ts'
import { createRule, describeRule } from './check.ts'
import type { PasswordRule } from './rule.ts'

/** The text of a rule with several settings names those that are set. */
test.each<[string, PasswordRule]>([
  ['At least one of: 1 digit', createRule('categories', { of: 4, counts: { digit: 1 } })],
  [
    'Differs from your current password by at least 4 changes and 3 new characters',
    createRule('difference', { edits: 4, fresh: 3 }),
  ],
  ['Differs from your current password by at least 4 changes', createRule('difference', { edits: 4 })],
  ['Differs from your current password by at least 1 new character', createRule('difference', { fresh: 1 })],
  [
    'Digits: none at the places 1-2 and the last one',
    createRule('disallowed-characters', { from: 'digit', positions: '1-2', ending: 1 }),
  ],
  ['Characters of <>: none', createRule('disallowed-characters', { from: 'these', these: '<>' })],
  [
    'The same character at most 2 times in a row and at most 3 times in all',
    createRule('repeated-characters', { inSuccession: 2, anywhere: 3 }),
  ],
  ['Never the same character twice in a row', createRule('repeated-characters', { inSuccession: 1 })],
  ['The same character at most 4 times', createRule('repeated-characters', { anywhere: 4 })],
  ['Letters: every character at the places 1', createRule('required-characters', { from: 'letter', positions: '1' })],
  [
    'At most 2 digits that count up or down (123) and 3 letters in the order of the alphabet (abc)',
    createRule('runs', { numeric: 2, alphabetic: 3 }),
  ],
  ['No digits that count up or down (123)', createRule('runs', { numeric: 1 })],
  ['At most 2 letters in the order of the alphabet (abc)', createRule('runs', { alphabetic: 2 })],
  ['Reads differently backwards', createRule('symmetry', { palindrome: true })],
  ['The end mirrors at most 2 characters of the beginning (not pas47sap)', createRule('symmetry', { mirrored: 2 })],
  [
    'Reads differently backwards; the end mirrors at most 3 characters of the beginning',
    createRule('symmetry', { palindrome: true, mirrored: 3 }),
  ],
])('%s', (text, rule) => {
  expect(describeRule(getTranslator('en'), rule)).toBe(text)
})
