import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { readFormToken, type TestBrowser } from './testing.ts'
import { openTestSite } from './testing-site.ts'

const stopping = new AbortController()
let folder: string
let services: Services
let browser: TestBrowser
const scheduled: (number | undefined)[] = []
let isFull = false

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-answer-'))
  services = await buildTestServices(folder, stopping.signal)
  browser = openTestSite(services, {
    now: () => 0,
    startDelay: {
      schedule(_, { maxMs }) {
        scheduled.push(maxMs)
        if (isFull) throw new AppError('busy', { retryAfter: 60 })
        return 0
      },
    },
    // What is busy is expected here.
    report() {},
  })
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})

/** Types a wrong password on the current page; returns the page that follows. */
async function typeWrong(path: string): Promise<string> {
  const page = await browser.get(path)
  const number = /name="form-number" value="(\d+)"/.exec(page)?.[1] ?? ''
  const form = {
    'form-token': readFormToken(page),
    'form-number': number,
    password: 'wrong',
    newPassword: 'Quiet-Lantern-88',
  }
  await browser.post(path, form)
  return browser.get(path)
}

it('H1: without scripts an answer waits where proof of work is demanded, and is tried then; when too many wait it is not', async () => {
  const order = { workflow: 'manage-my-passwords', account: 'nobody.here', domain: 'corp.example.com' }
  const token = readFormToken(await browser.get('/legacy/'))
  const path =
    (await browser.post('/legacy/', { ...order, 'form-token': token })).headers.get('location') ?? 'no run started'
  for (let tries = 0; tries < 3; tries++) await typeWrong(path)
  expect(scheduled).toEqual([])
  isFull = true
  const counters = () => services.store.read.selectFrom('Counter').selectAll().execute()
  const before = await counters()
  await typeWrong(path)
  expect(await counters()).toEqual(before)
  isFull = false
  const next = await typeWrong(path)
  expect(scheduled).toEqual([25_000, 25_000])
  expect(await counters()).not.toEqual(before)
  expect(next).toContain('form-number')
})
