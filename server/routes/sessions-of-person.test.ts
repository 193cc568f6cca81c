import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertStateToken } from '../store/state-tokens.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

/** M11: sessions and state tokens, listed and ended by their owner and by administrators. */
let server: ServerHarness
let own: string

beforeEach(async () => {
  server = await createServerHarness()
  own = await server.signIn(account, 'self-service')
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const account = 'active.user'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'
const path = '/api/v1/me/sessions'

async function loadPerson(name = account) {
  const search = await server.services.directory.openSession({}).find(name)
  if (search.found !== 'one') throw new Error(`${name} is not in the sample company`)
  return search.person
}

/** A state token as a run of the extension gives it. */
async function giveStateToken(name = account): Promise<string> {
  const { id: personId, domain } = await loadPerson(name)
  const token = `state-token-of-${name}`.padEnd(43, '0').replaceAll('.', '-')
  const { store, keys } = server.services
  const row = { tokenHash: keys.stableHmac('token', token), personId, domain, milliseconds: 86_400_000 }
  await store.transaction((tx) => insertStateToken(tx, row))
  return token
}

const readState = (token: string) =>
  server.call('GET', '/api/v1/state', { headers: { authorization: `Bearer ${token}`, 'user-agent': firefox } })
const isSignedIn = async (cookie: string) =>
  (await server.call('GET', '/api/v1/session', { headers: { cookie } })).body.signedIn
const as = (cookie: string) => server.as(cookie)
type Listed = Awaited<ReturnType<typeof list>>
const list = async (cookie = own) => (await as(cookie)('GET', path)).body.items
/** Every sign-in of these tests also makes a browser known. */
const withoutBrowsers = (items: Listed): Listed =>
  items.filter(({ kind }: { kind: string }) => kind !== 'known-browser')
const listSessions = async (cookie = own) => withoutBrowsers(await list(cookie))

async function listEnded() {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'access-ended')
    .execute()
  return rows.map(({ data }) => JSON.parse(data))
}

test('M11: a person sees their own sessions and state tokens with browser, address and last use, and no other person’s', async () => {
  await server.signIn('team.manager', 'self-service')
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password: 'Harbour-Lantern-41' }
  await server.call('POST', '/api/v1/sign-in', { body, headers: { 'user-agent': firefox } })
  const token = await giveStateToken()
  const [unused, ...sessions] = await listSessions()
  expect(sessions).toMatchObject([{ kind: 'session' }, { kind: 'session', current: true }])
  expect(unused).not.toHaveProperty('usedAt')
  await readState(token)
  const items = await listSessions()
  const place = { browser: 'Firefox, Windows', address: '127.0.0.1', usedAt: expect.any(String), current: false }
  expect(items).toMatchObject([
    { kind: 'state-token', ...place },
    { kind: 'session', frontEnd: 'self-service', ...place },
    { kind: 'session', current: true },
  ])
  expect(items[2]).not.toHaveProperty('browser')
  const browsers = (await list()).filter(({ kind }: { kind: string }) => kind === 'known-browser')
  expect(browsers.map(({ browser }: { browser?: string }) => browser)).toEqual(['Firefox, Windows', undefined])
  const stored = await server.services.store.read.selectFrom('Session').select('tokenHash').execute()
  for (const { tokenHash } of stored) expect(JSON.stringify(items)).not.toContain(tokenHash)
})

