import { expect, test } from 'vitest'
import { createTotpCode, createTotpSecret, findTotpStep, parseTotpKey } from './totp-codes.ts'

const now = new Date('2026-11-29T10:00:10.000Z')

test('the code of this moment is accepted now, and ends with its half minute', () => {
  const { secret } = createTotpSecret({ issuer: 'Example Company', account: 'active.user' })
  const { code, until } = createTotpCode(secret, now)
  expect(findTotpStep(secret, code, now)).toBe(Math.floor(now.getTime() / 30_000))
  expect(until).toEqual(new Date('2026-11-29T10:00:30.000Z'))
})

test('a key is read as it is copied, as it is typed in groups, and from the address of a QR code', () => {
  const { secret, uri } = createTotpSecret({ issuer: 'Example Company', account: 'active.user' })
  const inGroups = secret.toLowerCase().replace(/(.{4})(?=.)/g, '$1 ')
  expect(parseTotpKey(` ${secret} `)).toEqual({ secret, label: undefined })
  expect(parseTotpKey(inGroups)).toEqual({ secret, label: undefined })
  expect(parseTotpKey(uri)).toEqual({ secret, label: 'active.user' })
})

test.each([
  '',
  '123456',
  'JBSWY3DPEHPK3PX',
  'JBSWY3DPEHPK3PX0',
  'otpauth://totp/',
  'otpauth://nothing',
  'A'.repeat(201),
])('“%s” is no key', (key) => expect(parseTotpKey(key)).toBeUndefined())
