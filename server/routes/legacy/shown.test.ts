import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appOf } from '../../commands/serve.ts'
import { readConfig } from '../../config.ts'
import { buildServices, type Services } from '../../services.ts'
import { legacySite } from '../../web/legacy/render.tsx'
import { testBrowser, tokenIn } from './testing.ts'

/** A task that gives something away once, as a recovery key is: the real engine, whose answer tells it. */
const stopping = new AbortController()
const secret = 'K7QX-93MP'
let folder: string
let services: Services

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-shown-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  services = await buildServices(readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder), stopping.signal)
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

test('what is shown once stands on the page after the form, in clear nowhere else, and is gone with the next look', async () => {
  const app = appOf(
    { ...services, engine: givingAway() },
    { selfService: folder, helpdesk: folder, me: folder, legacy: legacySite },
  )
  const browser = testBrowser(app)
  const order = { workflow: 'manage-my-passwords', account: 'active.user' }
  const first = await browser.get('/legacy/')
  const who = { account: order.account, domain: 'corp.example.com' }
  await browser.post('/legacy/', { ...who, 'form-token': tokenIn(first) })
  const tasks = await browser.get('/legacy/tasks')
  const begun = await browser.post('/legacy/runs', { ...order, 'form-token': tokenIn(tasks) })
  const run = begun.headers.get('location') ?? ''
  const page = await browser.get(run)
  const number = /name="form-number" value="(\d+)"/.exec(page)?.[1] ?? ''
  const form = { 'form-token': tokenIn(page), 'form-number': number, password: 'Harbour-Lantern-41' }
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
