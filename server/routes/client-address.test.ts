import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createServerHarness } from './admin/testing.ts'
import { readClientAddress, readPlace } from './caller.ts'

const trustedProxies = ['192.0.2.1', '192.0.2.2', '2001:DB8::1']
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
  ['IPv4 within IPv6', '192.0.2.1', '::ffff:198.51.100.7', '198.51.100.7'],
  ['IPv4 within IPv6, in hexadecimal and with a port', '192.0.2.1', '[::FFFF:c633:6407]:443', '198.51.100.7'],
  ['another spelling of one address of IPv6', '192.0.2.1', '2001:DB8:0:0::0007', '2001:db8::7'],
  ['quoted', '192.0.2.1', '"[2001:db8::7]:51000"', '2001:db8::7'],
  [
    'a trusted proxy of IPv6 in another spelling is followed',
    '::ffff:192.0.2.1',
    '198.51.100.7, 2001:db8:0::1',
    '198.51.100.7',
  ],
  ['a text that is no address stays, and is counted with all others', '192.0.2.1', 'unknown', 'unknown'],
  ['empty places in the list are passed over', '192.0.2.1', '198.51.100.7, , ', '198.51.100.7'],
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

test('runs of one address with another port each time count together: the 31st must prove work', async () => {
  await using server = await createServerHarness({ LATCHKEY_TRUSTED_PROXIES: '192.0.2.1' })
  const start = async (number: number) => {
    const headers = { 'x-forwarded-for': `203.0.113.8:${50_000 + number}` }
    const body = { workflow: 'manage-my-passwords', account: 'active.user' }
    return server.call('POST', '/api/v1/runs', { body, headers, address: '192.0.2.1' })
  }
  const statuses = []
  for (let number = 1; number <= 30; number++) statuses.push((await start(number)).status)
  expect(statuses).toEqual(Array.from({ length: 30 }, () => 201))
  expect((await start(31)).body.code).toBe('captcha-required')
})
