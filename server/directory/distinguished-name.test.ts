import { expect, test } from 'vitest'
import { containersOf, isDistinguishedName, isSid, normaliseName, scopeKey } from './distinguished-name.ts'

test.each([
  ['CN=Ada,OU=People,DC=corp', 'cn=ada,ou=people,dc=corp'],
  ['cn = Ada , ou= People,DC=CORP', 'cn=ada,ou=people,dc=corp'],
  ['CN=Lovelace\\, Ada,OU=People', 'cn=lovelace\\, ada,ou=people'],
  ['CN=Lovelace\\2C Ada,OU=People', 'cn=lovelace\\, ada,ou=people'],
  ['CN=M\\C3\\BCller,OU=People', 'cn=müller,ou=people'],
  ['CN=Mu\u0308ller,OU=People', 'cn=müller,ou=people'],
  ['CN=a\\+b\\=c,OU=x', 'cn=a+b=c,ou=x'],
  ['CN=back\\\\slash,OU=x', 'cn=back\\\\slash,ou=x'],
  ['', ''],
])('%s is %s', (written, expected) => {
  expect(normaliseName(written)).toBe(expected)
  expect(normaliseName(expected)).toBe(expected)
})

test('two objects never come to bear one name: a comma in a name is no end of it', () => {
  expect(normaliseName('CN=a\\,OU=b,DC=c')).not.toBe(normaliseName('CN=a,OU=b,DC=c'))
  expect(normaliseName('CN=a\\5Cb,DC=c')).toBe(normaliseName('CN=a\\\\b,DC=c'))
  expect(normaliseName('CN=a\\5Cb,DC=c')).not.toBe(normaliseName('CN=ab,DC=c'))
  expect(normaliseName('CN=a\\\\2C,DC=c')).not.toBe(normaliseName('CN=a\\2C,DC=c'))
  expect(containersOf('CN=a\\,OU=Admins,OU=People,DC=c')).toEqual(['ou=people,dc=c', 'dc=c'])
})

test('containers, nearest first', () => {
  expect(containersOf('CN=Ada,OU=Turners,OU=People,DC=corp,DC=com')).toEqual([
    'ou=turners,ou=people,dc=corp,dc=com',
    'ou=people,dc=corp,dc=com',
    'dc=corp,dc=com',
    'dc=com',
  ])
  expect(containersOf('')).toEqual([])
})

test('what a scope names', () => {
  expect(scopeKey(' S-1-5-21-1-2-3-1104 ')).toBe('s-1-5-21-1-2-3-1104')
  expect(scopeKey('Turners')).toBe('turners')
  expect(scopeKey('OU=Turners, DC=corp')).toBe('ou=turners,dc=corp')
  expect([isSid('S-1-5-32-544'), isSid('S-1'), isSid('Turners')]).toEqual([true, false, false])
  expect([isDistinguishedName('ou=x'), isDistinguishedName('a b=c'), isDistinguishedName('=x')]).toEqual([
    true,
    false,
    false,
  ])
})
