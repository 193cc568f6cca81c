import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { afterEach, expect, test, vi } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { siteHeaders } from '../routes/site-requests.ts'
import { legacySite } from '../web/legacy/render.tsx'
import { createPinnedAgent } from './pinned-agent.ts'
import { createServiceTurns } from './service-turns.ts'
import { createSiteApp } from './site-app.ts'
import { type FakeService, startFakeService } from './testing-services.ts'

/**
 * A site as people reach it, with a service that a test decides on. In a process of its own: the adapter knows an answer that was written by hand by the
 * global class Response, which tests of pages replace.
 */
const started: { stop(): unknown }[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})

async function startService(...options: Parameters<typeof startFakeService>): Promise<FakeService> {
  const service = await startFakeService(...options)
  started.push(service)
  return service
}

async function startSite(service: FakeService, { trustedProxies = [] as string[] } = {}) {
  const port = await freePort()
  const agent = createPinnedAgent([service.pin])
  const proxies: string[] = []
  const app = createSiteApp({
    url: new URL(`http://localhost:${port}`),
    hstsSubdomains: false,
    trustedProxies,
    legacySite,
    agent,
    turns: createServiceTurns([service.url], { now: () => 0, report: () => {} }),
    readToken: () => 'the-token',
    recordUntrustedProxy: async (peer) => void proxies.push(peer),
    report: () => {},
  })
  const server = createServer(getRequestListener(app.fetch)).listen(port, '127.0.0.1')
  await once(server, 'listening')
  started.push({
    stop() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  })
  const call = async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const sent = { host: `localhost:${port}`, ...headers }
    const asked = request({ host: '127.0.0.1', port, method, path, headers: sent, agent: false })
    asked.end(body)
    const [reply] = (await once(asked, 'response')) as [IncomingMessage]
    return { status: reply.statusCode, headers: reply.headers, body: await text(reply) }
  }
  return { call, proxies }
}

test('what a service says is passed on: status, headers and body, whatever its size', async () => {
  const large = 'x'.repeat(3_000_000)
  const service = await startService((response, { url }) => {
    if (url === '/large') return void response.end(large)
    response
      .writeHead(url === '/gone' ? 404 : 200, { 'content-type': 'text/css', 'x-own': 'ä', etag: '"1"' })
      .end('body')
  })
  const { call } = await startSite(service)
  // The adapter writes there what it could not send.
  const errors = vi.spyOn(console, 'error')
  expect((await call('GET', '/large')).body).toBe(large)
  expect(await call('GET', '/gone')).toMatchObject({
    status: 404,
    body: 'body',
    headers: { 'content-type': 'text/css' },
  })
  expect(await call('HEAD', '/any')).toMatchObject({ status: 200, body: '', headers: { etag: '"1"' } })
  expect(service.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'HEAD'])
  expect(errors).not.toHaveBeenCalled()
})

test('the client’s address is that of the connection, or what a trusted proxy says', async () => {
  const service = await startService()
  const forwarded = { 'x-forwarded-for': '203.0.113.7' }
  const plain = await startSite(service)
  await plain.call('GET', '/', forwarded)
  expect(plain.proxies).toEqual(['127.0.0.1'])
  const behindProxy = await startSite(service, { trustedProxies: ['127.0.0.1'] })
  await behindProxy.call('GET', '/', forwarded)
  expect(service.seen.map(({ headers }) => headers[siteHeaders.clientAddress])).toEqual(['127.0.0.1', '203.0.113.7'])
  expect(service.seen.map(({ headers }) => headers['x-forwarded-for'])).toEqual([undefined, undefined])
})

test('without a service people get a page with a way on, programs a problem, and the balancer its answer', async () => {
  const service = await startService()
  const { call } = await startSite(service)
  await service.stop()
  const page = await call('GET', '/helpdesk/', { accept: 'text/html', 'accept-language': 'en' })
  expect(page).toMatchObject({ status: 503, headers: { 'content-type': expect.stringContaining('text/html') } })
  expect(page.body).toContain('The server behind this site does not answer. Nothing was changed.')
  expect(page.body).toContain('href="/helpdesk/"')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(page.body) ?? []
  expect(await call('GET', style)).toMatchObject({ status: 200, body: legacySite.style })
  const problem = await call(
    'POST',
    '/api/v1/runs',
    { 'content-type': 'application/json', 'accept-language': 'de' },
    '{}',
  )
  expect(problem).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  expect(JSON.parse(problem.body)).toMatchObject({ code: 'service-unreachable', retryAfter: 5 })
  expect((await call('GET', '/healthz')).body).toBe('{"status":"ok"}')
})

test('another host name and a body that is too large reach no service', async () => {
  const service = await startService()
  const { call } = await startSite(service)
  expect((await call('GET', '/', { host: 'evil.example' })).status).toBe(421)
  const large = 'x'.repeat(64 * 1024 + 1)
  for (const [name, value] of [
    ['content-length', String(large.length)],
    ['transfer-encoding', 'chunked'],
  ] as const)
    expect((await call('POST', '/api/v1/runs', { [name]: value }, large)).status).toBe(413)
  expect(service.seen).toEqual([])
})
