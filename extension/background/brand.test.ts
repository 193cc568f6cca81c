import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { deriveColours } from '../../server/branding/colours.ts'
import type { Brand } from '../../shared/ui/brand.ts'
import type { SiteInfo } from '../../shared/wizard/wizard-client.ts'
import { createServerClient } from '../server-client/server-client.ts'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { readBrand, saveSite } = await import('./brand.ts')

beforeEach(() => fakeBrowser.reset())

const server = 'https://latchkey.example.com'
const colours = deriveColours('#870000')
const address = `/branding/${'0'.repeat(32)}.png`
const logo = { address, width: 30, height: 10 }
const picture = () => new Response('picture', { headers: { 'content-type': 'image/png' } })

/** A client whose server gives `response` for every logo, and the paths that were asked for. */
function clientFor(response: () => Response = picture) {
  const requests: string[] = []
  const fetch = async (input: string | URL | Request) => {
    requests.push(String(input))
    return response()
  }
  return { requests, client: createServerClient({ server, language: 'en', fetch }) }
}

const siteWith = (branding?: Brand): SiteInfo => ({
  name: 'Contoso',
  languages: [],
  domains: [],
  captcha: 'none',
  branding,
})

test('colours and logo are stored; the logo is fetched once, as long as it is the same', async () => {
  const { client, requests } = clientFor()
  const brand = await saveSite(client, siteWith({ colours, logo }))
  expect(brand?.logo?.address).toBe(`data:image/png;base64,${btoa('picture')}`)
  await saveSite(client, siteWith({ colours, logo }))
  expect(requests).toEqual([`${server}${address}`])
  expect(await readBrand(server)).toEqual(brand)
  await saveSite(client, siteWith({ logo: { ...logo, address: address.replace('0', '1') } }))
  expect(requests).toHaveLength(2)
})

test('an organisation that takes its look away has none here either', async () => {
  const { client } = clientFor()
  await saveSite(client, siteWith({ colours, logo }))
  await saveSite(client, siteWith())
  expect(await readBrand(server)).toEqual({})
})

test.for([
  ['an error', () => new Response('', { status: 404 })],
  ['something that is no picture', () => new Response('<script>', { headers: { 'content-type': 'text/html' } })],
  [
    'a picture that is too large',
    () => new Response('x'.repeat(200_000), { headers: { 'content-type': 'image/png' } }),
  ],
] as const)('%s in place of a logo leaves the colours, and is asked for again', async ([, response]) => {
  const broken = clientFor(response)
  expect(await saveSite(broken.client, siteWith({ colours, logo }))).toEqual({ colours })
  const whole = clientFor()
  await saveSite(whole.client, siteWith({ colours, logo }))
  expect(whole.requests).toHaveLength(1)
})

test('what could be more than a colour or a logo is left out', async () => {
  const { client, requests } = clientFor()
  const light = { ...colours.light, accent: 'red;}*{display:none' }
  const elsewhere = { ...logo, address: '//evil.example/logo.png' }
  expect(await saveSite(client, siteWith({ colours: { ...colours, light }, logo: elsewhere }))).toEqual({})
  expect(requests).toEqual([])
})