test('M11: one of them is ended by its id, the caller’s own too; another person’s id is not found', async () => {
  const other = await server.signIn(account, 'self-service')
  const manager = await server.signIn('team.manager', 'self-service')
  const [foreign] = await listSessions(manager)
  expect((await as(own)('DELETE', `${path}/${foreign.id}`)).status).toBe(404)
  expect(await isSignedIn(manager)).toBe(true)
  const elsewhere = (await listSessions()).find(({ current }: { current: boolean }) => !current)
  expect((await as(own)('DELETE', `${path}/${elsewhere.id}`)).status).toBe(204)
  expect([await isSignedIn(other), await isSignedIn(own)]).toEqual([false, true])
  const [current] = await listSessions()
  const ended = await as(own)('DELETE', `${path}/${current.id}`)
  expect([ended.status, ended.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
  expect(await isSignedIn(own)).toBe(false)
  const once = { sessions: 1, stateTokens: 0, knownBrowsers: 0, why: 'signed-out' }
  expect(await listEnded()).toEqual([once, once])
})

test('M11: signing out everywhere ends all others, or all', async () => {
  const other = await server.signIn(account, 'self-service')
  const manager = await server.signIn('team.manager', 'self-service')
  const token = await giveStateToken()
  expect((await as(own)('POST', `${path}/end`, { which: 'others' })).status).toBe(204)
  expect([await isSignedIn(other), await isSignedIn(own), (await readState(token)).status]).toEqual([false, true, 401])
  expect((await as(own)('POST', `${path}/end`, { which: 'all' })).status).toBe(204)
  expect([await isSignedIn(own), await isSignedIn(manager)]).toEqual([false, true])
  expect(await listEnded()).toMatchObject([
    { sessions: 1, stateTokens: 1, knownBrowsers: 2 },
    { sessions: 1, stateTokens: 0, knownBrowsers: 0 },
  ])
})

test('M11: nothing is listed or ended without a session of the person, the CSRF header and a right body', async () => {
  const operator = await server.signIn('helpdesk.operator', 'helpdesk')
  for (const cookie of ['', operator]) expect((await as(cookie)('GET', path)).status).toBe(401)
  const [current] = await listSessions()
  const headers = { cookie: own, 'latchkey-csrf': '' }
  expect((await server.call('DELETE', `${path}/${current.id}`, { headers })).body.code).toBe('csrf-refused')
  expect((await as(own)('POST', `${path}/end`, { which: 'mine' })).body.code).toBe('invalid-request')
  expect(await isSignedIn(own)).toBe(true)
})

test('M11: an administrator lists and ends what a person has open, and the audit says who did', async () => {
  const admin = await server.signIn('site.admin', 'administration')
  const other = await server.signIn(account, 'self-service')
  const { id } = await loadPerson()
  const people = `/api/v1/admin/people/${id}/sessions`
  const items = withoutBrowsers((await as(admin)('GET', people)).body.items)
  expect(items).toMatchObject([{ kind: 'session' }, { kind: 'session' }])
  expect((await as(admin)('DELETE', `${people}/unknown`)).status).toBe(404)
  expect((await as(admin)('DELETE', `${people}/${items[0].id}`)).status).toBe(204)
  expect([await isSignedIn(own), await isSignedIn(other)].filter(Boolean)).toHaveLength(1)
  expect((await as(admin)('DELETE', people)).status).toBe(204)
  expect([await isSignedIn(own), await isSignedIn(other), await isSignedIn(admin)]).toEqual([false, false, true])
  const by = (await loadPerson('site.admin')).id
  const once = { sessions: 1, stateTokens: 0, why: 'administrator', by }
  expect(await listEnded()).toEqual([
    { ...once, knownBrowsers: 0 },
    { ...once, knownBrowsers: 2 },
  ])
})

test('M11: only administrators end sessions of others; an unknown person has none', async () => {
  const admin = await server.signIn('site.admin', 'administration')
  const operator = await server.signIn('helpdesk.operator', 'helpdesk')
  const people = `/api/v1/admin/people/${(await loadPerson()).id}/sessions`
  for (const cookie of [own, operator]) expect((await as(cookie)('DELETE', people)).status).toBe(401)
  expect(await isSignedIn(own)).toBe(true)
  const unknown = '/api/v1/admin/people/00000000-0000-0000-0000-000000000000/sessions'
  expect((await as(admin)('GET', unknown)).body).toEqual({ items: [] })
  expect((await as(admin)('DELETE', unknown)).status).toBe(204)
  expect(await listEnded()).toEqual([])
})
