import { expect, test } from 'vitest'
import { parseAccountName } from './account-name.ts'

test('an account can be typed in three ways', () => {
  expect(parseAccountName('ada')).toEqual({ user: 'ada' })
  expect(parseAccountName('CORP\\Ada')).toEqual({ domain: 'corp', user: 'Ada' })
  expect(parseAccountName('ada@Corp.Example.com')).toEqual({
    domain: 'corp.example.com',
    user: 'ada',
    principal: 'ada@Corp.Example.com',
  })
})

test('composed and decomposed letters give the same name', () => {
  expect(parseAccountName('mu\u0308ller')).toEqual(parseAccountName('m\u00fcller'))
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
])('%j is not an account name', (typed) => {
  expect(parseAccountName(typed)).toBeUndefined()
})

test('characters of the filter syntax are accepted in names', () => {
  expect(parseAccountName('*)(uid=*')).toEqual({ user: '*)(uid=*' })
})
