import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'playwright/test'
import { freePort } from './environment/free-port.ts'
import { type RunningServer, startServer } from './environment/server.ts'

interface Call {
  port: number
  host: string
  method?: string
  headers?: Record<string, string>
  body?: object
}

/** One request with this `Host`: no name of these has to resolve. */
async function call({ port, host, method = 'GET', headers, body }: Call, path: string) {
  const sent = { host: `${host}:${port}`, 'content-type': 'application/json', 'latchkey-csrf': '1', ...headers }
  const outgoing = request({ hostname: '127.0.0.1', port, path, method, headers: sent })
  outgoing.end(body && JSON.stringify(body))
  const [reply] = await once(outgoing, 'response')
  reply.resume()
  await once(reply, 'end')
  const [cookie = ''] = reply.headers['set-cookie'] ?? []
  return { status: Number(reply.statusCode), cookie: cookie.split(';')[0] ?? '' }
}

const statusOf = async (from: Call, path: string) => (await call(from, path)).status
const staffPaths = ['/helpdesk/', '/api/v1/helpdesk/people?query=us', '/admin/', '/api/v1/admin/policies', '/readyz']
const publicPaths = ['/', '/me/', '/legacy/', '/.well-known/change-password']
const operator = {
  frontEnd: 'helpdesk',
  module: 'directory-password',
  account: 'helpdesk.operator',
  password: 'Amber-Telescope-40',
}

test.describe('H6: a listener of the staff’s own', () => {
  let server: RunningServer
  let everybody: Call
  let staff: Call
  test.beforeAll(async () => {
    const port = await freePort()
    server = await startServer({
      env: { LATCHKEY_STAFF_LISTEN: `127.0.0.1:${port}`, LATCHKEY_STAFF_URL: `http://staff.localhost:${port}` },
    })
    everybody = { port: Number(new URL(server.url).port), host: 'localhost' }
    staff = { port, host: 'staff.localhost' }
  })
  test.afterAll(() => server?.stop())

  test('serves the staff’s sites, and nothing else does', async () => {
    for (const path of ['/helpdesk/', '/admin/']) expect(await statusOf(staff, path), path).toBe(200)
    expect(await statusOf(staff, '/readyz')).toBe(200)
    expect(await statusOf(staff, '/api/v1/admin/policies')).toBe(401)
    for (const path of staffPaths) expect(await statusOf(everybody, path), path).toBe(404)
    for (const path of publicPaths) expect(await statusOf(staff, path), path).toBe(404)
    for (const path of ['/', '/me/']) expect(await statusOf(everybody, path), path).toBe(200)
    for (const listener of [everybody, staff]) expect(await statusOf(listener, '/healthz')).toBe(200)
  })

  test('is the only one where staff sign in, and where their sessions count', async () => {
    const refused = await call({ ...everybody, method: 'POST', body: operator }, '/api/v1/sign-in')
    expect(refused).toEqual({ status: 404, cookie: '' })
    const { status, cookie } = await call({ ...staff, method: 'POST', body: operator }, '/api/v1/sign-in')
    expect(status).toBe(200)
    expect(await statusOf({ ...staff, headers: { cookie } }, staffPaths[1] ?? '')).toBe(200)
    expect(await statusOf({ ...everybody, headers: { cookie } }, staffPaths[1] ?? '')).toBe(404)
  })

  test('does not answer by the public host name, nor the public one by its', async () => {
    for (const wrong of [
      { ...staff, host: 'localhost' },
      { ...everybody, host: 'staff.localhost' },
    ])
      expect(await statusOf(wrong, '/helpdesk/')).not.toBe(200)
  })
})

test('H6: outside the staff’s networks their sites are not there', async () => {
  const server = await startServer({
    env: { LATCHKEY_STAFF_NETWORKS: '10.1.0.0/16, 2001:db8::/32', LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' },
  })
  try {
    const port = Number(new URL(server.url).port)
    const from = (address: string): Call => ({ port, host: 'localhost', headers: { 'x-forwarded-for': address } })
    for (const address of ['192.0.2.9', '2001:db9::1', '10.1.2.3, 192.0.2.9']) {
      for (const path of staffPaths.slice(0, 4)) expect(await statusOf(from(address), path), address).toBe(404)
      const { status } = await call({ ...from(address), method: 'POST', body: operator }, '/api/v1/sign-in')
      expect(status).toBe(404)
      expect(await statusOf(from(address), '/')).toBe(200)
    }
    for (const address of ['10.1.2.3', '2001:db8::7', '192.0.2.9, 10.1.2.3']) {
      expect(await statusOf(from(address), '/helpdesk/'), address).toBe(200)
      expect(await statusOf(from(address), '/api/v1/admin/policies')).toBe(401)
    }
  } finally {
    await server.stop()
  }
})
