import { createServer, type IncomingMessage } from 'node:http'
import { createChallenge, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, describe, expect, test } from 'vitest'
import { portOf } from '../../e2e/environment/free-port.ts'
import { createServerClient } from './server-client.ts'

/** A reply of the fake server, and a request it received. */
type Answer = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> }
type ReceivedRequest = { method: string; path: string; headers: IncomingMessage['headers']; body: unknown }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serve(answer: (request: ReceivedRequest) => Answer | Promise<Answer>) {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    }
    requests.push(one)
    const { status = 200, body, text: raw, headers } = await answer(one)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(raw ?? JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())))
  const origin = `http://127.0.0.1:${portOf(server)}`
  return { requests, origin, client: createServerClient({ server: origin, language: 'de', fetch }) }
}

const run = { id: 'r/1', token: 'secret-token' }
const step = { status: 'wait', number: 1, title: '', text: '', retryAfter: 1 }
const order = { workflow: 'manage-my-passwords', account: 'anna', language: 'de', token: 'x'.repeat(43) }

describe('a request', () => {
  test('carries the language, the run token as bearer, and no cookie', async () => {
    const { client, requests } = await serve(() => ({ body: step, headers: { 'set-cookie': 'a=b' } }))
    await client.loadStep(run)
    await client.sendAnswer(run, 3, { password: 'x' })
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/runs/r%2F1',
      'POST /api/v1/runs/r%2F1/answers',
    ])
    expect(requests[1]?.headers).toMatchObject({ authorization: 'Bearer secret-token', 'accept-language': 'de' })
    expect(requests[1]?.headers.cookie).toBeUndefined()
    expect(requests[1]?.body).toEqual({ number: 3, answer: { password: 'x' } })
  })

  test('that the server refuses gives the server’s problem', async () => {
    const { client } = await serve(() => ({
      status: 429,
      body: { code: 'too-many-requests', title: 'Später.', retryAfter: 5 },
    }))
    expect(await client.loadStep(run)).toEqual({
      ok: false,
      problem: { code: 'too-many-requests', text: 'Später.', retryAfter: 5 },
    })
  })

  test.each<[string, Answer]>([
    ['a foreign page', { text: '<html>' }],
    ["a proxy's error", { status: 502, text: '<html>' }],
    ['foreign JSON', { status: 404, body: { error: 'nope' } }],
  ])('that is answered by %s gives `server-foreign`', async (_, answer) => {
    const { client } = await serve(() => answer)
    expect(await client.loadStep(run)).toMatchObject({ ok: false, problem: { code: 'server-foreign' } })
  })

  test('for the site of another product gives `server-foreign`', async () => {
    const { client } = await serve(() => ({ body: { product: 'other', name: 'x' } }))
    expect(await client.loadSite()).toMatchObject({ ok: false, problem: { code: 'server-foreign' } })
  })

  test('follows no redirect, so that no token is sent elsewhere', async () => {
    const other = await serve(() => ({ body: step }))
    const { client } = await serve(() => ({ status: 307, headers: { location: `${other.origin}/api/v1/site` } }))
    expect(await client.loadStep(run)).toMatchObject({ ok: false, problem: { code: 'server-unreachable' } })
    expect(other.requests).toEqual([])
  })

  test('to a server that is unreachable or not set gives a text', async () => {
    const gone = createServerClient({ server: 'http://127.0.0.1:1', language: 'en', fetch })
    expect(await gone.loadSite()).toMatchObject({
      ok: false,
      problem: { code: 'server-unreachable', text: expect.stringContaining('http://127.0.0.1:1 does not answer') },
    })
    const unset = createServerClient({ server: undefined, language: 'en', fetch })
    expect(await unset.loadSite()).toMatchObject({ ok: false, problem: { code: 'server-unset' } })
  })
})

describe('proof of work', () => {
  const secrets = { hmacSignatureSecret: 'one', hmacKeySignatureSecret: 'two' }

  test('is solved once when the server demands it', async () => {
    const challenge = await createChallenge({
      ...secrets,
      algorithm: 'PBKDF2/SHA-256',
      cost: 100,
      counter: 40,
      deriveKey,
    })
    const { client, requests } = await serve(async ({ path, body }) => {
      if (path.endsWith('/captcha')) return { body: challenge }
      const proof = (body as { captcha?: { solution: Solution } }).captcha
      if (!proof) return { status: 403, body: { code: 'captcha-required', title: 'Erst rechnen.' } }
      const { verified } = await verifySolution({ ...secrets, challenge, solution: proof.solution, deriveKey })
      return verified
        ? { status: 201, body: { run, step } }
        : { status: 403, body: { code: 'captcha-invalid', title: 'Falsch.' } }
    })
    expect(await client.startRun(order)).toEqual({ ok: true, value: { run, step } })
    expect(requests.map(({ path }) => path)).toEqual(['/api/v1/runs', '/api/v1/captcha', '/api/v1/runs'])
  })

  test('is not attempted for a challenge that is too expensive', async () => {
    const { client } = await serve(({ path }) =>
      path.endsWith('/captcha')
        ? { body: { parameters: { cost: 1e9 } } }
        : { status: 403, body: { code: 'captcha-required', title: 'Erst rechnen.' } },
    )
    expect(await client.startRun(order)).toMatchObject({ ok: false, problem: { code: 'captcha-required' } })
  })
})
