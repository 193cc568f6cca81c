import { expect, test } from 'vitest'
import { createRule, describeRule } from '../password-policy/check.ts'
import { translateForOperator } from './composed-keys.ts'
import { getTranslator } from './translator.ts'

const t = getTranslator('en')
const forOperator = translateForOperator(t)

test('an operator who chooses a password for a person reads what is asked of that person', () => {
  expect(describeRule(forOperator, createRule('own-name', {}))).toBe(
    'No part of the person’s name, and not their account name',
  )
  expect(describeRule(t, createRule('own-name', {}))).toBe('No part of your name, and not your account name')
  expect(forOperator('problems.password-own-name', { name: 'osei' })).toContain('the person’s account name')
  expect(forOperator('problems.password-history', { count: 3 })).toContain('not among the last 3')
})

test('a text that says nothing of a person is the same for an operator', () => {
  expect(forOperator('ended.directory-unreachable')).toBe(t('ended.directory-unreachable'))
})
