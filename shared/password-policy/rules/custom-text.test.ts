import { expect, test } from 'vitest'
import { words } from '../../languages/words.ts'
import { ruleInForce, wordRule } from '../check.ts'
import { keeps } from '../testing.ts'

test('is shown as it is, and refuses nothing', () => {
  const rule = ruleInForce('custom-text', { text: 'Vacation {days} <b>' })
  expect(wordRule(words('en'), rule)).toBe('Vacation {days} <b>')
  expect(rule.where).toBe('note')
  expect(keeps(rule, '')).toBe(true)
})
