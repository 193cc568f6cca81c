import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedSample } from '../../profiles/seed-sample.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { kioskCoverSeconds, kioskQuestionSeconds } from './kiosk.ts'
import { readFormToken, type TestBrowser } from './testing.ts'
import { openTestSite } from './testing-site.ts'

/** A screen of many people: no profile is changed there, and after five minutes a page asks before it is covered. */

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

test('E22: after five minutes a page of the kiosk asks, in place of itself, and is covered a minute later', async () => {
  const run = await begin('manage-my-passwords')
  const shown = await browser.call('GET', run)
  // When its run has ended anyway.
  expect(shown.headers.get('refresh')).toBe('1800; url=/legacy/?kiosk')
  const html = await shown.text()
  expect(html).toContain('Are you still there?')
  expect(html).toContain('href="#again"')
  expect(html).toContain('After 5 minutes this screen asks')
})

test('E22: the start page, which holds no more than a name, is loaded again after five minutes', async () => {
  const start = await browser.call('GET', '/legacy/?kiosk')
  expect(start.headers.get('refresh')).toBe('300; url=/legacy/?kiosk')
  expect(await start.text()).not.toContain('Are you still there?')
})

test('E22: the style sheet waits as long as the pages say', async () => {
  const style = await readFile(join(import.meta.dirname, '../../web/legacy/kiosk.css'), 'utf8')
  const delays = new Set(Array.from(style.matchAll(/kiosk-(?:show|hide) 0s (\d+)s/g), ([, delay]) => Number(delay)))
  expect([...delays].sort()).toEqual([kioskQuestionSeconds, kioskQuestionSeconds + kioskCoverSeconds])
})

test('E22: other screens are not asked', async () => {
  await openTasks('/legacy/')
  const shown = await browser.call('GET', '/legacy/')
  expect(shown.headers.has('refresh')).toBe(false)
  expect(await shown.text()).not.toContain('Are you still there?')
})
