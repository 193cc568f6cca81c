import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { readFormToken } from './testing.ts'
import { openTestSite } from './testing-site.ts'

const stopping = new AbortController()
let folder: string
let services: Services

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-domain-'))
  services = await buildTestServices(folder, stopping.signal)
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})

test('without scripts a domain is asked for only while the site names none, and a start needs none then', async () => {
  const asking = openTestSite(services, { now: Date.now })
  expect(await asking.get('/legacy/')).toContain('name="domain"')
  const browser = openTestSite(services, { now: Date.now, settings: { defaultDomain: 'branch.example.com' } })
  const start = await browser.get('/legacy/')
  expect(start).not.toContain('name="domain"')
  const order = { account: 'branch.user', workflow: 'manage-my-passwords', 'form-token': readFormToken(start) }
  const { headers } = await browser.post('/legacy/', order)
  expect(headers.get('location')).toMatch(/^\/legacy\/runs\//)
})
