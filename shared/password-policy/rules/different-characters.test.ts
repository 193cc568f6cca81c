import { expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

test.each([
  ['abcdef', true],
  ['abcabcabc', false],
  ['aAbBcCd', false],
  ['éèêëÉÈ', false],
  ['éèêëÁÀ', true],
  ['e\u0301e\u0300eabc', true],
  ['👨‍👩‍👧👨‍👩‍👦👨‍👦🔑🗝️🚪', true],
  ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', false],
])('six different ones in %j: %s', (password, kept) => {
  expect(keeps(ruleInForce('different-characters', { min: 6 }), password)).toBe(kept)
})
