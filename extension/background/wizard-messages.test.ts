import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createServerClient } from '../server-client/server-client.ts'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { handleWizardMessage } = await import('./wizard-messages.ts')

beforeEach(() => fakeBrowser.reset())

/** A server that gives these replies in turn and records its requests. */
function serverWith(...replies: { status?: number; body?: unknown }[]) {
  const requests: { path: string; token: string | null }[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    requests.push({ path: new URL(String(input)).pathname, token: new Headers(init?.headers).get('authorization') })
    const { status = 200, body } = replies[requests.length - 1] ?? {}
    return body === undefined ? new Response(null, { status: 204 }) : Response.json(body, { status })
  }
  return { requests, client: createServerClient({ server: 'https://latchkey.example.com', language: 'en', fetch }) }
}

const askStep = { status: 'ask', number: 1, position: 1, activity: 'x', page: {} }
const doneStep = { status: 'done', title: 'Done', text: '', result: { lines: ['Changed'], stateToken: 'state-token' } }
const started = { status: 201, body: { run: { id: 'r1', token: 'run-token' }, step: askStep } }
const start = { type: 'start', language: 'en', workflow: 'manage-my-passwords', account: 'anna' } as const
const answer = { type: 'answer', language: 'en', number: 1, answer: { password: 'secret' } } as const

test('the window gets steps and never a token; the run token is kept in memory only', async () => {
  const { client, requests } = serverWith(started, { body: doneStep })
  expect(await handleWizardMessage(start, 'w1', client)).toEqual({ ok: true, value: askStep })
  expect(await fakeBrowser.storage.session.get(null)).toEqual({ 'run:w1': { id: 'r1', token: 'run-token' } })
  expect(await fakeBrowser.storage.local.get(null)).toEqual({})

  const reply = await handleWizardMessage(answer, 'w1', client)
  expect(reply).toEqual({ ok: true, value: { ...doneStep, result: { lines: ['Changed'] } } })
  expect(requests.map(({ token }) => token)).toEqual([null, 'Bearer run-token'])
  expect(await fakeBrowser.storage.session.get(null)).toEqual({
    'run:w1': { id: 'r1', token: 'run-token' },
    'finished:w1': true,
  })
  expect(await fakeBrowser.storage.local.get(null)).toEqual({ 'token:https://latchkey.example.com': 'state-token' })
})

test('each window has its own run', async () => {
  const { client, requests } = serverWith(started)
  await handleWizardMessage(start, 'w1', client)
  expect(await handleWizardMessage({ type: 'resume', language: 'en' }, 'w2', client)).toMatchObject({
    problem: { code: 'run-unknown' },
  })
  expect(requests).toHaveLength(1)
})

test('a run that the server no longer knows is removed; after another failure it is kept', async () => {
  const problem = (code: string, status: number) => ({ status, body: { code, title: code } })
  const { client } = serverWith(started, problem('busy', 503), problem('run-unknown', 404))
  await handleWizardMessage(start, 'w1', client)
  await handleWizardMessage(answer, 'w1', client)
  expect(await fakeBrowser.storage.session.get(null)).toHaveProperty('run:w1')
  await handleWizardMessage(answer, 'w1', client)
  expect(await fakeBrowser.storage.session.get(null)).toEqual({})
})

test('cancelling deletes the run on the server and its credentials here', async () => {
  const { client, requests } = serverWith(started)
  await handleWizardMessage(start, 'w1', client)
  await handleWizardMessage({ type: 'cancel', language: 'en' }, 'w1', client)
  expect(requests.map(({ path }) => path)).toEqual(['/api/v1/runs', '/api/v1/runs/r1'])
  expect(await fakeBrowser.storage.session.get(null)).toEqual({})
})

test('a cancellation that the background did not finish can be asked for again, and leaves a run that was begun meanwhile', async () => {
  const { promise: lost, resolve: lose } = Promise.withResolvers<Response>()
  const next = { status: 201, body: { run: { id: 'r2', token: 'next-token' }, step: askStep } }
  const { client } = serverWith(started, {}, next)
  const hanging = { ...client, cancelRun: () => lost.then(() => undefined) }
  await handleWizardMessage(start, 'w1', client)
  const first = handleWizardMessage({ type: 'cancel', language: 'en' }, 'w1', hanging)
  await handleWizardMessage({ type: 'cancel', language: 'en' }, 'w1', client)
  await handleWizardMessage(start, 'w1', client)
  lose(new Response())
  await first
  expect(await fakeBrowser.storage.session.get(null)).toEqual({ 'run:w1': { id: 'r2', token: 'next-token' } })
})

