import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from './commands/serve.ts'
import { operations } from './routes/operations.ts'
import type { Services } from './services.ts'
import { buildTestServices } from './testing-services.ts'
import { legacySite } from './web/legacy/render.tsx'

/** Answered, and no part of the stable API: pages, the description itself, and what other standards ask for. */
const besideTheApi = [
  // Which site it shows is a setting: asked first by the one, answered then by the other.
  'GET /',
  'GET /',
  'GET /modern/',
  'GET /assets/*',
  'GET /me',
  'GET /me/',
  'GET /me/assets/*',
  'GET /verify',
  'GET /verify/',
  'GET /verify/assets/*',
  'GET /passwords',
  'GET /passwords/',
  'GET /passwords/assets/*',
  'GET /wallet/',
  'GET /wallet/assets/*',
  'GET /admin',
  'GET /admin/',
  'GET /admin/assets/*',
  'GET /helpdesk',
  'GET /helpdesk/',
  'GET /helpdesk/assets/*',
  'GET /legacy',
  'GET /legacy/',
  'POST /legacy/',
  'POST /legacy/runs',
  'GET /legacy/runs/:id',
  'POST /legacy/runs/:id',
  'GET /legacy/runs/:id/leave',
  'GET /legacy/patience',
  'GET /legacy/passwords',
  'POST /legacy/passwords',
  'GET /legacy/passwords/answers',
  'POST /legacy/passwords/answers',
  'GET /legacy/passwords/new',
  'POST /legacy/passwords/new',
  'GET /legacy/passwords/results',
  'POST /legacy/passwords/results',
  'GET /legacy/passwords/questions',
  'POST /legacy/passwords/questions',
  'GET /legacy/passwords/questions/new',
  'POST /legacy/passwords/questions/new',
  'GET /legacy/cookies',
  'GET /legacy/style.css',
  'GET /legacy/icon.svg',
  'GET /api/v1/openapi.json',
  'GET /api/v1/configuration-schema.json',
  'GET /.well-known/change-password',
  'GET /branding/:file',
  'GET /practice',
  'GET /practice/',
  'GET /practice/accounts.json',
  'GET /practice/practice.css',
  'GET /practice/practice.js',
  'GET /practice/inbox',
  'GET /practice/inbox/:id',
  'GET /practice/inbox/:id/html',
  'GET /practice/telephone',
  'POST /practice/telephone',
  'POST /practice/telephone/remove',
  'GET /practice/expired',
  'GET /practice/owa/auth/logon.aspx',
  'GET /practice/owa/auth/expiredpassword.aspx',
  'POST /practice/owa/auth/expiredpassword.aspx',
  'POST /practice/owa/auth.owa',
]

const stopping = new AbortController()
let folder: string
let services: Services
let app: Hono

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-app-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  services = await buildTestServices(folder, stopping.signal)
  app = buildApp(services, {
    selfService: folder,
    helpdesk: folder,
    administration: folder,
    me: folder,
    verify: folder,
    wallet: folder,
    passwordPages: folder,
    legacy: legacySite,
  })
})

afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})

const call = (method: string, path: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost:8080${path}`, { method, headers: { host: 'localhost:8080', ...headers } })

it('every operation is mounted, and every route is an operation or listed as none', () => {
  const mounted = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
  const declared = operations.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
  expect(mounted.toSorted()).toEqual([...declared, ...besideTheApi].toSorted())
})

describe('methods', () => {
  it.each([
    ['PUT', '/api/v1/runs', 'OPTIONS, POST'],
    ['GET', '/api/v1/workflows', 'OPTIONS, POST'],
    ['PATCH', '/api/v1/runs/0', 'DELETE, GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/runs/0/answers', 'OPTIONS, POST'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/assets/main.js', 'GET, HEAD, OPTIONS'],
  ])('%s %s is not allowed; Allow lists what is', async (method, path, allow) => {
    const reply = await call(method, path)
    expect(reply.status).toBe(405)
    expect(reply.headers.get('allow')).toBe(allow)
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await reply.json()).toMatchObject({ status: 405, code: 'method-not-allowed' })
  })

  it.each([
    '/api/v1/nothing',
    '/api/v1/tasks',
    '/api/v2/runs',
    '/index.php',
    '/api/v1/runs/',
    '/api/v1/runs/0/answers/1',
    '//',
    '/assets',
  ])('%s is not found', async (path) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const reply = await call(method, path)
      expect(await reply.json(), method).toMatchObject({ status: 404, code: 'not-found' })
    }
  })

  it.each([
    ['GET', '/index.php', 404, 'There is no such page', '/'],
    ['GET', '/me/nothing', 404, 'There is no such page', '/me/'],
    ['GET', '/helpdesk/nothing', 404, 'There is no such page', '/helpdesk/'],
    ['GET', '/api/v1/workflows', 405, 'There is no such page', '/'],
    ['POST', '/', 405, 'There is no such page', '/'],
  ])('E7: %s %s is a page in the house style where HTML is accepted', async (method, path, status, title, start) => {
    const reply = await call(method, path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8'])
    expect(reply.headers.has('set-cookie')).toBe(false)
    const html = await reply.text()
    expect(html).toMatch(new RegExp(`<h1 [^>]*class="page-title">${title}</h1>`))
    expect(html).toContain(`href="${start}"`)
    expect(html).toContain('+44 20 7946 0100')
    const german = await call(method, path, { accept: 'text/html', 'accept-language': 'de' })
    expect(await german.text()).toContain('Diese Seite gibt es nicht')
  })

  it('OPTIONS lists the methods of an address, HEAD has the headers of GET', async () => {
    const options = await call('OPTIONS', '/api/v1/runs')
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'OPTIONS, POST'])
    const [head, get] = [await call('HEAD', '/api/v1/site'), await call('GET', '/api/v1/site')]
    expect(await head.text()).toBe('')
    expect([...head.headers]).toEqual([...get.headers])
  })
})

describe('the OpenAPI document', () => {
  interface Described {
    openapi: string
    paths: Record<string, Record<string, DescribedOperation>>
    components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
  }
  interface DescribedOperation {
    operationId: string
    summary: string
    security: Record<string, string[]>[]
    parameters: { name: string; in: string; required: boolean }[]
    requestBody?: { content: Record<string, { schema: object }> }
    responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
  }
  const read = async () => (await (await call('GET', '/api/v1/openapi.json')).json()) as Described

  it('describes every operation once, with its parameters and responses', async () => {
    const document = await read()
    expect(document.openapi).toMatch(/^3\.1\./)
    const all = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, operation })),
    )
    expect(all.map(({ operation }) => operation.operationId).toSorted()).toEqual(
      operations.map(({ id }) => id).toSorted(),
    )
    for (const { path, operation } of all) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name)).toEqual(named)
      expect(operation.summary).not.toBe('')
      for (const scheme of operation.security.flatMap(Object.keys))
        expect(document.components.securitySchemes).toHaveProperty(scheme)
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
      for (const [status, { description }] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/)
        expect(description).not.toBe('')
      }
    }
  })

  it('has no dangling reference', async () => {
    const document = await read()
    const text = JSON.stringify(document)
    for (const [, reference = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const parts = reference.replace(/^#\//, '').split('/')
      const target = parts.reduce<unknown>((value, part) => (value as Record<string, unknown>)?.[part], document)
      expect(target, reference).toBeTypeOf('object')
    }
  })
})
