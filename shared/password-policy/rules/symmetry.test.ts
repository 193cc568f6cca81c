import { describe, expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

describe('a palindrome', () => {
  test.each([
    ['pass8ssap', false],
    ['passssap', false],
    ['PassSap', false],
    ['pass8ssapx', true],
    ['ab', true],
    ['a', true],
    ['', true],
    ['été', false],
    ['e\u0301te\u0301', false],
    ['👩🏽‍💻密👩🏽‍💻', false],
    ['שלולש', false],
  ])('%j: %s', (password, kept) => {
    expect(keeps(ruleInForce('symmetry', { palindrome: true }), password)).toBe(kept)
  })
})

describe('a beginning that the end mirrors', () => {
  test.each([
    ['pas47sap', false],
    ['pa47ap', true],
    ['PAs47saP', false],
    ['pax47sap', true],
    ['pass8ssap', false],
  ])('%j: %s', (password, kept) => {
    expect(keeps(ruleInForce('symmetry', { mirrored: 2 }), password)).toBe(kept)
  })
})

test('case tells characters apart on wish', () => {
  expect(keeps(ruleInForce('symmetry', { palindrome: true, caseSensitive: true }), 'Abba')).toBe(true)
})
