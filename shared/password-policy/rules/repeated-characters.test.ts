import { describe, expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

describe('in succession', () => {
  const two = ruleInForce('repeated-characters', { inSuccession: 2 })
  /** AAAB of the original product; pam_pwquality's `maxrepeat`. */
  test.each([
    ['AAB', true],
    ['AAAB', false],
    ['aAaB', false],
    ['ABABAB', true],
    ['111', false],
    ['éÉe\u0301', false],
    ['ééa', true],
    ['密密密', false],
    ['👩🏽‍💻👩🏽‍💻', true],
    ['👩🏽‍💻👩🏽‍💻👩🏽‍💻', false],
    ['', true],
  ])('%j: %s', (password, kept) => {
    expect(keeps(two, password)).toBe(kept)
  })
})

describe('anywhere', () => {
  const two = ruleInForce('repeated-characters', { anywhere: 2 })
  test.each([
    ['ABCA', true],
    ['ABACA', false],
    ['AbaCdaE', false],
    ['🔑a🔑b🔑', false],
  ])('%j: %s', (password, kept) => {
    expect(keeps(two, password)).toBe(kept)
  })
})

test('capitals and small letters are told apart on wish', () => {
  expect(keeps(ruleInForce('repeated-characters', { inSuccession: 2, caseSensitive: true }), 'aAaB')).toBe(true)
  expect(keeps(ruleInForce('repeated-characters', { anywhere: 1, caseSensitive: true }), 'aA')).toBe(true)
})
