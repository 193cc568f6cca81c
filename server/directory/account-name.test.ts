import { expect, test } from 'vitest'
import { readAccountName } from './account-name.ts'

test('the three ways of writing an account', () => {
  expect(readAccountName('ada')).toEqual({ user: 'ada' })
  expect(readAccountName('CORP\\Ada')).toEqual({ domain: 'corp', user: 'Ada' })
  expect(readAccountName('ada@Corp.Example.com')).toEqual({
    domain: 'corp.example.com',
    user: 'ada',
    principal: 'ada@Corp.Example.com',
  })
})

test('a composed and a decomposed letter are the same name', () => {
  expect(readAccountName('mu\u0308ller')).toEqual(readAccountName('m\u00fcller'))
})

test.each([
  '',
  ' ',
  'ada ',
  ' ada',
  'CORP\\',
  '\\ada',
  '@corp',
  'ada@',
  'a\0b',
  'a\nb',
  'a\u202eb',
  '\ud800',
  'x'.repeat(5000),
])('no account is called %j', (typed) => {
  expect(readAccountName(typed)).toBeUndefined()
})

test('characters of the filter language are letters like any other', () => {
  expect(readAccountName('*)(uid=*')).toEqual({ user: '*)(uid=*' })
})
