import { expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

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
])('%j needs four edits: %s', (password, kept) => {
  expect(keeps(ruleInForce('difference', { edits: 4, old }), password)).toBe(kept)
})

/** LTB Self Service Password's `diff_last_min_chars`. */
test.each([
  ['Harbour-Lantern-999', true],
  ['41-Lantern-Harbour', false],
  ['Harbour-Lantern-xyz', true],
  ['Harbour-Lantern-xy1', false],
])('%j has three characters that the old one has not: %s', (password, kept) => {
  expect(keeps(ruleInForce('difference', { fresh: 3, old }), password)).toBe(kept)
})

test.each([
  ['é by e', 'passé', 'passe', 1],
  ['nothing: composed and decomposed', 'passé', 'passe\u0301', 0],
  ['one emoji', 'key👩🏽‍💻', 'key👨‍👩‍👧', 1],
  ['a Chinese character', '密码一', '密码二', 1],
  ['everything', 'abc', 'xyz', 3],
  ['kitten into sitting', 'kitten', 'sitting', 3],
])('replaces %s', (_, before, after, edits) => {
  expect(keeps(ruleInForce('difference', { edits, old: before }), after)).toBe(edits > 0)
  expect(keeps(ruleInForce('difference', { edits: edits + 1, old: before }), after)).toBe(false)
})

test.each(['Lantern-41Harbour-', '14-nretnaL-ruobraH', '1Harbour-Lantern-4', old])(
  '%j is the old one, turned',
  (password) => {
    expect(keeps(ruleInForce('difference', { edits: 1, old }), password)).toBe(false)
  },
)

test('a reset knows no old password', () => {
  expect(keeps(ruleInForce('difference', { edits: 4 }), old)).toBe(true)
})
