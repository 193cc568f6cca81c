import { expect, test } from 'vitest'
import { words } from '../../languages/words.ts'
import { ruleInForce, wordRule } from '../check.ts'
import { keeps } from '../testing.ts'

test('is told in the organisation’s words and holds until the server has found otherwise', () => {
  const rule = ruleInForce('regular-expression', { text: 'Two letters first.' })
  expect(wordRule(words('en'), rule)).toBe('Two letters first.')
  expect(keeps(rule, 'x')).toBe(true)
  expect(keeps(ruleInForce('regular-expression', { text: '', found: true }), 'x')).toBe(false)
})
