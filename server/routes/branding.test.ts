import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { pngUrl, sampleSvg, svgUrl } from '../branding/testing.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

const settings = '/api/v1/admin/settings/branding'
const page = '<!doctype html><html><head><title>Latchkey</title></head><body></body></html>'
let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
let version: number

beforeAll(async () => {
  server = await createServerHarness()
  await writeFile(join(server.services.config.data, '..', 'index.html.gz'), gzipSync(page))
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
beforeEach(async () => {
  version = (await admin('GET', settings)).body.version
})
afterAll(() => server[Symbol.asyncDispose]())

const save = (branding: object) => admin('PUT', settings, branding, `"${version}"`)
const loadSite = async (language = 'en') =>
  (await server.call('GET', '/api/v1/site', { headers: { 'accept-language': language } })).body

/** As the adapter describes it. */
const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

async function open(path: string, headers: Record<string, string> = {}) {
  const response = await server
    .createApp()
    .request(`http://localhost:8080${path}`, { headers: { host: 'localhost:8080', ...headers } }, connection)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const sheetOf = (html: string): string => /<link rel="stylesheet" href="(\/branding\/[^"]+)"/.exec(html)?.[1] ?? ''

test('without branding pages and replies are as supplied', async () => {
  await save({})
  const site = await loadSite()
  expect([site.branding, site.links]).toEqual([undefined, undefined])
  expect((await open('/')).text).toBe(page)
  expect((await open('/legacy/')).text).not.toContain('/branding/')
})

test('colour and logo reach every site by one style sheet, whose name and logo change with them', async () => {
  await save({ colour: '#004B87', logo: svgUrl(sampleSvg) })
  const first = await open('/')
  const sheet = sheetOf(first.text)
  for (const path of ['/modern/', '/helpdesk/', '/admin/', '/me/', '/legacy/', '/no-such-page'])
    expect(sheetOf((await open(path, { accept: 'text/html' })).text), path).toBe(sheet)
  const css = await open(sheet)
  expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(css.text).toContain('--accent:light-dark(#004b87,')
  const logo = await open(/url\("([^"]+)"\)/.exec(css.text)?.[1] ?? '')
  expect(logo.text).toContain('<svg')
  expect(logo.headers.get('content-type')).toBe('image/svg+xml')
  for (const { headers } of [css, logo]) {
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  expect(logo.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")

  version++
  await save({ colour: '#870000' })
  const second = await open('/', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([second.status, sheetOf(second.text) === sheet]).toEqual([200, false])
  expect((await open(sheet)).status).toBe(404)
})

test('clients that load no style sheet get the same from the API', async () => {
  await save({ colour: '#004b87', logo: pngUrl({ width: 30, height: 10 }) })
  const { branding } = await loadSite()
  expect(branding.colours.light.accent).toBe('#004b87')
  expect(branding.logo).toMatchObject({ width: 30, height: 10 })
  const extension = { origin: 'moz-extension://11111111-2222-3333-4444-555555555555' }
  const { status, headers } = await open(branding.logo.address, extension)
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, extension.origin])
  expect((await open(branding.logo.address, { origin: 'https://evil.example' })).status).toBe(403)
})

test('links are worded in the reader’s language; a kiosk shows none', async () => {
  await save({ helpLink: 'https://help.contoso.example/it', portal: 'https://portal.contoso.example' })
  expect((await loadSite('de')).links).toEqual([
    { href: 'https://help.contoso.example/it', text: 'Hilfeseiten' },
    { href: 'https://portal.contoso.example', text: 'Portal von Example Company' },
  ])
  expect((await open('/legacy/')).text).toContain('https://help.contoso.example/it')
  expect((await open('/legacy/?kiosk')).text).not.toContain('contoso.example')
})

test('what cannot be used is refused at its field with what to do, and what was saved stays', async () => {
  await save({ colour: '#004b87' })
  version++
  const refused = await save({
    colour: 'blue',
    helpLink: 'http://help.contoso.example',
    portal: 'javascript:alert(1)',
    logo: svgUrl('<svg viewBox="0 0 9 9"><script>alert(1)</script></svg>'),
  })
  expect(refused.status).toBe(422)
  const codes = refused.body.problems.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`)
  expect(codes.sort()).toEqual([
    'colour: colour-invalid',
    'helpLink: link-invalid',
    'logo: logo-active',
    'portal: link-invalid',
  ])
  for (const { text } of refused.body.problems) expect(text).toMatch(/^(Give|This)/)
  expect((await admin('GET', settings)).body).toMatchObject({ version, settings: { colour: '#004b87' } })
})

test('operators may not change it, nor does a stale version', async () => {
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  expect((await operator('PUT', settings, {}, `"${version}"`)).status).toBe(401)
  const late = await admin('PUT', settings, { colour: '#123456' }, `"${version - 1}"`)
  expect(late.status).toBe(412)
})
