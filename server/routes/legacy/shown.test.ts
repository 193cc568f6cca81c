import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceAccount } from '../../activities/testing.ts'
import type { Services } from '../../services.ts'
import { buildTestServices } from '../../testing-services.ts'
import { readFormToken } from './testing.ts'
import { openTestSite } from './testing-site.ts'

/** A task that gives something away once, as a recovery key is: the real engine, whose answer tells it. */
const stopping = new AbortController()
const secret = 'K7QX-93MP'
let folder: string
let services: Services

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-shown-'))
  services = await buildTestServices(folder, stopping.signal)
})
afterAll(async () => {
  stopping.abort()
  await services.close()
  await rm(folder, { recursive: true })
})

function givingAway(): Services['engine'] {
  const { engine } = services
  return {
    ...engine,
    async answer(run, submission) {
      const step = await engine.answer(run, submission)
      const shown = [{ label: 'Passcode', value: secret, until: '2026-11-22T12:00:00.000Z', hint: 'Write it down.' }]
      return step.status === 'ask' ? { ...step, page: { ...step.page, shown } } : step
    },
  }
}

test('a revealed value appears on the page after the form, nowhere else in clear, and is gone after a reload', async () => {
  const browser = openTestSite({ ...services, engine: givingAway() }, { now: Date.now })
  const order = { workflow: 'register', account: 'unregistered.user', domain: 'corp.example.com' }
  const first = await browser.get('/legacy/')
  const begun = await browser.post('/legacy/', { ...order, 'form-token': readFormToken(first) })
  const run = begun.headers.get('location') ?? ''
  const page = await browser.get(run)
  const number = /name="form-number" value="(\d+)"/.exec(page)?.[1] ?? ''
  const form = {
    'form-token': readFormToken(page),
    'form-number': number,
    password: practiceAccount(order.account).password,
  }
  const reply = await browser.post(run, form)
  expect([reply.status, await reply.text()]).toEqual([303, ''])
  expect([...browser.cookies.values()].join()).not.toContain(secret)
  const shown = await browser.get(run)
  expect(shown).toContain(`<code aria-hidden="true">${secret}</code>`)
  expect(shown).toContain('K 7 Q X - 9 3 M P')
  expect(shown).toContain('Write it down.')
  expect(shown).not.toContain('Copy</span>')
  expect(await browser.get(run)).not.toContain(secret)
})
