import { describe, expect, test } from 'vitest'
import { createRule } from '../check.ts'
import { passes } from '../testing.ts'

describe('a palindrome', () => {
  test.each([
    ['ßaß', false],
    ['ßas', true],
    ['a\u200Bb\u200Ba', false],
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
  ])('%j passes: %s', (password, expected) => {
    expect(passes(createRule('symmetry', { palindrome: true }), password)).toBe(expected)
  })
})

describe('a beginning mirrored at the end', () => {
  test.each([
    ['pas47sap', false],
    ['pa47ap', true],
    ['PAs47saP', false],
    ['pax47sap', true],
    ['pass8ssap', false],
  ])('%j passes: %s', (password, expected) => {
    expect(passes(createRule('symmetry', { mirrored: 2 }), password)).toBe(expected)
  })
})

test('with `caseSensitive` upper and lower case differ', () => {
  expect(passes(createRule('symmetry', { palindrome: true, caseSensitive: true }), 'Abba')).toBe(true)
})
