import { expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

test('holds until the server has found something', () => {
  expect(keeps(ruleInForce('user-properties', {}), 'x')).toBe(true)
  expect(keeps(ruleInForce('user-properties', { found: false }), 'x')).toBe(true)
  expect(keeps(ruleInForce('user-properties', { found: true }), 'x')).toBe(false)
})
