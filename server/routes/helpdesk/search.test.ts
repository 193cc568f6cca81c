import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

/** How people are found, as an administrator sets it. */
let server: ServerHarness
let operator: ReturnType<ServerHarness['as']>
let administrator: ReturnType<ServerHarness['as']>
const path = '/api/v1/admin/settings/site'

beforeAll(async () => {
  server = await createServerHarness()
  operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  administrator = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => set({}))

async function set(helpdeskSearch: object) {
  const { headers } = await administrator('GET', path)
  return administrator('PUT', path, { helpdeskSearch }, headers.get('etag') ?? '')
}
const find = (query: string) => operator('GET', `/api/v1/helpdesk/people?query=${encodeURIComponent(query)}`)
const active = { displayName: 'Active User', account: 'active.user', domain: 'corp.example.com' }

test('two letters are enough, and one where it can be a name, unless a setting requires more, which the site is told', async () => {
  expect((await find('a')).status).toBe(400)
  expect((await find('ac')).body.people).toContainEqual(expect.objectContaining(active))
  expect((await set({ minCharacters: 4 })).status).toBe(200)
  expect((await server.call('GET', '/api/v1/site')).body.searchFrom).toBe(4)
  expect(await find('act')).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
  expect((await find('acti')).body.people).toMatchObject([active])
  expect((await find('王')).status).toBe(200)
  await set({ minCharacters: 1 })
  expect((await find('a')).status).toBe(200)
})

test('lists can show names only, or shortened; the full name appears when the person is opened', async () => {
  await set({ displayNameOnly: true })
  expect((await find('active')).body).toMatchObject({ people: [{ displayName: 'Active User' }], shortened: false })
  expect(Object.keys((await find('active')).body.people[0]).sort()).toEqual(['displayName', 'id'])

  await set({ truncateNames: true })
  const { body } = await find('active')
  expect(body).toMatchObject({ people: [{ displayName: 'A***** U***', account: 'a*****.u***' }], shortened: true })
  expect(JSON.stringify(body)).not.toMatch(/active/i)
  const opened = await operator('GET', `/api/v1/helpdesk/people/${body.people[0].id}`)
  expect(opened.body).toMatchObject(active)
  const viewed = server.services.store.read.selectFrom('AuditEvent').select('data').where('event', '=', 'person-viewed')
  expect(await viewed.execute()).toHaveLength(1)
})

test.each([
  [{ minCharacters: 0 }, 'helpdeskSearch.minCharacters', 'value-too-small'],
  [{ minCharacters: 21 }, 'helpdeskSearch.minCharacters', 'value-too-large'],
  [{ minCharacters: 'three' }, 'helpdeskSearch.minCharacters', 'value-invalid'],
  [{ truncateNames: 'yes' }, 'helpdeskSearch.truncateNames', 'value-invalid'],
  [{ hide: true }, 'helpdeskSearch.hide', 'field-unknown'],
])('%j is refused at its field', async (given, at, code) => {
  const refused = await set(given)
  expect(refused).toMatchObject({ status: 422, body: { problems: [{ path: at, code }] } })
})
