import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appOf } from '../../commands/serve.ts'
import { readConfig } from '../../config.ts'
import { buildServices, type Services } from '../../services.ts'
import { legacySite } from '../../web/legacy/render.tsx'
import { type TestBrowser, testBrowser, tokenIn } from './testing.ts'

const stopping = new AbortController()
let folder: string
let services: Services
let app: ReturnType<typeof appOf>
let browser: TestBrowser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-legacy-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  services = await buildServices(readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder), stopping.signal)
  app = appOf(services, { selfService: folder, helpdesk: folder, me: folder, legacy: legacySite })
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  browser = testBrowser(app)
})

describe('a form is believed', () => {
  it('only with the token of this visit for this address: told, and nothing begins', async () => {
    const page = await browser.get('/legacy/')
    const order = { workflow: 'manage-my-passwords', account: 'active.user' }
    for (const token of ['', 'nonsense', tokenIn(page)]) {
      const reply = await browser.post('/legacy/runs', { ...order, 'form-token': token })
      expect([reply.status, reply.headers.get('location')]).toEqual([303, '/legacy/'])
      expect(await browser.get('/legacy/')).toContain('This page is out of date')
    }
    expect([...browser.cookies.keys()]).toEqual(['__Host-latchkey-visit'])
  })

  it('not without the cookie of the visit', async () => {
    const token = tokenIn(await browser.get('/legacy/'))
    browser.cookies.clear()
    const reply = await browser.post('/legacy/', { account: 'active.user', 'form-token': token })
    expect(reply.headers.get('location')).toBe('/legacy/cookies')
  })

  it.each([
    ['JSON', { 'content-type': 'application/json' }, 415],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
  ])('not as %s', async (_what, headers, status) => {
    const token = tokenIn(await browser.get('/legacy/'))
    expect((await browser.post('/legacy/', { account: 'active.user', 'form-token': token }, headers)).status).toBe(
      status,
    )
  })

  it('up to a size, and as UTF-8 only', async () => {
    expect((await browser.post('/legacy/', { account: 'x'.repeat(70_000) })).status).toBe(413)
    expect((await browser.post('/legacy/', 'account=%E4')).status).toBe(400)
  })
})

describe('a run', () => {
  it('keeps its token in a strict cookie that no script sees, and its address says nothing', async () => {
    const reply = await start('manage-my-passwords')
    expect(reply.headers.get('location')).toMatch(/^\/legacy\/runs\/[0-9a-f-]{36}$/)
    const kept = reply.headers.getSetCookie().find((cookie) => cookie.includes('latchkey-run'))
    expect(kept).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  it('is nobody else’s: a page in plain words', async () => {
    const run = (await start('manage-my-passwords')).headers.get('location') ?? ''
    browser.cookies.clear()
    const reply = await browser.call('GET', run)
    expect(reply.status).toBe(401)
    expect(await reply.text()).toContain('This window no longer belongs to a task in progress')
  })

  it('takes an answer to the page that stands only: an old page is told as one, and changes nothing', async () => {
    const run = (await start('manage-my-passwords')).headers.get('location') ?? ''
    const old = await browser.get(run)
    const number = /name="form-number" value="(\d+)"/.exec(old)?.[1] ?? ''
    const form = { 'form-token': tokenIn(old), 'form-number': number, password: 'Harbour-Lantern-41' }
    await browser.post(run, form)
    expect(await browser.get(run)).toContain('Choose a new password')
    await browser.post(run, { ...form, newPassword: 'Quiet-Lantern-88' })
    const page = await browser.get(run)
    expect(page).toContain('That page had been answered already')
    expect(page).toContain('Choose a new password')
  })

  it('stops when its person says so, and is then forgotten', async () => {
    const run = (await start('manage-my-passwords')).headers.get('location') ?? ''
    const token = tokenIn(await browser.get(`${run}/leave`))
    const reply = await browser.post(run, { 'form-token': token, 'form-press': 'stop' })
    expect([reply.headers.get('location'), [...browser.cookies.keys()]]).toEqual([
      '/legacy/',
      ['__Host-latchkey-visit'],
    ])
  })

  it('of a task that is not offered does not begin, and what was named stays', async () => {
    expect((await start('no-such-task')).headers.get('location')).toBe('/legacy/tasks')
    const page = await browser.get('/legacy/tasks')
    expect(page).toContain('This task is not offered here')
    expect(page).toContain('Account: active.user')
  })
})

it('a server in trouble says so on a whole page, which leads on', async () => {
  const own = await mkdtemp(join(tmpdir(), 'latchkey-legacy-'))
  const broken = await buildServices(readConfig({ LATCHKEY_DATA: join(own, 'data') }, own), stopping.signal)
  const site = testBrowser(appOf(broken, { selfService: folder, helpdesk: folder, me: folder, legacy: legacySite }))
  const form = { account: 'active.user', domain: 'corp.example.com', 'form-token': tokenIn(await site.get('/legacy/')) }
  await site.post('/legacy/', form)
  await broken.close()
  const reply = await site.call('GET', '/legacy/tasks')
  expect(reply.status).toBeGreaterThanOrEqual(500)
  expect(await reply.text()).toMatch(/<h1[^>]*>This did not work<.*href="\/legacy\/tasks".*Try again/)
  expect(await site.get('/legacy/')).toContain('Which account is it?')
  await rm(own, { recursive: true })
})

it('pages are never kept, lead to no other site, and unknown ones are pages, too', async () => {
  const reply = await browser.call('GET', '/legacy/nothing')
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(reply.headers.get('content-type')).toMatch(/^text\/html/)
  // `no-referrer` would make browsers send "Origin: null" with every form.
  expect(reply.headers.get('referrer-policy')).toBe('same-origin')
  expect(await browser.get('/legacy/')).not.toMatch(/(href|action|src)="(?!\/)/)
})

async function start(workflow: string): Promise<Response> {
  const token = tokenIn(await browser.get('/legacy/'))
  await browser.post('/legacy/', { account: 'active.user', domain: 'corp.example.com', 'form-token': token })
  return browser.post('/legacy/runs', {
    account: 'active.user',
    workflow,
    'form-token': tokenIn(await browser.get('/legacy/tasks')),
  })
}
