import { describe, expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

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
    // Neighbours in Unicode, but nobody's alphabet.
    ['一丁丂', true],
    ['각갂갃', true],
    ['ａｂｃ', false],
  ])('%j: %s', (password, kept) => {
    expect(keeps(ruleInForce('runs', { alphabetic: 2 }), password)).toBe(kept)
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
  ])('%j: %s', (password, kept) => {
    expect(keeps(ruleInForce('runs', { numeric: 2 }), password)).toBe(kept)
  })
})

test('what is not limited is free', () => {
  expect(keeps(ruleInForce('runs', { numeric: 2 }), 'abcdef')).toBe(true)
  expect(keeps(ruleInForce('runs', { alphabetic: 2 }), '123456')).toBe(true)
  expect(keeps(ruleInForce('runs', {}), '')).toBe(true)
})

test('the turn of a run begins a new one', () => {
  expect(keeps(ruleInForce('runs', { numeric: 3 }), '12321')).toBe(true)
  expect(keeps(ruleInForce('runs', { numeric: 3 }), '1234321')).toBe(false)
})
