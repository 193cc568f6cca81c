import { expect, test } from 'vitest'
import { corporateContacts } from '../profiles/contacts.ts'
import { readMailAddress } from './mail-address.ts'

test.each([
  [' padded@corp.example.test ', 'padded@corp.example.test'],
  ["o'neil+x@corp.example.test", "o'neil+x@corp.example.test"],
  ['Ada Name <ada.name@corp.example.test>', undefined],
  ['SMTP:prefixed@corp.example.test', undefined],
  ['one@corp.example.test; two@corp.example.test', undefined],
  ['ada@corp.example.test\u200B', undefined],
  ['ada@corp.example.test\r\nBcc: x@y.z', undefined],
  ['mailto:ada@corp.example.test', undefined],
  ['smtp:ada@corp.example.test', undefined],
  ['<ada@corp.example.test>', undefined],
  ['ada..name@corp.example.test', undefined],
  ['.ada@corp.example.test', undefined],
  ['ada.@corp.example.test', undefined],
  ['ada@corp..example.test', undefined],
  ['ada@.corp.example.test', undefined],
  ['ada@corp.example.test.', undefined],
  ['"ada name"@corp.example.test', undefined],
  ['ada＠corp.example.test', undefined],
  ['ada@corp.example.test, ', undefined],
  ['ada@@corp.example.test', undefined],
  ['\tada@corp.example.test\u00a0', 'ada@corp.example.test'],
  ['a@b', 'a@b'],
  ['ada@пример.example', 'ada@пример.example'],
  ['ada', undefined],
  ['', undefined],
  [undefined, undefined],
])('the attribute %j holds the address %j', (attribute, address) => {
  expect(readMailAddress(attribute)).toBe(address)
  expect(corporateContacts({ mail: attribute }).map(({ value }) => value)).toEqual(
    address === undefined ? [] : [address],
  )
})
