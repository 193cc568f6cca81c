import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedSample } from '../../profiles/seed-sample.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { readFormToken, type TestBrowser } from './testing.ts'
import { openTestSite } from './testing-site.ts'

/** A screen of many people: no profile is changed there, and after five idle minutes it asks before it goes back to the start. */

const stopping = new AbortController()
let folder: string
let services: Services
let browser: TestBrowser
let now: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-kiosk-'))
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
})

const who = { account: 'active.user', domain: 'corp.example.com' }

const openTasks = (start: string) => browser.get(start)

const listTasks = (page: string) => Array.from(page.matchAll(/name="workflow" value="([\w-]+)"/g), ([, id]) => id)

async function begin(workflow: string) {
  const token = readFormToken(await openTasks('/legacy/?kiosk'))
  return (await browser.post('/legacy/', { ...who, workflow, 'form-token': token })).headers.get('location') ?? ''
}

test('E22: a kiosk offers no task that only changes a profile, and begins none', async () => {
  const everywhere = listTasks(await openTasks('/legacy/'))
  const kiosk = listTasks(await openTasks('/legacy/?kiosk'))
  const profile = ['register', 'manage-my-profile', 'my-notifications']
  expect(everywhere).toEqual(expect.arrayContaining(profile))
  expect(kiosk).toEqual(everywhere.filter((id) => !profile.includes(id ?? '')))
  for (const workflow of profile) {
    expect(await begin(workflow), workflow).toBe('/legacy/')
    expect(await browser.get('/legacy/'), workflow).toContain('This task is not offered here.')
  }
})

test('E22: after five minutes the kiosk asks, one press goes on, and without an answer it goes back to the start', async () => {
  const run = await begin('manage-my-passwords')
  const shown = await browser.call('GET', run)
  expect(shown.headers.get('refresh')).toBe(`300; url=/legacy/still-there?from=${run}`)
  const question = await browser.call('GET', `/legacy/still-there?from=${run}`)
  expect(question.headers.get('refresh')).toBe('60; url=/legacy/?kiosk')
  const html = await question.text()
  expect(html).toContain('Are you still there?')
  expect(html).toContain(`data-look="primary" href="${run}"`)
  expect(await browser.get(run)).toContain('Choose a new password')
})

test.each(['https://example.com/', '//example.com', '/legacy/runs/../../admin/', ''])(
  'E22: the question leads to no other address than those of the kiosk: %s',
  async (from) => {
    await browser.get('/legacy/?kiosk')
    const html = await browser.get(`/legacy/still-there?from=${encodeURIComponent(from)}`)
    expect(html).toContain('data-look="primary" href="/legacy/?kiosk"')
  },
)

test('E22: other screens are not asked', async () => {
  await openTasks('/legacy/')
  expect((await browser.call('GET', '/legacy/')).headers.has('refresh')).toBe(false)
})
