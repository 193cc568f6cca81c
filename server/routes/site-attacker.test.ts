import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApplicationToken, storeApplicationToken } from '../authentication/application-token.ts'
import { buildApps } from '../commands/serve.ts'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { buildTestServices } from '../testing-services.ts'
import { legacySite } from '../web/legacy/render.tsx'
import { parseNetworks } from './networks.ts'
import { isForStaff } from './operation.ts'
import { operations } from './operations.ts'
import { serviceStatusPath, siteHeaders } from './site-requests.ts'

/** Plays whoever has taken a site in a perimeter network over, and has its token (docs/security.md#sites-in-a-perimeter-network). */
const stopping = new AbortController()
const siteAddress = '10.2.0.1'
const url = new URL('http://localhost:8080')
const serviceConfig = {
  role: 'service',
  url,
  helpdeskUrl: url,
  staff: { url: new URL('https://staff.localhost:8443'), listen: { host: '127.0.0.1', port: 8443 } },
} as const satisfies Partial<Config>
let folder: string
let services: Services
let token: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-attacker-'))
  await writeFile(join(folder, 'index.html.gz'), gzipSync('<!doctype html>'))
  services = await buildTestServices(folder, stopping.signal)
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  token = createApplicationToken()
  await services.store.transaction((tx) => storeApplicationToken(tx, token))
})

const build = (changes: Partial<Config> = {}) =>
  buildApps(
    { ...services, config: { ...services.config, ...serviceConfig, ...changes } },
    {
      selfService: folder,
      helpdesk: folder,
      administration: folder,
      me: folder,
      verify: folder,
      wallet: folder,
      passwordPages: folder,
      legacy: legacySite,
    },
  )

interface Sent {
  body?: unknown
  headers?: Record<string, string>
  client?: string
}

const send =
  (app: Hono | undefined, host: string, from: string) =>
  async (method: string, path: string, { body, headers, client }: Sent = {}) => {
    const sent = {
      host,
      'latchkey-csrf': '1',
      'content-type': 'application/json',
      ...(client !== undefined && { [siteHeaders.clientAddress]: client }),
      ...headers,
    }
    const init = { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) }
    const connection = { incoming: { socket: { remoteAddress: from, remotePort: 50_000, remoteFamily: 'IPv4' } } }
    const reply = await app?.request(`http://${host}${path}`, init, connection)
    if (!reply) throw new Error('there is no such listener')
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.includes('json')
    return { status: reply.status, headers: reply.headers, body: isJson ? JSON.parse(text) : text }
  }

/** With the site's token unless `headers` say otherwise. */
function asSite(changes: Partial<Config> = {}, from = siteAddress) {
  const call = send(build(changes).siteApp, url.host, from)
  return (method: string, path: string, { headers, ...sent }: Sent = {}) =>
    call(method, path, { client: '192.0.2.9', ...sent, headers: { [siteHeaders.token]: token, ...headers } })
}

const signInBody = (account: string, password: string, frontEnd: string) => ({
  frontEnd,
  module: 'directory-password',
  account,
  password,
})
const operator = signInBody('helpdesk.operator', 'Amber-Telescope-40', 'helpdesk')
const administrator = signInBody('site.admin', 'Juniper-Anvil-51', 'administration')
const employee = signInBody('active.user', 'Harbour-Lantern-41', 'self-service')
const concrete = (path: string) => path.replaceAll(/\{\w+\}/g, '0')
const readEvents = async (event: 'access-refused' | 'sign-in-refused') => {
  await services.refusals.flush({ all: true })
  const rows = await services.store.read.selectFrom('AuditEvent').select('data').where('event', '=', event).execute()
  return rows.map(({ data }) => JSON.parse(data))
}

test.each([
  ['without a token', {}, 'missing'],
  ['with a wrong one', { [siteHeaders.token]: createApplicationToken() }, 'wrong'],
  ['with something else', { [siteHeaders.token]: 'a'.repeat(5000) }, 'wrong'],
])('%s nothing is answered, which the audit has', async (_, headers, why) => {
  const call = send(build().siteApp, url.host, '10.9.9.9')
  for (const path of ['/', '/api/v1/site', '/legacy/', serviceStatusPath, '/nowhere']) {
    const reply = await call('GET', path, { headers, client: '127.0.0.1' })
    expect([reply.status, reply.headers.get(siteHeaders.refused)], path).toEqual([403, why])
  }
  expect((await call('GET', '/healthz', { headers })).status).toBe(200)
  expect(await readEvents('access-refused')).toContainEqual(
    expect.objectContaining({ code: 'application-token-refused', operation: why }),
  )
})

test('a token that was replaced opens nothing from the next request on', async () => {
  const call = asSite()
  expect((await call('GET', '/api/v1/site')).status).toBe(200)
  const replaced = { [siteHeaders.token]: token }
  await services.store.transaction((tx) => storeApplicationToken(tx, createApplicationToken()))
  expect((await call('GET', '/api/v1/site', { headers: replaced })).status).toBe(403)
})

