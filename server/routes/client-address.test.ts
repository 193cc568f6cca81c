import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readClientAddress, readPlace } from './caller.ts'

const trustedProxies = ['192.0.2.1', '192.0.2.2']
const app = new Hono()
  .get('/', (context) => context.text(readClientAddress(context, trustedProxies)))
  .get('/place', (context) => context.text(readPlace(context, trustedProxies).address ?? 'none'))

const request = (path: string, remoteAddress: string, headers = new Headers()) =>
  app.request(path, { headers }, { incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } } })

test.each([
  ['without a proxy it is that of the connection', '198.51.100.7', undefined, '198.51.100.7'],
  ['a client cannot choose its own', '198.51.100.7', '10.0.0.1', '198.51.100.7'],
  ['a trusted proxy names it', '192.0.2.1', '198.51.100.7', '198.51.100.7'],
  ['what a client sent to a trusted proxy is passed over', '192.0.2.1', '10.0.0.1, 198.51.100.7', '198.51.100.7'],
  ['a row of trusted proxies is followed', '192.0.2.1', '198.51.100.7, 192.0.2.2', '198.51.100.7'],
  ['the port of its connection is no part of it', '192.0.2.1', '198.51.100.7:51000', '198.51.100.7'],
  ['the port after an address of IPv6', '192.0.2.1', '[2001:db8::7]:51000', '2001:db8::7'],
  ['an address of IPv6 in brackets', '192.0.2.1', '[2001:db8::7]', '2001:db8::7'],
  ['an address of IPv6 that ends like a port', '192.0.2.1', '2001:db8::7:5100', '2001:db8::7:5100'],
  ['a trusted proxy with a port is followed', '192.0.2.1', '198.51.100.7, 192.0.2.2:443', '198.51.100.7'],
  ['a trusted proxy that names no client counts as the client', '192.0.2.1', undefined, '192.0.2.1'],
])('the address of the client: %s', async (_case, remoteAddress, forwarded, expected) => {
  const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })
  const reply = await request('/', remoteAddress, headers)
  expect(await reply.text()).toBe(expected)
})

test.each([
  ['an address is remembered as it is', '2001:db8::7', '2001:db8::7'],
  ['without the interface of the server', `fe80::1234:5678:9abc:def0%${'e'.repeat(40)}`, 'fe80::1234:5678:9abc:def0'],
  [
    'what a proxy forwarded and is no address is not remembered, since its column holds addresses',
    'x'.repeat(46),
    'none',
  ],
])('the place of a session: %s', async (_case, forwarded, expected) => {
  const reply = await request('/place', '192.0.2.1', new Headers({ 'x-forwarded-for': forwarded }))
  expect(await reply.text()).toBe(expected)
})
