import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { apiKeyLimit } from '../api-key-limits.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const api = '/api/v1/admin'
const keys = `${api}/api-keys`

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const create = async (more: object = {}) =>
  (await admin('POST', keys, { name: 'Nightly report', role: 'auditor', ...more })).body
/** As a script calls: no cookie, no CSRF header. */
const withKey = (key: string, address?: string) => (method: string, path: string, body?: unknown, match?: string) =>
  server.call(method, path, {
    body,
    address,
    headers: { authorization: `Bearer ${key}`, 'latchkey-csrf': '', ...(match !== undefined && { 'if-match': match }) },
  })

test('a key is shown once, reads with the role of an auditor, tells its last use, and opens nothing once it is revoked', async () => {
  const { id, key } = await create()
  expect(key).toMatch(/^latchkey_[A-Za-z0-9_-]{43}$/)
  const script = withKey(key)
  expect((await script('GET', `${api}/settings/site`)).status).toBe(200)
  expect((await script('PUT', `${api}/settings/site`, {}, '"0"')).body.code).toBe('forbidden')
  const listed = await admin('GET', keys)
  expect(JSON.stringify(listed.body)).not.toContain(key)
  const one = listed.body.items.find((item: { id: string }) => item.id === id)
  expect(one).toMatchObject({ name: 'Nightly report', role: 'auditor', isOver: false, lastUsedAt: expect.any(String) })
  expect(one.createdBy).toMatch(/^site\.admin@/)
  expect((await admin('DELETE', `${keys}/${id}`)).status).toBe(204)
  expect((await script('GET', `${api}/settings/site`)).body.code).toBe('key-invalid')
  expect((await admin('DELETE', `${keys}/${id}`)).status).toBe(404)
})

test('a key of an administrator changes settings, and the audit and the history name the key', async () => {
  const { id, key } = await create({ name: 'Deployment', role: 'administrator' })
  const saved = await withKey(key)('PUT', `${api}/settings/mail`, { defaultLanguage: 'de' }, '"0"')
  expect(saved.status).toBe(200)
  const { items } = (await admin('GET', `${api}/settings/mail/versions`)).body
  expect(items[0].by).toBe('API key “Deployment”')
  const { store } = server.services
  const events = await store.read.selectFrom('AuditEvent').selectAll().where('subject', '=', id).execute()
  expect(events.length).toBeGreaterThan(0)
})

test('no key lets a person in, gives a role or makes another key', async () => {
  const { key } = await create({ role: 'administrator' })
  const script = withKey(key)
  const refused = await Promise.all([
    script('POST', keys, { name: 'More', role: 'administrator' }),
    script('DELETE', `${keys}/x`),
    script('POST', `${api}/second-factors/enrolment-codes`, { person: 'helpdesk.operator' }),
    script('POST', `${api}/second-factors/recoveries`, { person: 'helpdesk.operator' }),
    script('PUT', `${api}/settings/administration`, { groups: ['Sales'] }, '"0"'),
    script('PUT', `${api}/settings/staff`, { secondFactor: 'off' }, '"0"'),
    script('GET', '/api/v1/helpdesk/people?query=active'),
  ])
  expect(refused.map(({ body }) => body.code)).toEqual([...Array(6).fill('forbidden'), 'sign-in-required'])
})

test('a key that is limited to operations may call these alone', async () => {
  const { key } = await create({ operations: ['listJobs'] })
  expect((await withKey(key)('GET', `${api}/jobs`)).status).toBe(200)
  expect((await withKey(key)('GET', `${api}/settings/site`)).body.code).toBe('forbidden')
})

test('a key of a policy owner reaches the named policy alone', async () => {
  const { id: policy } = (await admin('POST', `${api}/policies`, { name: 'Owned' })).body
  const { key } = await create({ role: 'policy-owner', policies: [policy] })
  expect((await withKey(key)('GET', `${api}/policies/${policy}`)).status).toBe(200)
  expect((await withKey(key)('GET', `${api}/policies/default`)).body.code).toBe('forbidden')
})

test.each([
  ['a policy that is not there', { role: 'policy-owner', policies: ['gone'] }, 'policies.0'],
  ['no policy for an owner', { role: 'policy-owner' }, 'policies'],
  ['an operation that the role does not have', { role: 'auditor', operations: ['deletePolicy'] }, 'operations.0'],
  ['an operation for persons only', { role: 'administrator', operations: ['createApiKey'] }, 'operations.0'],
  ['no name', { name: ' ' }, 'name'],
  ['more than a year', { days: 367 }, 'days'],
])('a key with %s is refused at its field', async (_what, more, path) => {
  const { problems } = await create(more)
  expect(problems).toMatchObject([{ path }])
})

test('a key beside a session decides alone', async () => {
  const cookie = await server.signIn('site.admin', 'administration')
  const headers = { cookie, authorization: 'Bearer latchkey_wrong' }
  expect((await server.call('GET', `${api}/settings/site`, { headers })).body.code).toBe('key-invalid')
})

test('wrong keys are counted per network before they are judged, recorded within limits, and never written anywhere', async () => {
  const log = vi.spyOn(process.stderr, 'write')
  const { key } = await create()
  const wrong = `latchkey_${'A'.repeat(43)}`
  const address = '203.0.113.7'
  const codes = []
  for (let count = 0; count < apiKeyLimit.wrong; count++)
    codes.push((await withKey(wrong, address)('GET', `${api}/jobs`)).body.code)
  expect(new Set(codes)).toEqual(new Set(['key-invalid']))
  expect((await withKey(key, address)('GET', `${api}/jobs`)).body.code).toBe('too-many-attempts')
  expect((await withKey(key, '198.51.100.9')('GET', `${api}/jobs`)).status).toBe(200)
  const { store } = server.services
  const events = await store.read.selectFrom('AuditEvent').selectAll().where('event', '=', 'access-refused').execute()
  const recorded = events.filter(({ data }) => data.includes('key-invalid'))
  expect(recorded.length).toBeGreaterThan(0)
  expect(recorded.length).toBeLessThan(apiKeyLimit.wrong)
  const written = JSON.stringify([
    events,
    await store.read.selectFrom('AuditText').selectAll().execute(),
    log.mock.calls,
  ])
  expect(written).not.toContain(key)
  expect(written).not.toContain(wrong)
  log.mockRestore()
})

test('right keys use up no tries', async () => {
  const { key } = await create()
  for (let count = 0; count < apiKeyLimit.wrong + 5; count++)
    expect((await withKey(key, '203.0.113.8')('GET', `${api}/jobs`)).status).toBe(200)
})
