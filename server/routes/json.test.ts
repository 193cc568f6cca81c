import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readJson } from './json.ts'
import { replyWithProblem } from './problem.ts'

const shape = z.strictObject({ number: z.int(), answer: z.record(z.string(), z.unknown()) })
const app = new Hono()
app.onError((error, context) => replyWithProblem(context, error))
app.post('/', async (context) => context.json(await readJson(context, shape)))

const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  app.request('/', { method: 'POST', body, headers: { 'content-type': type } })

it('a body of the right shape is accepted', async () => {
  const reply = await post('{"number":1,"answer":{"password":"x"}}', 'application/json; charset=utf-8')
  expect(await reply.json()).toEqual({ number: 1, answer: { password: 'x' } })
})

it.each([
  ['a form', 'number=1', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
  ['plain text, which needs no preflight', '{}', 'text/plain', 415, 'unsupported-media-type'],
  ['a truncated body', '{"number":1,"answer":{"password":"S3cr', 'application/json', 400, 'invalid-request'],
  ['an empty body', '', 'application/json', 400, 'invalid-request'],
  ['a wrong type', '{"number":"1","answer":{}}', 'application/json', 400, 'invalid-request'],
  ['a missing field', '{"number":1}', 'application/json', 400, 'invalid-request'],
  ['an unknown field', '{"number":1,"answer":{},"admin":true}', 'application/json', 400, 'invalid-request'],
  [
    'text in another encoding',
    Buffer.from('{"number":1,"answer":{"password":"Ünïc0de"}}', 'latin1'),
    'application/json',
    400,
    'invalid-request',
  ],
  ['a list', '[]', 'application/json', 400, 'invalid-request'],
  ['2 MB', `{"number":1,"answer":{"a":"${'x'.repeat(2_000_000)}"}}`, 'application/json', 413, 'request-too-large'],
])('%s is refused', async (_what, body, type, status, code) => {
  const reply = await post(body, type)
  expect(reply.status).toBe(status)
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = (await reply.json()) as { code: string; title: string }
  expect(problem.code).toBe(code)
  expect(problem.title).not.toContain('S3cr')
})

it('a body without a declared length is refused once it is too large', async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(16_384))),
  })
  const init = { method: 'POST', body: endless, headers: { 'content-type': 'application/json' }, duplex: 'half' }
  expect((await app.request('/', init as RequestInit)).status).toBe(413)
})

it('a client that hangs up halfway is a bad request, not a server error', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) })
  const init = { method: 'POST', body: broken, headers: { 'content-type': 'application/json' }, duplex: 'half' }
  expect((await app.request('/', init as RequestInit)).status).toBe(400)
})
