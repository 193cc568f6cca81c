import { expect, test } from 'vitest'
import { findFreeId, toIdentifier } from './free-id.ts'

test.each([
  ['Back from leave', 'back-from-leave'],
  ['Straße & Ärger', 'strasse-arger'],
  ['2. Konto', 'konto'],
  ['パスワード', 'workflow'],
  ['a'.repeat(80), 'a'.repeat(60)],
])('the identifier of %s is %s', (name, id) => expect(toIdentifier(name)).toBe(id))

test('a taken identifier gets the first free number, within its length', () => {
  expect(findFreeId('lock', [])).toBe('lock')
  expect(findFreeId('lock', ['lock', 'lock-2'])).toBe('lock-3')
  expect(findFreeId('lock-2', ['lock', 'lock-2'])).toBe('lock-3')
  const long = 'a'.repeat(60)
  expect(findFreeId(long, [long])).toBe(`${'a'.repeat(58)}-2`)
})
