import { expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { keeps } from '../testing.ts'

test('holds until the server has estimated less than is asked for', () => {
  expect(keeps(ruleInForce('strength', { min: 3 }), 'x')).toBe(true)
  expect(keeps(ruleInForce('strength', { min: 3, score: 2 }), 'x')).toBe(false)
  expect(keeps(ruleInForce('strength', { min: 3, score: 3 }), 'x')).toBe(true)
})
