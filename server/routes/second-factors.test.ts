import { expect, test } from 'vitest'
import { listSecondFactors } from './second-factors.ts'

const host = 'https://staff.example.com'
const publicHost = 'https://password.example.com'

test.each([
  ['a host name', 'helpdesk', host, publicHost, ['code', 'passkey', 'enrolment-code']],
  ['an IPv4 address', 'helpdesk', 'https://192.0.2.7', publicHost, ['code', 'enrolment-code']],
  [
    'an IPv6 address with a port',
    'administration',
    'https://[2001:db8::7]:8443',
    publicHost,
    ['code', 'enrolment-code'],
  ],
  ['a short name', 'administration', 'https://staff', publicHost, ['code', 'passkey', 'enrolment-code']],
  ['the host of staff', 'self-service', host, host, ['code', 'passkey']],
  ['another host than that of staff', 'self-service', host, publicHost, ['code']],
  ['one IP address for all', 'self-service', 'https://192.0.2.7', 'https://192.0.2.7', ['code']],
] as const)('after the password a site at %s (%s) takes what works there', (_, frontEnd, url, publicUrl, choices) => {
  expect(listSecondFactors(frontEnd, { url, publicUrl })).toEqual(choices)
})
