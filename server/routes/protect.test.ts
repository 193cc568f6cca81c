import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { chromeExtensionOrigin } from '../../shared/extension-id.ts'
import { problemReply } from './problem.ts'
import { ownHost, ownOrigin, securityHeaders } from './protect.ts'

const url = new URL('http://localhost:8080')
const app = new Hono()
app.onError((error, context) => problemReply(context, error))
app.use(securityHeaders(url), ownHost(url), ownOrigin(url))
app.all('*', (context) => context.json({ fine: true }))

const firefox = 'moz-extension://0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
const call = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
  app.request(`http://localhost:8080${path}`, { method, headers: { host: 'localhost:8080', ...headers } })

describe('who may call', () => {
  it.each([
    ['our own page', '/api/v1/runs', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }, 200],
    ['a script without a browser', '/api/v1/runs', {}, 200],
    ["Chromium's extension", '/api/v1/runs', { origin: chromeExtensionOrigin, 'sec-fetch-site': 'cross-site' }, 200],
    ["Firefox's extension", '/api/v1/runs/1/answers', { origin: firefox }, 200],
    ['the extension outside the run API', '/api/v1/session', { origin: chromeExtensionOrigin }, 403],
    ['another extension', '/api/v1/runs', { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }, 403],
    ['another site', '/api/v1/runs', { origin: 'https://evil.example' }, 403],
    ['a form of our own', '/practice/owa/auth.owa', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['a sandboxed page', '/api/v1/runs', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandboxed page of an old browser', '/api/v1/runs', { origin: 'null' }, 403],
    ['another site without an origin', '/api/v1/runs', { 'sec-fetch-site': 'cross-site' }, 403],
    ['our name with another port', '/api/v1/runs', { origin: 'http://localhost:8081' }, 403],
    ['a rebound name', '/api/v1/runs', { host: 'evil.example' }, 421],
  ])('%s: %s', async (_who, path, headers, status) => {
    expect((await call(path, headers)).status).toBe(status)
  })

  it('a link from elsewhere may open a page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await call('/', headers, 'GET')).status).toBe(200)
  })

  it('answers the extension by name, never with credentials', async () => {
    const reply = await call('/api/v1/runs', { origin: firefox }, 'OPTIONS')
    expect(reply.status).toBe(204)
    expect(reply.headers.get('access-control-allow-origin')).toBe(firefox)
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
  })
})

it('sends the headers of a page that must not be framed, scripted or cached, with refusals, too', async () => {
  for (const reply of [await call('/'), await call('/', { origin: 'https://evil.example' })]) {
    expect(reply.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(reply.headers.get('content-security-policy')).not.toMatch(/unsafe/)
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  }
})
