import { expect, test } from 'vitest'
import { formatGuid, formatSid, parseGuid } from './identifiers.ts'

test('a GUID is converted between bytes and text', () => {
  const bytes = Buffer.from('33221100554477668899aabbccddeeff', 'hex')
  expect(formatGuid(bytes)).toBe('00112233-4455-6677-8899-aabbccddeeff')
  expect(parseGuid('00112233-4455-6677-8899-AABBCCDDEEFF')).toEqual(bytes)
})

test.each(['', 'x', '*', '00112233445566778899aabbccddeeff', '00112233-4455-6677-8899-aabbccddeeff)'])(
  '%j is not a GUID',
  (text) => expect(parseGuid(text)).toBeUndefined(),
)

test('the SID of the built-in administrators', () => {
  expect(formatSid(Buffer.from('01020000000000052000000020020000', 'hex'))).toBe('S-1-5-32-544')
})
