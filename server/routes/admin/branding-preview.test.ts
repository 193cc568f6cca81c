import { afterAll, beforeAll, expect, test } from 'vitest'
import { contrast, nearestSurfaces } from '../../branding/colours.ts'
import { pngUrl, sampleSvg, svgUrl } from '../../branding/testing.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

const path = '/api/v1/admin/branding-preview'
let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('a logo is given back as it would be stored, and nothing is stored', async () => {
  const { status, body } = await admin('POST', path, { logo: svgUrl(sampleSvg) })
  expect(status).toBe(200)
  expect(atob(body.logo.split(',')[1])).not.toContain('metadata')
  const settings = '/api/v1/admin/settings/branding'
  expect((await admin('GET', settings)).body).toMatchObject({ version: 0, settings: {} })
  const saved = await admin('PUT', settings, { logo: body.logo }, '"0"')
  expect(saved.body.settings.logo).toBe(body.logo)
})

test('a colour is given back for light and dark pages, with enough contrast on both', async () => {
  const { colours } = (await admin('POST', path, { colour: '#FFEE88' })).body
  expect(colours.light.accent).not.toBe('#ffee88')
  for (const scheme of ['light', 'dark'] as const) {
    expect(contrast(colours[scheme].accent, nearestSurfaces[scheme])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours[scheme].accent, colours[scheme].accentText)).toBeGreaterThanOrEqual(4.5)
  }
})

const root = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"'

test.each([
  ['with a script', svgUrl(`<svg ${root}><script>alert(1)</script></svg>`), 422, 'logo-active'],
  ['with a handler', svgUrl(`<svg ${root} onload="alert(1)"><path d="M0 0h9"/></svg>`), 422, 'logo-active'],
  ['of 40 kB that unpacks to 40 MB', pngUrl({ rows: Buffer.alloc(40_000_000) }), 422, 'logo-damaged'],
  ['with entities that grow', svgUrl(`<!DOCTYPE svg [<!ENTITY a "aa">]><svg ${root}>&a;</svg>`), 422, 'logo-damaged'],
  ['that is a page', 'data:text/html;base64,PHNjcmlwdD4=', 422, 'logo-type-refused'],
] as const)('a logo %s is refused at its field, by the preview and by the setting', async (_, logo, status, code) => {
  const previewed = await admin('POST', path, { logo })
  expect([previewed.status, previewed.body.problems[0]]).toEqual([
    status,
    expect.objectContaining({ path: 'logo', code }),
  ])
  const version = (await admin('GET', '/api/v1/admin/settings/branding')).headers.get('etag') ?? ''
  const saved = await admin('PUT', '/api/v1/admin/settings/branding', { logo }, version)
  expect([saved.status, saved.body.problems[0].code]).toEqual([status, code])
})

test('a logo of 50 MB is refused before it is read', async () => {
  const logo = `data:image/png;base64,${'A'.repeat(50_000_000)}`
  expect((await admin('POST', path, { logo })).status).toBe(413)
  expect((await admin('PUT', '/api/v1/admin/settings/branding', { logo }, '"0"')).status).toBe(413)
})
