import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const settings = '/api/v1/admin/settings'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('site settings apply from the next request on', async () => {
  const before = await admin('GET', `${settings}/site`)
  const helpdeskSearch = { minCharacters: 2, displayNameOnly: false, truncateNames: false }
  expect(before.body).toEqual({ name: 'site', version: 0, settings: { selfService: 'modern', helpdeskSearch } })
  const saved = await admin('PUT', `${settings}/site`, { name: 'Northwind', selfService: 'legacy' }, '"0"')
  expect(saved.body).toMatchObject({ version: 1, settings: { name: 'Northwind', selfService: 'legacy' } })
  expect((await server.call('GET', '/api/v1/site')).body.name).toBe('Northwind')
  const late = await admin('PUT', `${settings}/site`, { name: 'Late' }, '"0"')
  expect([late.status, late.body.current.settings.name]).toEqual([412, 'Northwind'])
  expect((await admin('PUT', `${settings}/site`, { name: 'No version' })).status).toBe(428)
})

test('all settings are listed, each with a form in the requested language', async () => {
  const { body: list } = await admin('GET', settings)
  expect(list.items.map(({ name }: { name: string }) => name)).toEqual([
    'administration',
    'branding',
    'mail',
    'parameters',
    'radius',
    'site',
    'staff',
  ])
  const { body } = await admin('GET', `${settings}/site/form`)
  expect(body).toMatchObject({ name: 'site', title: 'Sites' })
  const { afterNewPassword, selfService, helpdeskSearch } = body.form.properties
  expect(afterNewPassword).toMatchObject({ control: 'words', title: 'Advice after a new password' })
  expect(selfService.choices).toEqual({
    modern: 'Modern, with scripts',
    legacy: 'Legacy, also for old browsers and kiosks',
  })
  expect(helpdeskSearch.properties.minCharacters).toMatchObject({
    type: 'integer',
    minimum: 1,
    maximum: 20,
    default: 2,
  })
  expect((await admin('GET', `${settings}/constructor/form`)).status).toBe(404)
})

test('an empty list of a setting is no difference from a default without one', async () => {
  const { items } = (await admin('GET', settings)).body
  const { fields } = items.find(({ name }: { name: string }) => name === 'administration')
  const differing = fields.filter(({ isDefault }: { isDefault: boolean }) => !isDefault)
  expect(differing.map(({ path }: { path: string }) => path)).toEqual(['groups'])
})

test('every field of every setting has a title', async () => {
  const untitled: string[] = []
  const visit = (path: string, { title, properties = {} }: { title?: string; properties?: object }) => {
    if (!title) untitled.push(path)
    for (const [name, field] of Object.entries(properties)) visit(`${path}.${name}`, field)
  }
  for (const name of ['administration', 'branding', 'mail', 'parameters', 'site', 'staff']) {
    const { body } = await admin('GET', `${settings}/${name}/form`)
    visit(name, { title: body.title, properties: body.form.properties })
  }
  expect(untitled).toEqual([])
})

test('an invalid value is refused at its field, and unknown settings are not found', async () => {
  const { body } = await admin('PUT', `${settings}/site`, { selfService: 'paper', colour: 'red' }, '"1"')
  expect(body.problems.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'selfService'])
  expect((await admin('GET', `${settings}/constructor`)).status).toBe(404)
})

test('administrators can add others, but not exclude themselves', async () => {
  const path = `${settings}/administration`
  const alone = await admin('PUT', path, { groups: ['Domain Admins'] }, '"0"')
  expect(alone.body.problems).toMatchObject([{ path: 'groups', code: 'without-yourself' }])
  const groups = ['Latchkey Administrators', 'Domain Admins']
  expect((await admin('PUT', path, { groups }, '"0"')).body.settings).toMatchObject({ groups })
  const newcomer = server.as(await server.signIn('protected.user', 'administration'))
  expect((await newcomer('GET', path)).status).toBe(200)
})
