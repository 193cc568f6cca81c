import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { siteSettings } from '../../policies/site-settings.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { buildServices, type Services } from '../../services.ts'
import { legacySite } from '../../web/legacy/render.tsx'
import { createAddressLimits } from '../address-limits.ts'
import { createPatience } from './patience.ts'
import { legacyRoutes } from './routes.ts'
import { type TestBrowser, testBrowser, tokenIn } from './testing.ts'

/** Failures are counted for an account: a start without scripts waits, and what has waited counts once, for itself. */

const stopping = new AbortController()
let folder: string
let services: Services
let browser: TestBrowser
let now: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-start-'))
  services = await buildServices(readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder), stopping.signal)
  await seedSample(services)
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  now = Date.now()
  const { config, directory, policies, engine, store, keys, signal } = services
  const app = new Hono()
  legacyRoutes(app, {
    ...{ site: legacySite, url: config.url, domains: [...directory.domains], policies, keys, store },
    runs: { engine, limits: createAddressLimits(() => now), trustedProxies: [], signal },
    patience: createPatience(() => now),
    settings: async () => ({ ...siteSettings.parse({}), name: 'Contoso' }),
    now: () => now,
    report: (error) => {
      throw error
    },
  })
  browser = testBrowser(app)
  await fail('active.user')
  expect(await choose('active.user')).toBe('/legacy/patience')
})

it('not before its time', async () => {
  const page = await browser.call('GET', '/legacy/patience')
  expect(page.headers.get('refresh')).toBe('10; url=/legacy/patience')
  now += 9_000
  expect(await goOn()).toBe('/legacy/patience')
})

it('after it, once: brought back, the same wait counts no more', async () => {
  now += 10_000
  const visit = new Map(browser.cookies)
  expect(await goOn()).toMatch(/^\/legacy\/runs\/[0-9a-f]/)
  for (const [name, value] of visit) browser.cookies.set(name, value)
  expect(await goOn()).toBe('/legacy/patience')
})

it('not for another account, nor for another task', async () => {
  now += 10_000
  await fail('locked.user')
  const page = await browser.get('/legacy/patience')
  expect(await goOn({ account: 'locked.user' }, page)).toBe('/legacy/patience')
})

it('not a quarter of an hour later', async () => {
  now += 15 * 60_000
  expect(await goOn()).toBe('/legacy/patience')
})

it('not for an hour because the clock was set back by one: another wait begins, and is short', async () => {
  now -= 3_600_000
  const page = await browser.call('GET', '/legacy/patience')
  expect([page.status, page.headers.get('location')]).toEqual([303, '/legacy/'])
  expect(await choose('active.user')).toBe('/legacy/patience')
  expect((await browser.call('GET', '/legacy/patience')).headers.get('refresh')).toBe('10; url=/legacy/patience')
})

/** Counts a failure for an account, from somewhere else. */
async function fail(account: string): Promise<void> {
  const order = { workflow: 'forgot-my-password', account, language: 'en', site: 'self-service' } as const
  const { run, step } = await services.engine.start({ ...order, provenWork: true })
  if (step.status !== 'ask') return
  const rows = step.page.answer.properties.answers?.prefixItems ?? []
  const answers = rows.map(({ properties }) => ({ question: properties?.question?.const, answer: 'not it' }))
  await services.engine.answer(run, { number: step.number, answer: { answers } })
}

async function choose(account: string): Promise<string | null> {
  const form = { 'form-token': tokenIn(await browser.get('/legacy/')), account, domain: 'corp.example.com' }
  await browser.post('/legacy/', form)
  return goOn({ account }, await browser.get('/legacy/tasks'))
}

async function goOn(changed: { account?: string } = {}, page?: string): Promise<string | null> {
  const token = tokenIn(page ?? (await browser.get('/legacy/patience')))
  const order = { workflow: 'forgot-my-password', account: 'active.user', domain: 'corp.example.com', ...changed }
  return (await browser.post('/legacy/runs', { ...order, 'form-token': token })).headers.get('location')
}
