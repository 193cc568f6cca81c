import { describe, expect, test } from 'vitest'
import { createRule } from '../check.ts'
import { passes } from '../testing.ts'

describe('letters', () => {
  /** ABC_321 of the original product; Passay's IllegalSequenceRule(EnglishSequenceData.Alphabetical, 5) finds phijklmno. */
  test.each([
    ['abx', true],
    ['ABC_', false],
    ['cba', false],
    ['aBc', false],
    ['phijklmno', false],
    ['p#onmlkjihg', false],
    ['xyza', false],
    ['zab', true],
    ['acegik', true],
    ['aabbcc', true],
    ['αβγ', false],
    ['גבא', false],
    ['где', false],
    // Neighbours in Unicode, but in no alphabet.
    ['一丁丂', true],
    ['각갂갃', true],
    ['ａｂｃ', false],
  ])('%j passes: %s', (password, expected) => {
    expect(passes(createRule('runs', { alphabetic: 2 }), password)).toBe(expected)
  })
})

describe('digits', () => {
  test.each([
    ['12x12', true],
    ['a123', false],
    ['321a', false],
    ['1212', true],
    ['890', true],
    ['135', true],
    ['12343', false],
    ['١٢٣', false],
    ['۳۲۱', false],
    ['1٢3', false],
    ['１２３', false],
    ['1a2b3', true],
  ])('%j passes: %s', (password, expected) => {
    expect(passes(createRule('runs', { numeric: 2 }), password)).toBe(expected)
  })
})

test('a kind without a limit is unlimited', () => {
  expect(passes(createRule('runs', { numeric: 2 }), 'abcdef')).toBe(true)
  expect(passes(createRule('runs', { alphabetic: 2 }), '123456')).toBe(true)
  expect(passes(createRule('runs', {}), '')).toBe(true)
})

test('a run that changes direction begins again', () => {
  expect(passes(createRule('runs', { numeric: 3 }), '12321')).toBe(true)
  expect(passes(createRule('runs', { numeric: 3 }), '1234321')).toBe(false)
})
