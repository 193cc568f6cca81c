import { expect, test } from 'vitest'
import { canBeAllowed, parseOrigin, toHostPermission, toMatchPattern } from './origins.ts'
import { parseServerAddress } from './server-client/server-address.ts'

test.each([
  ['https://mail.example.com/owa/?a#b', 'https://mail.example.com'],
  [' mail.example.com ', 'https://mail.example.com'],
  ['mail.example.com:8443', 'https://mail.example.com:8443'],
  ['http://intranet', 'http://intranet'],
  ['javascript:alert(1)', undefined],
  ['ftp://mail.example.com', undefined],
  ['https://anna:secret@mail.example.com', undefined],
  ['mail example', undefined],
  ['https://mail%20example', undefined],
  ['htps//mail.example.com', undefined],
  ['htps:/mail.example.com', undefined],
  ['https:mail.example.com', undefined],
  ['//mail.example.com', undefined],
  ['mail.example.com//owa', 'https://mail.example.com'],
  ['mail.example.com/owa//x:y', 'https://mail.example.com'],
  ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
  ['', undefined],
])('the origin in %j is %j', (typed, origin) => {
  expect(parseOrigin(typed)).toBe(origin)
})

test.each([
  ['https://mail.example.com:8443', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1', true],
  ['http://intranet', false],
  ['http://localhost.example.com', false],
])('whether people can be asked for %j: %j', (origin, expected) => {
  expect(canBeAllowed(origin)).toBe(expected)
})

test('a match pattern contains the port, except in Firefox', () => {
  expect(toMatchPattern('https://mail.example.com:8443', 'chrome')).toBe('https://mail.example.com:8443/*')
  expect(toMatchPattern('https://mail.example.com:8443', 'firefox')).toBe('https://mail.example.com/*')
})

test.each([
  ['https://mail.example.com:8443', 'https://mail.example.com/*'],
  ['https://*', 'https://*/*'],
  ['http://127.0.0.1:*', 'http://127.0.0.1/*'],
])('a package that grants %j has the permission %j', (host, permission) => {
  expect(toHostPermission(host)).toBe(permission)
})

test.each([
  ['https://latchkey.example.com/x', { ok: true, origin: 'https://latchkey.example.com' }],
  ['latchkey.example.com', { ok: true, origin: 'https://latchkey.example.com' }],
  ['http://localhost:8080', { ok: true, origin: 'http://localhost:8080' }],
  ['http://127.0.0.1:8080', { ok: true, origin: 'http://127.0.0.1:8080' }],
  ['http://[::1]:8080', { ok: false, problem: 'server-insecure' }],
  ['https://[::1]:8443', { ok: true, origin: 'https://[::1]:8443' }],
  ['htps//x y', { ok: false, problem: 'server-address' }],
  ['http://localhost.example.com', { ok: false, problem: 'server-insecure' }],
  ['file:///etc/passwd', { ok: false, problem: 'server-address' }],
  ['https://', { ok: false, problem: 'server-address' }],
])('the server address %j gives %j', (typed, result) => {
  expect(parseServerAddress(typed)).toEqual(result)
})
