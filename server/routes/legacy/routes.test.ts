import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../commands/serve.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { legacySite } from '../../web/legacy/render.tsx'
import { createTestBrowser, readFormToken, type TestBrowser } from './testing.ts'

const stopping = new AbortController()
let folder: string
let services: Services
let app: ReturnType<typeof buildApp>
let browser: TestBrowser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-legacy-'))
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
beforeEach(() => {
  browser = createTestBrowser(app)
})

describe('a form is accepted', () => {
  it('only with the token of this session and address; otherwise a note is shown and nothing starts', async () => {
    const page = await browser.get('/legacy/')
    const order = { workflow: 'manage-my-passwords', account: 'active.user' }
    for (const token of ['', 'nonsense', readFormToken(page)]) {
      const reply = await browser.post('/legacy/runs', { ...order, 'form-token': token })
      expect([reply.status, reply.headers.get('location')]).toEqual([303, '/legacy/'])
      expect(await browser.get('/legacy/')).toContain('This page is out of date')
    }
    expect([...browser.cookies.keys()]).toEqual(['__Host-latchkey-visit'])
  })

  it('not without the session cookie', async () => {
    const token = readFormToken(await browser.get('/legacy/'))
    browser.cookies.clear()
    const reply = await browser.post('/legacy/', { account: 'active.user', 'form-token': token })
    expect(reply.headers.get('location')).toBe('/legacy/cookies')
  })

  it.each([
    ['JSON', { 'content-type': 'application/json' }, 415],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
  ])('not as %s', async (_what, headers, status) => {
    const token = readFormToken(await browser.get('/legacy/'))
    expect((await browser.post('/legacy/', { account: 'active.user', 'form-token': token }, headers)).status).toBe(
      status,
    )
  })

  it('of a browser that hides the origin and sends no Fetch Metadata, with its token only', async () => {
    const hidden = { origin: 'null' }
    const token = readFormToken(await browser.get('/legacy/'))
    const refused = await browser.post('/legacy/', { account: 'active.user' }, hidden)
    expect([refused.status, refused.headers.get('location')]).toEqual([303, '/legacy/'])
    expect(await browser.get('/legacy/')).toContain('This page is out of date')
    const accepted = await browser.post('/legacy/', { account: 'active.user', 'form-token': token }, hidden)
    expect(accepted.status).toBe(303)
    expect(await browser.get('/legacy/')).not.toContain('This page is out of date')
  })

  it('up to a size, and as UTF-8 only', async () => {
    expect((await browser.post('/legacy/', { account: 'x'.repeat(70_000) })).status).toBe(413)
    expect((await browser.post('/legacy/', 'account=%E4')).status).toBe(400)
  })
})

