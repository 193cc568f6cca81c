import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBranding } from '../branding/branding.ts'
import { pngUrl } from '../branding/testing.ts'
import { buildApps } from '../commands/serve.ts'
import type { Config } from '../config.ts'
import { createTotpSecret } from '../factors/common/totp-codes.ts'
import type { Services } from '../services.ts'
import { saveStaffApp } from '../staff/staff-factors.ts'
import { getSetting, putSetting } from '../store/settings.ts'
import { removeStaffFactors } from '../store/staff-factors.ts'
import { buildTestServices } from '../testing-services.ts'
import { legacySite } from '../web/legacy/render.tsx'
import { parseNetworks } from './networks.ts'
import { appCode } from './testing-second-factor.ts'

/** H6: what each listener serves to whom. */
const stopping = new AbortController()
let folder: string
let services: Services

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-audience-'))
  await writeFile(join(folder, 'index.html.gz'), gzipSync('<!doctype html>'))
  services = await buildTestServices(folder, stopping.signal)
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})

const build = (changes: Partial<Config>) =>
  buildApps(
    { ...services, config: { ...services.config, ...changes } },
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

/** A call from that address to the host. */
const callFrom =
  (remoteAddress: string, app: Hono | undefined, host = 'localhost:8080') =>
  async (method: string, path: string, { headers = {}, body }: { headers?: object; body?: unknown } = {}) => {
    const sent = { host, 'latchkey-csrf': '1', 'content-type': 'application/json', ...headers }
    const init = { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) }
    const connection = { incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } } }
    const reply = await app?.request(`http://${host}${path}`, init, connection)
    if (!reply) throw new Error('there is no such listener')
    return reply
  }

const staffPages = [
  '/helpdesk/',
  '/helpdesk',
  '/admin/',
  '/admin',
  '/api/v1/helpdesk/people?query=us',
  '/api/v1/admin/policies',
]
const publicPages = ['/', '/me/', '/legacy/', '/practice/accounts.json', '/.well-known/change-password', '/api/v1/me']
const signInBody = (account: string, password: string, frontEnd: string) => ({
  frontEnd,
  module: 'directory-password',
  account,
  password,
})
const operator = signInBody('helpdesk.operator', 'Amber-Telescope-40', 'helpdesk')
const employee = signInBody('active.user', 'Harbour-Lantern-41', 'self-service')
const staff = { url: new URL('http://staff.localhost:8081'), listen: { host: '127.0.0.1', port: 8081 } }

describe('H6: networks of staff', () => {
  const from = (address: string) =>
    callFrom(address, build({ staffNetworks: parseNetworks(['10.1.0.0/16', '2001:db8::/32']) }).app)

  test.each(['192.0.2.9', '2001:db9::1', ''])('from %j the staff’s sites are not there', async (address) => {
    const call = from(address)
    for (const path of staffPages) expect((await call('GET', path)).status, path).toBe(404)
    expect((await call('POST', '/api/v1/sign-in', { body: operator })).status).toBe(404)
    for (const path of ['/', '/healthz', '/api/v1/site']) expect((await call('GET', path)).status, path).toBe(200)
    expect((await call('POST', '/api/v1/sign-in', { body: employee })).status).toBe(200)
  })

  test.each(['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7'])('from %s they are', async (address) => {
    const call = from(address)
    expect((await call('GET', '/helpdesk/')).status).toBe(200)
    expect((await call('POST', '/api/v1/sign-in', { body: operator })).status).toBe(200)
  })

  test('a session that was opened inside does not count outside', async () => {
    const signedIn = await from('10.1.2.3')('POST', '/api/v1/sign-in', { body: operator })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await from('10.1.2.3')('GET', '/api/v1/session', { headers: { cookie } })).json()).toMatchObject({
      signedIn: true,
    })
    const outside = await from('192.0.2.9')('GET', '/api/v1/session', { headers: { cookie } })
    expect(await outside.json()).toEqual({ signedIn: false })
  })
})

