import { expect, test } from 'vitest'
import { createRule } from '../check.ts'
import { passes } from '../testing.ts'

const old = 'Harbour-Lantern-41'

/** pam_pwquality's `difok` counts the same way. */
test.each([
  ['Harbour-Lantern-42', false],
  ['Harbour-Lantern-4142', false],
  ['harbour-lantern-41', false],
  ['Harbour-Lantern-5207', true],
  ['41-Lantern-Harbour', true],
  ['Copper-Meadow-52', true],
  ['', true],
])('%j is four edits away: %s', (password, expected) => {
  expect(passes(createRule('difference', { edits: 4, old }), password)).toBe(expected)
})

/** LTB Self Service Password's `diff_last_min_chars`. */
test.each([
  ['Harbour-Lantern-999', true],
  ['41-Lantern-Harbour', false],
  ['Harbour-Lantern-xyz', true],
  ['Harbour-Lantern-xy1', false],
])('%j has three characters that the old password does not have: %s', (password, expected) => {
  expect(passes(createRule('difference', { fresh: 3, old }), password)).toBe(expected)
})

test.each([
  ['é by e', 'passé', 'passe', 1],
  ['nothing: composed and decomposed', 'passé', 'passe\u0301', 0],
  ['one emoji', 'key👩🏽‍💻', 'key👨‍👩‍👧', 1],
  ['a Chinese character', '密码一', '密码二', 1],
  ['everything', 'abc', 'xyz', 3],
  ['kitten into sitting', 'kitten', 'sitting', 3],
  ['two characters put before', 'lantern', 'my lantern', 3],
  ['three that were removed from the end', 'Harbour-Lantern-41', 'Harbour-Lantern', 3],
])('replaces %s', (_, before, after, edits) => {
  expect(passes(createRule('difference', { edits, old: before }), after)).toBe(edits > 0)
  expect(passes(createRule('difference', { edits: edits + 1, old: before }), after)).toBe(false)
})

test.each(['Lantern-41Harbour-', '14-nretnaL-ruobraH', '1Harbour-Lantern-4', old])(
  '%j is refused as a rotation of the old password',
  (password) => {
    expect(passes(createRule('difference', { edits: 1, old }), password)).toBe(false)
  },
)

test('a second character of a kind is new, if the old password had one', () => {
  expect(passes(createRule('difference', { fresh: 1, old: 'harbourx' }), 'xharbourx')).toBe(true)
  expect(passes(createRule('difference', { fresh: 2, old: 'harbourx' }), 'xharbourx')).toBe(false)
})

test('without the old password, as in a reset, the rule passes', () => {
  expect(passes(createRule('difference', { edits: 4 }), old)).toBe(true)
})

test('a character that folds to many letters is compared as one, so that long passwords take no longer', () => {
  const rule = (old: string) => createRule('difference', { edits: 2, old })
  expect(passes(rule(`${'ﷺ'.repeat(8)}a`), `${'ﷺ'.repeat(8)}b`)).toBe(false)
  expect(passes(rule(`${'ﷺ'.repeat(8)}a`), `${'ﷺ'.repeat(7)}bc`)).toBe(true)
  expect(passes(rule('Straße-1'), 'STRASSE-1')).toBe(true)
})
