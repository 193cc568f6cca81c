import { expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

test('holds until the server has found something', () => {
  expect(keeps(ruleInForce('dictionary', {}), 'x')).toBe(true)
  expect(keeps(ruleInForce('dictionary', { found: false }), 'x')).toBe(true)
  expect(keeps(ruleInForce('dictionary', { found: true }), 'x')).toBe(false)
})
