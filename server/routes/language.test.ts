import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { listAcceptedRegions, negotiateLanguage } from './language.ts'

const app = new Hono()
  .get('/', (context) => context.text(negotiateLanguage(context)))
  .get('/regions', (context) => context.text(listAcceptedRegions(context).join()))

it.each([
  ['de-AT,en;q=0.5', 'de'],
  ['en;q=0.5, de;q=0.9', 'de'],
  ['fr, de;q=0.1', 'de'],
  ['fr, de;q=0', 'en'],
  ['de; q=0.0, en;q=0.1', 'en'],
  ['de;q=0, de-AT', 'de'],
  ['fr, de ; q = 0', 'en'],
  ['fr, de;Q=0', 'en'],
  ['fr, de;q=0.000', 'en'],
  ['en ;q=0.5, de ;q=0.6', 'de'],
  ['fr, de;q=high', 'en'],
  ['*, de;q=0.1', 'de'],
  ['xx', 'en'],
  ['__proto__, constructor', 'en'],
  [';q=;;,,', 'en'],
])('%s is %s', async (header, expected) => {
  const reply = await app.request('/', { headers: { 'accept-language': header } })
  expect(await reply.text()).toBe(expected)
})

it.each([
  ['de-AT,en-GB;q=0.8,en;q=0.5', 'de-AT,en-GB'],
  ['en;q=0.9, es-419;q=0.5, fr-CH', 'fr-CH,es-419'],
  ['en-GB;q=0, de', ''],
  ['en-u-hc-h12, en-x, en-1a, en-GB-oxendict, -GB, en-', ''],
])('regions of %s are %s', async (header, expected) => {
  const reply = await app.request('/regions', { headers: { 'accept-language': header } })
  expect(await reply.text()).toBe(expected)
})
