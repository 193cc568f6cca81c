import { expect, test } from 'vitest'
import { words } from '../../languages/words.ts'
import { ruleInForce, wordRule } from '../check.ts'
import { keeps } from '../testing.ts'

test('tells how long a password holds, and refuses nothing', () => {
  const rule = ruleInForce('maximum-age', { maxAge: 90 * 86_400_000 })
  expect(wordRule(words('en'), rule)).toBe('Holds for 90 days, then you choose a new one')
  expect(keeps(rule, 'x')).toBe(true)
})
