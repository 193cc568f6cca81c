import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createServerLink } from '../server-link/client.ts'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { answerWizard } = await import('./wizard-run.ts')

beforeEach(() => fakeBrowser.reset())

/** A server that gives these answers, one after the other, and notes what it was asked. */
function serverWith(...replies: { status?: number; body?: unknown }[]) {
  const asked: { path: string; token: string | null }[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    asked.push({ path: new URL(String(input)).pathname, token: new Headers(init?.headers).get('authorization') })
    const { status = 200, body } = replies[asked.length - 1] ?? {}
    return body === undefined ? new Response(null, { status: 204 }) : Response.json(body, { status })
  }
  return { asked, link: createServerLink({ server: 'https://latchkey.example.com', language: 'en', fetch }) }
}

const ask = { status: 'ask', number: 1, position: 1, activity: 'x', page: {} }
const done = { status: 'done', title: 'Done', text: '', result: { lines: ['Changed'], stateToken: 'state-token' } }
const started = { status: 201, body: { run: { id: 'r1', token: 'run-token' }, step: ask } }
const start = { ask: 'start', language: 'en', workflow: 'manage-my-passwords', account: 'anna' } as const
const answer = { ask: 'answer', language: 'en', number: 1, answer: { password: 'secret' } } as const

test('the window gets steps and never a token; the run token is in memory, and gone when the run is done', async () => {
  const { link, asked } = serverWith(started, { body: done })
  expect(await answerWizard(start, 'w1', link)).toEqual({ ok: true, value: ask })
  expect(await fakeBrowser.storage.session.get(null)).toEqual({ 'run:w1': { id: 'r1', token: 'run-token' } })
  expect(await fakeBrowser.storage.local.get(null)).toEqual({})

  const reply = await answerWizard(answer, 'w1', link)
  expect(reply).toEqual({ ok: true, value: { ...done, result: { lines: ['Changed'] } } })
  expect(asked.map(({ token }) => token)).toEqual([null, 'Bearer run-token'])
  expect(await fakeBrowser.storage.session.get(null)).toEqual({})
  expect(await fakeBrowser.storage.local.get(null)).toEqual({ 'token:https://latchkey.example.com': 'state-token' })
})

test('each window has its own run', async () => {
  const { link, asked } = serverWith(started)
  await answerWizard(start, 'w1', link)
  expect(await answerWizard({ ask: 'resume', language: 'en' }, 'w2', link)).toBeUndefined()
  expect(asked).toHaveLength(1)
})

test('a run that the server no longer knows is let go; one that it could not answer for is kept', async () => {
  const problem = (code: string, status: number) => ({ status, body: { code, title: code } })
  const { link } = serverWith(started, problem('busy', 503), problem('run-unknown', 404))
  await answerWizard(start, 'w1', link)
  await answerWizard(answer, 'w1', link)
  expect(await fakeBrowser.storage.session.get(null)).toHaveProperty('run:w1')
  await answerWizard(answer, 'w1', link)
  expect(await fakeBrowser.storage.session.get(null)).toEqual({})
})

test('cancelling tells the server and forgets', async () => {
  const { link, asked } = serverWith(started)
  await answerWizard(start, 'w1', link)
  await answerWizard({ ask: 'cancel', language: 'en' }, 'w1', link)
  expect(asked.map(({ path }) => path)).toEqual(['/api/v1/runs', '/api/v1/runs/r1'])
  expect(await fakeBrowser.storage.session.get(null)).toEqual({})
})
