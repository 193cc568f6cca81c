import { expect, test } from 'vitest'
import {
  isDistinguishedName,
  isSid,
  listContainers,
  listLocation,
  normaliseDistinguishedName,
  toScopeKey,
} from './distinguished-name.ts'

test.each([
  ['CN=Ada,OU=People,DC=corp', 'cn=ada,ou=people,dc=corp'],
  ['cn = Ada , ou= People,DC=CORP', 'cn=ada,ou=people,dc=corp'],
  ['CN=Lovelace\\, Ada,OU=People', 'cn=lovelace\\, ada,ou=people'],
  ['CN=Lovelace\\2C Ada,OU=People', 'cn=lovelace\\, ada,ou=people'],
  ['CN=M\\C3\\BCller,OU=People', 'cn=müller,ou=people'],
  ['CN=Mu\u0308ller,OU=People', 'cn=müller,ou=people'],
  ['CN=a\\+b\\=c,OU=x', 'cn=a+b=c,ou=x'],
  ['CN=back\\\\slash,OU=x', 'cn=back\\\\slash,ou=x'],
  // Active Directory writes the last space of a name so, other programs as bytes.
  ['CN=Team\\ ,OU=x', 'cn=team\\ ,ou=x'],
  ['CN=Team\\20 ,OU=x', 'cn=team\\ ,ou=x'],
  ['CN= \\ Team , OU=x', 'cn=\\ team,ou=x'],
  ['CN=Team\\ \\ ', 'cn=team \\ '],
  ['CN=Team\\\\ ,OU=x', 'cn=team\\\\,ou=x'],
  ['CN=\\"Red\\"\\; \\<Blue\\>,OU=x', 'cn="red"; <blue>,ou=x'],
  ['CN=\\e5\\b1\\b1\\E7\\94\\B0,OU=x', 'cn=山田,ou=x'],
  ['', ''],
])('%s is normalised to %s', (written, expected) => {
  expect(normaliseDistinguishedName(written)).toBe(expected)
  expect(normaliseDistinguishedName(expected)).toBe(expected)
})

test('an escaped comma does not end a name, so two objects never get the same one', () => {
  expect(normaliseDistinguishedName('CN=a\\,OU=b,DC=c')).not.toBe(normaliseDistinguishedName('CN=a,OU=b,DC=c'))
  expect(normaliseDistinguishedName('CN=a\\5Cb,DC=c')).toBe(normaliseDistinguishedName('CN=a\\\\b,DC=c'))
  expect(normaliseDistinguishedName('CN=a\\5Cb,DC=c')).not.toBe(normaliseDistinguishedName('CN=ab,DC=c'))
  expect(normaliseDistinguishedName('CN=a\\\\2C,DC=c')).not.toBe(normaliseDistinguishedName('CN=a\\2C,DC=c'))
  expect(normaliseDistinguishedName('CN=Team\\ ,DC=c')).not.toBe(normaliseDistinguishedName('CN=Team ,DC=c'))
  expect(listContainers('CN=a\\,OU=Admins,OU=People,DC=c')).toEqual(['ou=people,dc=c', 'dc=c'])
})

test('containers are listed nearest first', () => {
  expect(listContainers('CN=Ada,OU=Turners,OU=People,DC=corp,DC=com')).toEqual([
    'ou=turners,ou=people,dc=corp,dc=com',
    'ou=people,dc=corp,dc=com',
    'dc=corp,dc=com',
    'dc=com',
  ])
  expect(listContainers('')).toEqual([])
})

test("keys of a scope's entries", () => {
  expect(toScopeKey(' S-1-5-21-1-2-3-1104 ')).toBe('s-1-5-21-1-2-3-1104')
  expect(toScopeKey('Turners')).toBe('turners')
  expect(toScopeKey('OU=Turners, DC=corp')).toBe('ou=turners,dc=corp')
  expect([isSid('S-1-5-32-544'), isSid('S-1'), isSid('Turners')]).toEqual([true, false, false])
  expect([isDistinguishedName('ou=x'), isDistinguishedName('a b=c'), isDistinguishedName('=x')]).toEqual([
    true,
    false,
    false,
  ])
})

test('an object lies in its domain, and there in its containers from the outside in', () => {
  expect(listLocation('CN=Fitters,OU=Metal\\, cold,OU=Groups,DC=corp,DC=example,DC=com')).toEqual([
    'corp.example.com',
    'Groups',
    'Metal, cold',
  ])
  expect(listLocation('OU=Stra\\C3\\9Fe,OU=Berlin,DC=corp')).toEqual(['corp', 'Berlin'])
  expect(listLocation('CN=a,OU=Stra\\C3\\9Fe,DC=corp')).toEqual(['corp', 'Straße'])
  expect(listLocation('no distinguished name')).toEqual([])
})
