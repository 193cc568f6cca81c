import { expect, test } from 'vitest'
import type { SolvedChallenge } from '../../../shared/proof-of-work.ts'
import { createSiteClient } from './api.ts'

const step = { status: 'wait', number: 1, title: '', text: '', retryAfter: 1 }
const order = { workflow: 'register', account: 'a', language: 'de' }

test('a run is started with the headers for our own pages, and only its id is stored', async () => {
  const { client, requests, storage } = createClient([json(201, { run: { id: 'r1' }, step }), json(200, step)])
  expect(await client.startRun(order)).toEqual({ ok: true, value: step })
  expect(await client.sendAnswer(3, { code: '1' })).toEqual({ ok: true, value: step })
  expect(requests.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
    'POST /api/v1/runs {"workflow":"register","account":"a","language":"de"}',
    'POST /api/v1/runs/r1/answers {"number":3,"answer":{"code":"1"}}',
  ])
  expect(requests[0]?.headers).toMatchObject({
    'latchkey-csrf': '1',
    'latchkey-site': 'self-service',
    'content-type': 'application/json',
    'accept-language': 'de',
  })
  expect([...storage.values()]).toEqual(['r1'])
})

test('a tab without a run has nothing to resume and sends no request', async () => {
  const { client, requests } = createClient([])
  expect(await client.resumeRun()).toBeUndefined()
  expect(requests).toEqual([])
})

test('the client solves the server’s challenge without showing anything', async () => {
  const { client, requests } = createClient([
    json(403, { code: 'captcha-required', title: 'Prove it.' }),
    json(200, { parameters: {}, signature: 's' }),
    json(201, { run: { id: 'r1' }, step }),
  ])
  expect(await client.startRun(order)).toEqual({ ok: true, value: step })
  expect(JSON.parse(requests[2]?.body ?? '')).toMatchObject({ captcha: { solution: { counter: 7 } } })
})

test('for a site that always demands a proof it is part of the first request', async () => {
  const { client, requests } = createClient([
    json(200, { name: '', languages: [], domains: [], captcha: 'proof-of-work' }),
    json(200, { parameters: {}, signature: 's' }),
    json(201, { run: { id: 'r1' }, step }),
  ])
  await client.loadSite()
  await client.startRun(order)
  expect(requests.map(({ path }) => path)).toEqual(['/api/v1/site', '/api/v1/captcha', '/api/v1/runs'])
})

test('a run that has ended is not resumed by the next load', async () => {
  const done = { status: 'done', title: '', text: '' }
  const { client, storage } = createClient([json(201, { run: { id: 'r1' }, step }), json(200, done)])
  await client.startRun(order)
  await client.sendAnswer(1, {})
  expect(storage.size).toBe(0)
  expect(await client.resumeRun()).toBeUndefined()
})

test('cancelling removes the run even if the server cannot be reached', async () => {
  const { client, requests, storage } = createClient([json(201, { run: { id: 'r1' }, step })])
  await client.startRun(order)
  await client.cancelRun()
  expect(requests.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/v1/runs/r1' })
  expect(storage.size).toBe(0)
})

test.each([
  [
    'a problem of the server',
    json(429, { code: 'too-many-requests', title: 'Wait.', retryAfter: 9 }),
    'too-many-requests',
    9,
  ],
  ['Retry-After of a header', json(503, { code: 'busy', title: 'Wait.' }, { 'retry-after': '4' }), 'busy', 4],
  ['no answer at all', new TypeError('fetch failed'), 'server-unreachable', undefined],
  ['the page of a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server-unreachable', undefined],
  ['a sign-in page in between', new Response('<h1>Hotel</h1>', { status: 200 }), 'server-unreachable', undefined],
] as const)('%s is a reply, never thrown', async (_name, answer, code, retryAfter) => {
  const { client } = createClient([answer])
  const reply = await client.loadSite()
  expect(reply.ok ? undefined : [reply.problem.code, reply.problem.retryAfter]).toEqual([code, retryAfter])
})

interface Request {
  method: string
  path: string
  headers: unknown
  body?: string
}

/** A client whose server gives these replies in order, then none. */
function createClient(answers: readonly (Response | Error)[]) {
  const requests: Request[] = []
  const waiting = [...answers]
  const stored = new Map<string, string>()
  const client = createSiteClient({
    language: () => 'de',
    host: 'password.contoso.example',
    fetch: async (path, init) => {
      requests.push({
        method: init?.method ?? '',
        path: String(path),
        headers: init?.headers,
        body: init?.body?.toString(),
      })
      const answer = waiting.shift() ?? new TypeError('fetch failed')
      if (answer instanceof Error) throw answer
      return answer
    },
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    // Any solution will do: the fake server does not check it.
    solve: async (challenge) => ({ challenge, solution: { counter: 7, derivedKey: 'k' } }) as SolvedChallenge,
  })
  return { client, requests, storage: stored }
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers })
}
