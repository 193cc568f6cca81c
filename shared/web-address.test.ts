import { expect, test } from 'vitest'
import { completeAddress, isLink, isWebOrigin } from './web-address.ts'

test.each([
  ['mail.example.com', 'origin', 'https://mail.example.com'],
  ['https://mail.example.com/owa/?a=b', 'origin', 'https://mail.example.com'],
  ['mail.example.com:8443/owa', 'origin', 'https://mail.example.com:8443'],
  [' intranet.example.com/passwords ', 'link', 'https://intranet.example.com/passwords'],
  ['https://intranet.example.com/passwords', 'link', 'https://intranet.example.com/passwords'],
  // What could be meant otherwise stays as it was typed.
  ['j.lindqvist@example.com', 'link', 'j.lindqvist@example.com'],
  ['javascript:alert(1)', 'origin', 'javascript:alert(1)'],
  ['intranet', 'link', 'intranet'],
  ['', 'link', ''],
] as const)('“%s” as a %s becomes “%s”', (typed, kind, completed) =>
  expect(completeAddress(typed, kind)).toBe(completed),
)

test.each([
  ['https://a.example/b', true],
  ['http://a.example/b', false],
  ['https://name:secret@a.example', false],
  ['https://', false],
  ['javascript:alert(1)', false],
])('%s is a link: %s', (text, expected) => expect(isLink(text)).toBe(expected))

test.each([
  ['https://a.example', true],
  ['http://localhost:8080', true],
  ['http://a.example', false],
  ['https://a.example/', false],
  ['https://a.example/b', false],
])('%s is an origin: %s', (text, expected) => expect(isWebOrigin(text)).toBe(expected))
