import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createChallenge, randomInt, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, describe, expect, test } from 'vitest'
import { createServerLink } from './client.ts'

/** The server's side of the wire: what it is asked, and what it answers to each path. */
type Answer = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> }
type Asked = { method: string; path: string; headers: IncomingMessage['headers']; body: unknown }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serve(answer: (asked: Asked) => Answer | Promise<Answer>) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    }
    asked.push(one)
    const { status = 200, body, text: raw, headers } = await answer(one)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(raw ?? JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, origin, link: createServerLink({ server: origin, language: 'de', fetch }) }
}

const run = { id: 'r/1', token: 'secret-token' }
const step = { status: 'wait', number: 1, title: '', text: '', retryAfter: 1 }
const order = { workflow: 'manage-my-passwords', account: 'anna', language: 'de' }

describe('calls', () => {
  test('carry the language, the run token as bearer, and no cookie', async () => {
    const { link, asked } = await serve(() => ({ body: step, headers: { 'set-cookie': 'a=b' } }))
    await link.standing(run)
    await link.answer(run, 3, { password: 'x' })
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/runs/r%2F1',
      'POST /api/v1/runs/r%2F1/answers',
    ])
    expect(asked[1]?.headers).toMatchObject({ authorization: 'Bearer secret-token', 'accept-language': 'de' })
    expect(asked[1]?.headers.cookie).toBeUndefined()
    expect(asked[1]?.body).toEqual({ number: 3, answer: { password: 'x' } })
  })

  test('bring the problem that the server worded', async () => {
    const { link } = await serve(() => ({
      status: 429,
      body: { code: 'too-many-requests', title: 'Später.', retryAfter: 5 },
    }))
    expect(await link.standing(run)).toEqual({
      ok: false,
      problem: { code: 'too-many-requests', text: 'Später.', retryAfter: 5 },
    })
  })

  test.each<[string, Answer]>([
    ['a page of somebody else', { text: '<html>' }],
    ["a proxy's error", { status: 502, text: '<html>' }],
    ['JSON of somebody else', { status: 404, body: { error: 'nope' } }],
  ])('say so when %s answers', async (_, answer) => {
    const { link } = await serve(() => answer)
    expect(await link.standing(run)).toMatchObject({ ok: false, problem: { code: 'server-foreign' } })
  })

  test('say so when another server calls itself a site', async () => {
    const { link } = await serve(() => ({ body: { product: 'other', name: 'x' } }))
    expect(await link.site()).toMatchObject({ ok: false, problem: { code: 'server-foreign' } })
  })

  test('follow no redirect, so that no token goes astray', async () => {
    const other = await serve(() => ({ body: step }))
    const { link } = await serve(() => ({ status: 307, headers: { location: `${other.origin}/api/v1/site` } }))
    expect(await link.standing(run)).toMatchObject({ ok: false, problem: { code: 'server-unreachable' } })
    expect(other.asked).toEqual([])
  })

  test('word a server that is gone or was never set', async () => {
    const gone = createServerLink({ server: 'http://127.0.0.1:1', language: 'en', fetch })
    expect(await gone.site()).toMatchObject({
      ok: false,
      problem: { code: 'server-unreachable', text: expect.stringContaining('http://127.0.0.1:1 cannot be reached') },
    })
    const unset = createServerLink({ server: undefined, language: 'en', fetch })
    expect(await unset.site()).toMatchObject({ ok: false, problem: { code: 'server-unset' } })
  })
})

describe('proof of work', () => {
  const secrets = { hmacSignatureSecret: 'one', hmacKeySignatureSecret: 'two' }

  test('is done when the server asks for it, once', async () => {
    const challenge = await createChallenge({
      ...secrets,
      algorithm: 'PBKDF2/SHA-256',
      cost: 100,
      counter: randomInt(20, 60),
      deriveKey,
    })
    const { link, asked } = await serve(async ({ path, body }) => {
      if (path.endsWith('/captcha')) return { body: challenge }
      const proof = (body as { captcha?: { solution: Solution } }).captcha
      if (!proof) return { status: 403, body: { code: 'captcha-required', title: 'Erst rechnen.' } }
      const { verified } = await verifySolution({ ...secrets, challenge, solution: proof.solution, deriveKey })
      return verified
        ? { status: 201, body: { run, step } }
        : { status: 403, body: { code: 'captcha-invalid', title: 'Falsch.' } }
    })
    expect(await link.start(order)).toEqual({ ok: true, value: { run, step } })
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/runs', '/api/v1/captcha', '/api/v1/runs'])
  })

  test('is left alone when it is no challenge of ours', async () => {
    const { link } = await serve(({ path }) =>
      path.endsWith('/captcha')
        ? { body: { parameters: { cost: 1e9 } } }
        : { status: 403, body: { code: 'captcha-required', title: 'Erst rechnen.' } },
    )
    expect(await link.start(order)).toMatchObject({ ok: false, problem: { code: 'captcha-required' } })
  })
})