describe('a run', () => {
  it('has its token in a strict HttpOnly cookie, and no secret in its address', async () => {
    const reply = await start('manage-my-passwords')
    expect(reply.headers.get('location')).toMatch(/^\/legacy\/runs\/[0-9a-f-]{36}$/)
    const kept = reply.headers.getSetCookie().find((cookie) => cookie.includes('latchkey-run'))
    expect(kept).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  it('of another browser gets an explanatory page', async () => {
    const run = (await start('manage-my-passwords')).headers.get('location') ?? ''
    browser.cookies.clear()
    const reply = await browser.call('GET', run)
    expect(reply.status).toBe(401)
    expect(await reply.text()).toContain('This window no longer belongs to a task in progress')
  })

  it('accepts an answer to its current page only; an older page changes nothing', async () => {
    const run = (await start('my-notifications')).headers.get('location') ?? ''
    const old = await browser.get(run)
    const number = /name="form-number" value="(\d+)"/.exec(old)?.[1] ?? ''
    const readHeading = (html: string) => /<h1[^>]*>([^<]+)/.exec(html)?.[1]
    const form = { 'form-token': readFormToken(old), 'form-number': number, password: 'Harbour-Lantern-41' }
    await browser.post(run, form)
    const next = readHeading(await browser.get(run))
    expect(next).not.toBe(readHeading(old))
    await browser.post(run, form)
    const page = await browser.get(run)
    expect(page).toContain('That page had been answered already')
    expect(readHeading(page)).toBe(next)
  })

  it('can be cancelled, and its cookie is removed', async () => {
    const run = (await start('manage-my-passwords')).headers.get('location') ?? ''
    const token = readFormToken(await browser.get(`${run}/leave`))
    const reply = await browser.post(run, { 'form-token': token, 'form-press': 'stop' })
    expect([reply.headers.get('location'), [...browser.cookies.keys()]]).toEqual([
      '/legacy/',
      ['__Host-latchkey-visit'],
    ])
  })

  it('of a workflow that is not offered does not start, and the account stays filled in', async () => {
    expect((await start('no-such-task')).headers.get('location')).toBe('/legacy/')
    const page = await browser.get('/legacy/')
    expect(page).toContain('This task is not offered here')
    expect(page).toMatch(/<input [^>]*name="account"[^>]*value="active.user"/)
  })
})

it('a server error is shown as a whole page with a link to continue', async () => {
  const own = await mkdtemp(join(tmpdir(), 'latchkey-legacy-'))
  const broken = await buildTestServices(own, stopping.signal)
  const site = createTestBrowser(
    buildApp(broken, {
      selfService: folder,
      helpdesk: folder,
      administration: folder,
      me: folder,
      verify: folder,
      wallet: folder,
      passwordPages: folder,
      legacy: legacySite,
    }),
  )
  await broken.close()
  const reply = await site.call('GET', '/legacy/')
  expect(reply.status).toBeGreaterThanOrEqual(500)
  expect(await reply.text()).toMatch(/<h1[^>]*>This did not work<.*href="\/legacy\/".*Try again/)
  await rm(own, { recursive: true })
})

it('pages are not cached and have no foreign links; unknown addresses get a page, too', async () => {
  const reply = await browser.call('GET', '/legacy/nothing')
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(reply.headers.get('content-type')).toMatch(/^text\/html/)
  // `no-referrer` would make browsers send "Origin: null" with every form.
  expect(reply.headers.get('referrer-policy')).toBe('same-origin')
  expect(await browser.get('/legacy/')).not.toMatch(/(href|action|src)="(?!\/)/)
})

async function start(workflow: string): Promise<Response> {
  const token = readFormToken(await browser.get('/legacy/'))
  const who = { account: 'active.user', domain: 'corp.example.com' }
  return browser.post('/legacy/', { ...who, workflow, 'form-token': token })
}

describe('the first page is compressed, as that of the other site is', () => {
  const gzip = { 'accept-encoding': 'gzip, deflate, br' }

  it('to the same page, whose token no other page has', async () => {
    const reply = await browser.call('GET', '/legacy/', gzip)
    expect(reply.headers.get('content-encoding')).toBe('gzip')
    const page = gunzipSync(Buffer.from(await reply.arrayBuffer())).toString()
    const plain = await browser.get('/legacy/')
    const withoutTokens = (html: string) => html.replace(/(name="form-token" value=")[^"]+/g, '$1')
    expect(withoutTokens(page)).toBe(withoutTokens(plain))
    expect(readFormToken(page)).not.toBe(readFormToken(plain))
    const style = /href="(\/legacy\/[^"]+\.css[^"]*)"/.exec(page)?.[1] ?? ''
    expect((await browser.call('GET', style, gzip)).headers.get('content-encoding')).toBe('gzip')
  })

  it('but not once it repeats what was typed', async () => {
    const order = { account: '', workflow: 'manage-my-passwords' }
    await browser.post('/legacy/', { ...order, 'form-token': readFormToken(await browser.get('/legacy/')) })
    expect((await browser.call('GET', '/legacy/', gzip)).headers.get('content-encoding')).toBeNull()
  })
})
