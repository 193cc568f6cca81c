import { expect, test } from 'vitest'
import { buffers, text, texts } from './ldap.ts'

/** As ldapts gives it for `displayName`, `mail` and `memberOf`: the controller spells one of them otherwise, and `mail` has no value. */
const entry = { dn: 'CN=Ada,DC=corp', displayName: 'Ada', memberof: ['CN=One', 'CN=Two'], mail: [] }

test('an attribute is found however the controller spells its name', () => {
  expect(text(entry, 'displayName')).toBe('Ada')
  expect(text(entry, 'DISPLAYNAME')).toBe('Ada')
  expect(texts(entry, 'memberOf')).toEqual(['CN=One', 'CN=Two'])
  expect(buffers(entry, 'memberOf')).toEqual([Buffer.from('CN=One'), Buffer.from('CN=Two')])
})

test('an attribute without a value and one that was not asked for have none', () => {
  expect(texts(entry, 'mail')).toEqual([])
  expect(text(entry, 'title')).toBeUndefined()
  // What every object has is no attribute.
  expect(text(entry, 'constructor')).toBeUndefined()
})
