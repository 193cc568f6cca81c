import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { chromeExtensionOrigin, toExtensionOrigin } from '../../shared/extension-id.ts'
import { replyWithProblem } from './problem.ts'
import { requireOwnHost, requireOwnOrigin, securityHeaders } from './protect.ts'

const url = new URL('http://localhost:8080')
const fromStore = toExtensionOrigin('ponmlkjihgfedcbaponmlkjihgfedcba')
const app = new Hono()
app.onError((error, context) => replyWithProblem(context, error))
app.use(
  ...securityHeaders(url, { hstsSubdomains: false }),
  requireOwnHost(url),
  requireOwnOrigin(url, [chromeExtensionOrigin, fromStore]),
)
app.all('/api/v1/runs/refused', () => {
  throw new AppError('token-invalid')
})
app.all('*', (context) => context.json({ fine: true }))

const firefox = 'moz-extension://0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
const call = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
  app.request(`http://localhost:8080${path}`, { method, headers: { host: 'localhost:8080', ...headers } })

describe('own hosts', () => {
  const check = async (address: string, path: string, host: string) => {
    const own = new Hono().use(requireOwnHost(new URL(address))).get('*', (context) => context.text('fine'))
    own.onError((error, context) => replyWithProblem(context, error))
    return (await own.request(`${address}${path}`, { headers: { host } })).status
  }

  it.each([
    ['health checks by the address of a server', 'https://password.example', '/readyz', '10.0.0.5', 200],
    ['health checks by the address of a server', 'https://password.example', '/healthz', '10.0.0.5:443', 200],
    ['the port that https implies', 'https://password.example', '/', 'password.example:443', 200],
    ['the port that http implies', 'http://localhost', '/', 'localhost:80', 200],
    ['the port of the other scheme', 'https://password.example', '/', 'password.example:80', 421],
    ['no port where one is ours', 'http://localhost:8080', '/', 'localhost', 421],
    ['another name', 'https://password.example', '/', 'evil.example', 421],
    ['another name at its port', 'https://password.example', '/', 'evil.example:443', 421],
    ['our name in capitals', 'https://password.example', '/', 'Password.EXAMPLE', 200],
    ['our name in capitals with the port', 'https://password.example', '/', 'PASSWORD.example:443', 200],
    ['our address of version 6', 'http://[::1]:8080', '/', '[::1]:8080', 200],
    ['our name as the beginning of another', 'https://password.example', '/', 'password.example.evil.example', 421],
    ['our name with a user before it', 'https://password.example', '/', 'evil@password.example', 421],
    ['two names', 'https://password.example', '/', 'password.example, evil.example', 421],
    ['a health check with a query', 'https://password.example', '/readyz?x=1', '10.0.0.5', 200],
    ['a health check in capitals, which is none', 'https://password.example', '/READYZ', '10.0.0.5', 421],
    ['a page below a health check', 'https://password.example', '/readyz/x', '10.0.0.5', 421],
    ['another page by address', 'https://password.example', '/readyz/..', '10.0.0.5', 421],
  ])('%s: %s %s as %s', async (_what, address, path, host, status) => {
    expect(await check(address, path, host)).toBe(status)
  })
})

describe('allowed origins', () => {
  it.each([
    ['our own page', '/api/v1/runs', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }, 200],
    ['a script without a browser', '/api/v1/runs', {}, 200],
    ["Chromium's extension", '/api/v1/runs', { origin: chromeExtensionOrigin, 'sec-fetch-site': 'cross-site' }, 200],
    ["Firefox's extension", '/api/v1/runs/1/answers', { origin: firefox }, 200],
    ['the extension before a run', '/api/v1/workflows/manage-my-passwords/first-page', { origin: firefox }, 200],
    ['the extension outside the run API', '/api/v1/session', { origin: chromeExtensionOrigin }, 403],
    ['another extension', '/api/v1/runs', { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }, 403],
    ['an allowed extension of a store', '/api/v1/runs', { origin: fromStore }, 200],
    ['another site', '/api/v1/runs', { origin: 'https://evil.example' }, 403],
    ['a form of our own', '/practice/owa/auth.owa', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['a sandboxed page', '/api/v1/runs', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandboxed page of an old browser', '/api/v1/runs', { origin: 'null' }, 403],
    ['a form of the Legacy site in an old browser', '/legacy/', { origin: 'null' }, 200],
    [
      'the same in a newer browser, from elsewhere',
      '/legacy/',
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['a form of the Legacy site without its folder', '/legacy', { origin: 'null' }, 403],
    ['a path that only begins like the Legacy site', '/legacyx/', { origin: 'null' }, 403],
    ['a path that leads out of the Legacy site', '/legacy/../api/v1/runs', { origin: 'null' }, 403],
    [
      'a form of the Legacy site from a sibling host',
      '/legacy/',
      { origin: 'null', 'sec-fetch-site': 'same-site' },
      403,
    ],
    ['another site, on the Legacy site', '/legacy/', { origin: 'https://evil.example' }, 403],
    ['another site without an origin', '/api/v1/runs', { 'sec-fetch-site': 'cross-site' }, 403],
    ['our name with another port', '/api/v1/runs', { origin: 'http://localhost:8081' }, 403],
    ['a rebound name', '/api/v1/runs', { host: 'evil.example' }, 421],
  ])('%s: %s', async (_who, path, headers, status) => {
    expect((await call(path, headers)).status).toBe(status)
  })

  it('a cross-site navigation to a page is allowed', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await call('/', headers, 'GET')).status).toBe(200)
  })

  it('a preflight of the extension is allowed for its own origin, without credentials', async () => {
    const reply = await call('/api/v1/runs', { origin: firefox }, 'OPTIONS')
    expect(reply.status).toBe(204)
    expect(reply.headers.get('access-control-allow-origin')).toBe(firefox)
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
    // PUT changes the language of a run.
    expect(reply.headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,DELETE')
  })

  it('a problem carries the CORS headers as well, so that the extension can read it', async () => {
    const reply = await call('/api/v1/runs/refused', { origin: firefox })
    expect(reply.status).toBe(401)
    expect(reply.headers.get('access-control-allow-origin')).toBe(firefox)
    expect(reply.headers.get('vary')).toBe('Origin')
  })
})

it('every response forbids framing, foreign scripts and caching, refusals included', async () => {
  for (const reply of [await call('/'), await call('/', { origin: 'https://evil.example' })]) {
    expect(reply.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(reply.headers.get('content-security-policy')).not.toMatch(/unsafe/)
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  }
})

it.each([
  [true, 'max-age=31536000; includeSubDomains'],
  [false, 'max-age=31536000'],
])('L7: HSTS covers the hosts below only where that is set: %s', async (hstsSubdomains, expected) => {
  const secure = new Hono().use(...securityHeaders(new URL('https://password.example.com'), { hstsSubdomains }))
  const reply = await secure.request('https://password.example.com/')
  expect(reply.headers.get('strict-transport-security')).toBe(expected)
})
