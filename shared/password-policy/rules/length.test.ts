import { describe, expect, test } from 'vitest'
import { checkPassword, createRule } from '../check.ts'
import { passes } from '../testing.ts'

describe('length', () => {
  test.each([
    ['elevenchars', false],
    ['twelve chars', true],
    ['ééééééééééé', false],
    // Active Directory counts UTF-16 code units: six emoji are twelve.
    ['🔑🔑🔑🔑🔑🔑', true],
  ])('of %j reaches 12: %s', (password, expected) => {
    expect(passes(createRule('length', { min: 12 }), password)).toBe(expected)
  })

  test('is at least one, even if the domain allows none', () => {
    expect(passes(createRule('length', { min: 0 }), '')).toBe(false)
    expect(checkPassword('', [], {})).toEqual([{ id: 'length', values: { min: 1 } }])
  })
})

describe('maximum-length', () => {
  test('is 256 under every policy, and may be smaller', () => {
    expect(checkPassword('x'.repeat(256), [], {})).toEqual([])
    expect(checkPassword('x'.repeat(257), [], {})).toEqual([{ id: 'maximum-length', values: { max: 256 } }])
    expect(passes(createRule('maximum-length', { max: 1000 }), 'x'.repeat(257))).toBe(false)
    expect(passes(createRule('maximum-length', { max: 14 }), 'x'.repeat(15))).toBe(false)
  })
})
