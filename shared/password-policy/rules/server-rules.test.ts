import { expect, test } from 'vitest'
import { getTranslator } from '../../languages/translator.ts'
import { createRule, describeRule } from '../check.ts'
import { passes } from '../testing.ts'

test.each(['breached', 'dictionary', 'user-properties'] as const)(
  '%s passes until the server has found something',
  (id) => {
    expect(passes(createRule(id, {}), 'x')).toBe(true)
    expect(passes(createRule(id, { found: false }), 'x')).toBe(true)
    expect(passes(createRule(id, { found: true }), 'x')).toBe(false)
  },
)

test('custom-text is shown unchanged and refuses nothing', () => {
  const rule = createRule('custom-text', { text: 'Vacation {days} <b>' })
  expect(describeRule(getTranslator('en'), rule)).toBe('Vacation {days} <b>')
  expect(rule.where).toBe('note')
  expect(passes(rule, '')).toBe(true)
})

test('regular-expression shows the organisation’s text and passes until the server has found a mismatch', () => {
  const rule = createRule('regular-expression', { text: 'Two letters first.' })
  expect(describeRule(getTranslator('en'), rule)).toBe('Two letters first.')
  expect(passes(rule, 'x')).toBe(true)
  expect(passes(createRule('regular-expression', { text: '', found: true }), 'x')).toBe(false)
})

test('strength passes until the server’s estimate is below the minimum', () => {
  expect(passes(createRule('strength', { min: 3 }), 'x')).toBe(true)
  expect(passes(createRule('strength', { min: 3, score: 2 }), 'x')).toBe(false)
  expect(passes(createRule('strength', { min: 3, score: 3 }), 'x')).toBe(true)
})

test('history passes until the server has found that the password was used', () => {
  expect(passes(createRule('history', { count: 5 }), 'x')).toBe(true)
  expect(passes(createRule('history', { count: 5, used: true }), 'x')).toBe(false)
})