describe('H6: a listener of the staff’s own', () => {
  const publicCall = () => callFrom('192.0.2.9', build({ staff }).app)
  const staffCall = () => callFrom('192.0.2.9', build({ staff }).staffApp, 'staff.localhost:8081')

  test('both have the organisation’s logo and style sheet', async () => {
    const { store } = services
    await store.transaction((tx) => putSetting(tx, 'branding', { colour: '#870000', logo: pngUrl() }, 0))
    const { picture, sheet } = await loadBranding(store.read)
    for (const file of [picture, sheet])
      for (const call of [publicCall(), staffCall()])
        expect((await call('GET', file?.address ?? '')).status, file?.address).toBe(200)
  })

  test('L6, L8: the public one has no site of staff, no readiness and no description of the API', async () => {
    const call = publicCall()
    for (const path of [...staffPages, '/readyz', '/api/v1/openapi.json', '/api/v1/configuration-schema.json'])
      expect((await call('GET', path)).status, path).toBe(404)
    expect((await call('POST', '/api/v1/sign-in', { body: operator })).status).toBe(404)
    expect((await call('POST', '/api/v1/sign-in', { body: employee })).status).toBe(200)
    expect((await call('GET', '/healthz')).status).toBe(200)
  })

  test('the staff’s has no self-service', async () => {
    const call = staffCall()
    for (const path of publicPages) expect((await call('GET', path)).status, path).toBe(404)
    const start = { workflow: 'manage-my-passwords', account: 'active.user' }
    expect((await call('POST', '/api/v1/runs', { body: start })).status).toBe(404)
    expect((await call('POST', '/api/v1/sign-in', { body: employee })).status).toBe(404)
    for (const path of [
      '/helpdesk/',
      '/admin/',
      '/readyz',
      '/api/v1/openapi.json',
      '/api/v1/configuration-schema.json',
      '/healthz',
    ])
      expect((await call('GET', path)).status, path).toBe(200)
    expect((await call('POST', '/api/v1/sign-in', { body: operator })).status).toBe(200)
  })

  test('each refuses the other’s host name and origin', async () => {
    const { app, staffApp } = build({ staff })
    expect((await callFrom('192.0.2.9', app, 'staff.localhost:8081')('GET', '/')).status).toBe(421)
    expect((await callFrom('192.0.2.9', staffApp, 'localhost:8080')('GET', '/helpdesk/')).status).toBe(421)
    const headers = { origin: 'http://localhost:8080' }
    expect((await staffCall()('POST', '/api/v1/sign-in', { body: operator, headers })).status).toBe(403)
  })

  test('an operator’s run cannot be continued on the public one', async () => {
    const call = staffCall()
    const signedIn = await call('POST', '/api/v1/sign-in', { body: operator })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const found = await services.directory.openSession({}).find('active.user')
    if (found.found !== 'one') throw new Error('active.user')
    const body = { workflow: 'verify-user-identity', person: `${found.person.id}@${found.person.domain}` }
    const { run } = (await (await call('POST', '/api/v1/helpdesk/runs', { body, headers: { cookie } })).json()) as {
      run: { id: string; token: string }
    }
    const headers = { cookie, authorization: `Bearer ${run.token}` }
    expect((await call('GET', `/api/v1/runs/${run.id}`, { headers })).status).toBe(200)
    expect((await publicCall()('GET', `/api/v1/runs/${run.id}`, { headers })).status).toBe(401)
  })

  test('the second factor of staff is shown and enrolled on theirs, and the cookie of its sign-in counts nowhere else', async () => {
    await services.store.transaction((tx) => putSetting(tx, 'staff', { secondFactor: 'required' }, 0))
    try {
      const call = staffCall()
      const signedIn = await call('POST', '/api/v1/sign-in', { body: operator })
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
      const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code
      const tries = {
        'second-factor': ['second-factor-refused', { code: '000000' }],
        enrolment: ['enrolment-code-refused', { enrolmentCode: 'AAAA-AAAA-AAAA' }],
        'enrolled-factor': ['enrolment-code-refused', { code: '000000' }],
      } as const
      for (const [path, [code, body]] of Object.entries(tries)) {
        const sent = { body, headers: { cookie } }
        expect(await codeOf(await call('POST', `/api/v1/sign-in/${path}`, sent)), path).toBe(code)
        expect(await codeOf(await publicCall()('POST', `/api/v1/sign-in/${path}`, sent)), path).toBe('sign-in-over')
      }
      expect((await call('POST', '/api/v1/sign-in/passkey', { headers: { cookie } })).status).toBe(200)
    } finally {
      await services.store.transaction((tx) => putSetting(tx, 'staff', { secondFactor: 'off' }, 1))
    }
  })

  test('H6: staff show their code on the public one for the page alone; their passkeys belong to the other host', async () => {
    const { store, directory, keys } = services
    const found = await directory.openSession({}).find('helpdesk.operator')
    if (found.found !== 'one') throw new Error('helpdesk.operator')
    const { version = 0, value = {} } = (await getSetting(store.read, 'administration')) ?? {}
    const { secret } = createTotpSecret({ issuer: '-', account: '-' })
    await store.transaction(async (tx) => {
      await putSetting(tx, 'administration', { ...(value as object), protectStaff: true }, version)
      await saveStaffApp(tx, keys, { person: found.person, secret, step: 0 })
    })
    services.policies.invalidate()
    try {
      const call = publicCall()
      const signedIn = await call('POST', '/api/v1/sign-in', { body: { ...operator, frontEnd: 'self-service' } })
      expect(await signedIn.json()).toMatchObject({ next: 'second-factor', choices: ['code'] })
      const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
      const show = (listener: typeof call, path: string, body?: unknown) =>
        listener('POST', `/api/v1/sign-in/${path}`, { headers, body }).then((reply) => reply.json())
      expect(await show(call, 'passkey')).toMatchObject({ code: 'not-found' })
      const code = { code: appCode(secret) }
      expect(await show(staffCall(), 'second-factor', code)).toMatchObject({ code: 'sign-in-over' })
      expect(await show(call, 'second-factor', code)).toMatchObject({ signedIn: true, frontEnd: 'self-service' })
    } finally {
      await store.transaction((tx) => putSetting(tx, 'administration', value, version + 1))
      await store.transaction((tx) => removeStaffFactors(tx, found.person.id))
      services.policies.invalidate()
    }
  })

  test('it is still bound to the networks', async () => {
    const { staffApp } = build({ staff, staffNetworks: parseNetworks(['10.0.0.0/8']) })
    const outside = callFrom('192.0.2.9', staffApp, 'staff.localhost:8081')
    for (const path of ['/helpdesk/', '/readyz', '/api/v1/site']) expect((await outside('GET', path)).status).toBe(404)
    expect((await outside('GET', '/healthz')).status).toBe(200)
  })
})

test('L6: readiness asks database and directory once for callers at the same moment', async () => {
  let asked = 0
  const gate = Promise.withResolvers<void>()
  const openSession: Services['directory']['openSession'] = (options) => ({
    ...services.directory.openSession(options),
    async readDomainPolicy() {
      asked += 1
      await gate.promise
      return services.directory.openSession({}).readDomainPolicy()
    },
  })
  const { app } = buildApps(
    { ...services, directory: { ...services.directory, openSession } },
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
  const call = callFrom('127.0.0.1', app)
  const all = Array.from({ length: 20 }, () => call('GET', '/readyz'))
  // The requests have reached the check once a later one has been answered.
  await call('GET', '/healthz')
  gate.resolve()
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(asked).toBe(1)
})

test('L9: an extension’s request brings no cookies, so another add-on of Firefox is not signed in', async () => {
  const call = callFrom('192.0.2.9', build({}).app)
  const signedIn = await call('POST', '/api/v1/sign-in', { body: employee })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await call('GET', '/api/v1/state', { headers: { cookie } })).status).toBe(200)
  const origin = 'moz-extension://0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
  expect((await call('GET', '/api/v1/state', { headers: { cookie, origin } })).status).toBe(401)
})
