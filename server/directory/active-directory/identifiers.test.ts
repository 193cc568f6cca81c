import { expect, test } from 'vitest'
import { guidBytes, guidText, sidText } from './identifiers.ts'

test('a GUID as Active Directory stores and writes it', () => {
  const bytes = Buffer.from('33221100554477668899aabbccddeeff', 'hex')
  expect(guidText(bytes)).toBe('00112233-4455-6677-8899-aabbccddeeff')
  expect(guidBytes('00112233-4455-6677-8899-AABBCCDDEEFF')).toEqual(bytes)
})

test.each(['', 'x', '*', '00112233445566778899aabbccddeeff', '00112233-4455-6677-8899-aabbccddeeff)'])(
  '%j is no GUID',
  (text) => expect(guidBytes(text)).toBeUndefined(),
)

test('the SID of the built-in administrators', () => {
  expect(sidText(Buffer.from('01020000000000052000000020020000', 'hex'))).toBe('S-1-5-32-544')
})
