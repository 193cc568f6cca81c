import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { seedSample } from '../../profiles/seed-sample.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { readFormToken, type TestBrowser } from './testing.ts'
import { openTestSite } from './testing-site.ts'

/** Failures are counted for an account: a start without scripts waits, and what has waited counts once, for itself. */

const stopping = new AbortController()
let folder: string
let services: Services
let browser: TestBrowser
let now: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-start-'))
  services = await buildTestServices(folder, stopping.signal)
  await seedSample(services)
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  now = Date.now()
  browser = openTestSite(services, { now: () => now })
  await fail('active.user')
  expect(await choose('active.user')).toBe('/legacy/patience')
})

it('a start before the end of its wait waits on', async () => {
  const page = await browser.call('GET', '/legacy/patience')
  expect(page.headers.get('refresh')).toBe('10; url=/legacy/patience')
  now += 9_000
  expect(await goOn()).toBe('/legacy/patience')
})

it('a completed wait can be used once; replaying the cookie fails', async () => {
  now += 10_000
  const session = new Map(browser.cookies)
  expect(await goOn()).toMatch(/^\/legacy\/runs\/[0-9a-f]/)
  for (const [name, value] of session) browser.cookies.set(name, value)
  expect(await goOn()).toBe('/legacy/patience')
})

it('a wait is not valid for another account or workflow', async () => {
  now += 10_000
  await fail('locked.user')
  const page = await browser.get('/legacy/patience')
  expect(await goOn({ account: 'locked.user' }, page)).toBe('/legacy/patience')
})

it('a completed wait expires within a quarter of an hour', async () => {
  now += 15 * 60_000
  expect(await goOn()).toBe('/legacy/patience')
})

it('after the clock was set back by an hour a new, short wait starts', async () => {
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
  const order = { workflow: 'forgot-my-password', account, domain: 'corp.example.com' }
  const form = { ...order, 'form-token': readFormToken(await browser.get('/legacy/')) }
  return (await browser.post('/legacy/', form)).headers.get('location')
}

async function goOn(changed: { account?: string } = {}, page?: string): Promise<string | null> {
  const token = readFormToken(page ?? (await browser.get('/legacy/patience')))
  const order = { workflow: 'forgot-my-password', account: 'active.user', domain: 'corp.example.com', ...changed }
  return (await browser.post('/legacy/runs', { ...order, 'form-token': token })).headers.get('location')
}