test('no operation of administrators is there, whatever the request brings', async () => {
  const onAdministration = send(build().app, 'staff.localhost:8443', '10.0.0.7')
  const signedIn = await onAdministration('POST', '/api/v1/sign-in', { body: administrator })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  expect(signedIn.status).toBe(200)
  const authorization = `Bearer latchkey_${'a'.repeat(43)}`
  const call = asSite()
  const closed = operations.filter(({ caller, path }) => caller === 'administrator' || /^\/api\/v1\/admin\//.test(path))
  expect(closed.length).toBeGreaterThan(80)
  for (const { method, path } of closed)
    for (const [name, value] of Object.entries({ cookie, authorization })) {
      const body = method === 'get' ? undefined : {}
      const reply = await call(method.toUpperCase(), concrete(path), { headers: { [name]: value }, body })
      expect([reply.status, reply.body.code], `${method} ${path}`).toEqual([404, 'not-found'])
    }
  for (const path of [
    '/admin',
    '/admin/',
    '/admin/assets/x.js',
    '/readyz',
    '/api/v1/openapi.json',
    '/metrics',
    '//admin/',
  ])
    expect((await call('GET', path)).status, path).toBe(404)
})

test('every operation for people is there, and each new one has to be put on the list', async () => {
  const call = asSite()
  const open = operations.filter(
    ({ id, caller, path }) =>
      caller !== 'administrator' && !path.startsWith('/api/v1/admin/') && !['ready', 'signInWithWindows'].includes(id),
  )
  expect(open.filter(isForStaff).length).toBeGreaterThan(5)
  for (const { id, method, path } of open) {
    const { body } = await call(method.toUpperCase(), concrete(path), { body: method === 'get' ? undefined : {} })
    expect(body?.code, id).not.toBe('not-found')
  }
})

test('nobody signs in to the Administration site, and its sessions do not count', async () => {
  const call = asSite()
  const refused = await call('POST', '/api/v1/sign-in', { body: administrator })
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([404, null])
  const onAdministration = send(build().app, 'staff.localhost:8443', '10.0.0.7')
  const signedIn = await onAdministration('POST', '/api/v1/sign-in', { body: administrator })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  expect((await call('GET', '/api/v1/session', { headers: { cookie } })).body).toEqual({ signedIn: false })
})

test('no header names somebody who is then signed in', async () => {
  const proxy = '10.3.0.1'
  const call = asSite({ windowsSignOn: { header: 'x-remote-user', proxies: [proxy, siteAddress] } })
  const headers = { 'x-remote-user': 'helpdesk.operator@corp.example' }
  const sent = { headers, body: { frontEnd: 'helpdesk' }, client: proxy }
  expect((await call('POST', '/api/v1/sign-in/windows', sent)).body.code).toBe('not-found')
})

test('an account has its tries, whatever addresses the site tells', async () => {
  const call = asSite()
  const codes: string[] = []
  for (let index = 0; index < 8; index++) {
    const body = { ...employee, account: 'expired.user', password: `Wrong-Password-${index}` }
    codes.push((await call('POST', '/api/v1/sign-in', { body, client: `203.0.113.${index}` })).body.code)
  }
  expect(codes.filter((code) => code === 'sign-in-refused').length).toBeLessThan(8)
  expect(codes.at(-1)).toMatch(/^(captcha-required|too-many-attempts)$/)
  // Each try is recorded with the client, not with the site.
  expect(await readEvents('sign-in-refused')).toContainEqual(expect.objectContaining({ client: '203.0.113.0' }))
})

test('an address that is none is not believed: the site’s own counts', async () => {
  const body = { ...employee, account: 'locked.user', password: 'Wrong-Password-1' }
  await asSite()('POST', '/api/v1/sign-in', { body, client: '192.0.2.1, 10.0.0.1' })
  expect(await readEvents('sign-in-refused')).toContainEqual(expect.objectContaining({ client: siteAddress }))
})

test('the staff’s networks must have the site as well as the client that it tells', async () => {
  const open = async (client: string, networks: string[]) => {
    const call = asSite({ staffNetworks: parseNetworks(networks) })
    const { status } = await call('POST', '/api/v1/sign-in', { body: operator, client })
    return [(await call('GET', '/helpdesk/', { client })).status, status]
  }
  expect(await open('10.1.0.7', ['10.1.0.0/16'])).toEqual([404, 404])
  expect(await open('192.0.2.9', ['10.1.0.0/16', siteAddress])).toEqual([404, 404])
  expect(await open('10.1.0.7', ['10.1.0.0/16', siteAddress])).toEqual([200, 200])
})

test('other hosts and origins are refused as on every listener', async () => {
  const call = asSite()
  expect((await call('GET', '/api/v1/site', { headers: { host: 'staff.localhost:8443' } })).status).toBe(421)
  const foreign = { origin: 'https://evil.example', cookie: '__Host-latchkey-session=x' }
  expect((await call('POST', '/api/v1/sign-in', { body: employee, headers: foreign })).status).toBe(403)
})

test('the service’s own listener has the Administration site, and nothing of the others', async () => {
  const call = send(build().app, 'staff.localhost:8443', '192.0.2.9')
  for (const path of ['/admin/', '/readyz', '/api/v1/openapi.json']) expect((await call('GET', path)).status).toBe(200)
  for (const path of [
    '/',
    '/me/',
    '/legacy/',
    '/helpdesk/',
    '/api/v1/helpdesk/people?query=us',
    '/verify',
    '/api/v1/me',
  ])
    expect((await call('GET', path)).status, path).toBe(404)
  for (const body of [operator, employee]) expect((await call('POST', '/api/v1/sign-in', { body })).status).toBe(404)
})