test('F3: an end whose reply was lost is shown when the window asks again', async () => {
  const { client } = serverWith(started, { body: doneStep }, { body: doneStep })
  await handleWizardMessage(start, 'w1', client)
  await handleWizardMessage(answer, 'w1', client)
  expect(await handleWizardMessage({ type: 'resume', language: 'en' }, 'w1', client)).toMatchObject({
    value: { status: 'done' },
  })
})

test('a start whose reply was lost is sent again with the same token, and another one with its own', async () => {
  const bodies: { workflow: string; token: string }[] = []
  const fetch = async (_: string | URL | Request, init?: RequestInit) => {
    bodies.push(JSON.parse(String(init?.body)))
    if (bodies.length === 1) throw new TypeError('Failed to fetch')
    return Response.json(started.body, { status: 201 })
  }
  const client = createServerClient({ server: 'https://latchkey.example.com', language: 'en', fetch })
  await handleWizardMessage(start, 'w1', client)
  await handleWizardMessage(start, 'w1', client)
  await handleWizardMessage(start, 'w1', client)
  const [lost, again, next] = bodies.map(({ token }) => token)
  expect(lost).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(again).toBe(lost)
  expect(next).not.toBe(lost)
})

test('F12: of a run in a private window nothing is stored, and the server is not told of earlier ones', async () => {
  await fakeBrowser.storage.local.set({ 'token:https://latchkey.example.com': 'earlier' })
  await fakeBrowser.storage.session.set({ 'launchContext:w1': { isPrivate: true } })
  const { client, requests } = serverWith(started, { body: doneStep })
  await handleWizardMessage(start, 'w1', client)
  await handleWizardMessage(answer, 'w1', client)
  expect(requests[0]?.token).toBeNull()
  expect(await fakeBrowser.storage.local.get(null)).toEqual({ 'token:https://latchkey.example.com': 'earlier' })
})

test('F12: of a private window not even the organisation is stored', async () => {
  const site = { product: 'latchkey', name: 'Contoso', languages: [], domains: [], captcha: 'none' }
  await fakeBrowser.storage.session.set({ 'launchContext:w1': { isPrivate: true } })
  const { client } = serverWith({ body: site }, { body: site })
  expect(await handleWizardMessage({ type: 'site', language: 'en' }, 'w1', client)).toMatchObject({
    value: { name: 'Contoso' },
  })
  expect(await fakeBrowser.storage.local.get(null)).toEqual({})
  await handleWizardMessage({ type: 'site', language: 'en' }, 'w2', client)
  expect(await fakeBrowser.storage.local.get(null)).toMatchObject({ 'name:https://latchkey.example.com': 'Contoso' })
})

test('F18: where the browser can store nothing more, the end is told all the same', async () => {
  const { client } = serverWith(started, { body: doneStep })
  await handleWizardMessage(start, 'w1', client)
  const full = async () => {
    throw new Error('QuotaExceededError')
  }
  const { local, session } = fakeBrowser.storage
  const originals = [
    [local, local.set],
    [session, session.set],
  ] as const
  for (const [area] of originals) Object.assign(area, { set: full })
  const reply = await handleWizardMessage(answer, 'w1', client)
  for (const [area, set] of originals) Object.assign(area, { set })
  expect(reply).toMatchObject({ ok: true, value: { status: 'done' } })
})

test.each<[string, unknown]>([
  ['a run without a step', { run: { id: 'r1', token: 'run-token' } }],
  ['a step without a run', { step: askStep }],
  ['null', null],
])('F18: a reply that is %s is that of another server', async (_, body) => {
  const { client } = serverWith({ status: 201, body })
  expect(await handleWizardMessage(start, 'w1', client)).toMatchObject({ problem: { code: 'server-foreign' } })
})
