import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { discoverServer, maxDiscoveryBytes, parseDiscovery, parseMailDomain } from './discovery.ts'

test.each([
  ['anna@contoso.com', 'contoso.com'],
  [' anna.smith+x@Mail.Contoso.COM ', 'mail.contoso.com'],
  ['anna@bücher.example', 'xn--bcher-kva.example'],
  ['anna@contoso', undefined],
  ['anna@127.0.0.1', undefined],
  ['anna@2130706433', undefined],
  ['anna@[::1]', undefined],
  ['anna@contoso.com:8443', undefined],
  ['anna@contoso.com/path', undefined],
  ['anna@evil.example@contoso.com', undefined],
  ['contoso.com', undefined],
  ['', undefined],
])('the domain of %j is %j', (typed, domain) => {
  expect(parseMailDomain(typed)).toBe(domain)
})

const server = 'https://password.contoso.com'
const file = { server, organisation: 'Contoso' }

test.each<[string, unknown]>([
  ['an http address', { ...file, server: 'http://password.contoso.com' }],
  ['an address with a path', { ...file, server: `${server}/x` }],
  ['an address without a scheme', { ...file, server: 'password.contoso.com' }],
  ['an address with an account', { ...file, server: 'https://a:b@password.contoso.com' }],
  ['an address of this machine', { ...file, server: 'http://localhost:8080' }],
  ['an unknown field', { ...file, token: 'x' }],
  ['no organisation', { server }],
  ['an empty organisation', { server, organisation: '  ' }],
  ['a long organisation', { server, organisation: 'x'.repeat(81) }],
  ['a list', [file]],
  ['nothing', null],
])('a file with %s is invalid', (_, given) => {
  expect(parseDiscovery(JSON.stringify(given))).toBeUndefined()
})

test('the example for administrators is valid', () => {
  const example = readFileSync(new URL('../../docs/discovery/latchkey.json', import.meta.url), 'utf8')
  expect(parseDiscovery(example)).toEqual({ server: 'https://latchkey.example.com', organisation: 'Example Company' })
})

test('a file with both fields, and the address of its schema, is valid', () => {
  expect(parseDiscovery(JSON.stringify({ $schema: 'https://latchkey.example/x.json', ...file }))).toEqual(file)
  expect(parseDiscovery('<html>')).toBeUndefined()
})

describe('the mail domain', () => {
  const asked: [string, RequestInit | undefined][] = []
  const answer = (response: Response | Error) =>
    discoverServer('contoso.com', async (address, init) => {
      asked.push([String(address), init])
      if (response instanceof Error) throw response
      return response
    })

  test('is asked at its well-known address, without cookies and redirects', async () => {
    expect(await answer(Response.json(file))).toEqual({ ok: true, value: file })
    expect(asked[0]).toMatchObject([
      'https://contoso.com/.well-known/latchkey',
      { credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer' },
    ])
    expect(asked[0]?.[1]?.signal).toBeInstanceOf(AbortSignal)
  })

  test.each([
    ['discovery-none', new Response('', { status: 404 })],
    ['discovery-none', new TypeError('Failed to fetch')],
    ['discovery-redirect', new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })],
    ['discovery-invalid', new Response('<!doctype html>')],
    ['discovery-invalid', new Response(JSON.stringify(file) + ' '.repeat(maxDiscoveryBytes))],
  ])('gives %s', async (failure, response) => {
    expect(await answer(response)).toEqual({ ok: false, failure })
  })
})
