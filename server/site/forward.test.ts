import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { siteHeaders } from '../routes/site-requests.ts'
import { forward } from './forward.ts'
import { createPinnedAgent } from './pinned-agent.ts'
import { listReplyHeaders, type PassedRequest } from './send-to-service.ts'
import { createServiceTurns } from './service-turns.ts'
import { type FakeService, startFakeService } from './testing-services.ts'

/** How requests reach services, over real connections. */
const started: { stop(): unknown }[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})

async function start(...options: Parameters<typeof startFakeService>): Promise<FakeService> {
  const service = await startFakeService(...options)
  started.push(service)
  return service
}

const get: PassedRequest = { method: 'GET', path: '/', headers: ['Host', 'localhost:8080'], clientAddress: '192.0.2.9' }
const post = (path: string): PassedRequest => ({ ...get, method: 'POST', path, body: Buffer.from('{}') })

function createForward(
  services: readonly FakeService[],
  { pins = services.map(({ pin }) => pin), token = 'the-token' } = {},
) {
  const agent = createPinnedAgent(pins)
  started.push({ stop: () => agent.destroy() })
  const reports: string[] = []
  let time = 0
  const turns = createServiceTurns(
    services.map(({ url }) => url),
    { now: () => time, report: (sentence) => reports.push(sentence) },
  )
  return {
    reports,
    pass(milliseconds: number) {
      time += milliseconds
    },
    send: (request: PassedRequest) => forward({ turns, agent, readToken: () => token || undefined }, request),
  }
}

const resetConnection: Parameters<typeof startFakeService>[0] = (response) => response.socket?.destroy()

test('a request arrives as it was sent, with the token and the client, and without what clients may not say', async () => {
  const service = await start((response) => {
    response.writeHead(201, [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Connection', 'keep-alive'],
    ] as never)
    response.end('made')
  })
  const headers = [
    ...['Host', 'localhost:8080', 'Cookie', 'a=1', 'cookie', 'b=2', 'Accept-Language', 'de'],
    ...['X-Forwarded-For', '10.0.0.1', 'Forwarded', 'for=10.0.0.1', 'Connection', 'close', 'Expect', '100-continue'],
    ...['Latchkey-Application-Token', 'of-a-client', 'latchkey-client-address', '10.0.0.1', 'Content-Length', '999'],
  ]
  const body = Buffer.from('{"account":"jörg"}')
  const reply = await createForward([service]).send({ ...post('/api/v1/runs?x=%C3%A4'), headers, body })
  expect([reply.statusCode, await text(reply)]).toEqual([201, 'made'])
  const headersOfReply = listReplyHeaders(reply)
  expect(headersOfReply.slice(0, 4)).toEqual(['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'])
  expect(headersOfReply).not.toContain('Connection')
  const [seen] = service.seen
  expect(seen).toMatchObject({ method: 'POST', path: '/api/v1/runs?x=%C3%A4', body: '{"account":"jörg"}' })
  expect(seen?.headers).toEqual({
    host: 'localhost:8080',
    cookie: 'a=1; b=2',
    'accept-language': 'de',
    'content-length': String(body.byteLength),
    connection: 'keep-alive',
    [siteHeaders.token]: 'the-token',
    [siteHeaders.clientAddress]: '192.0.2.9',
  })
})

test('a certificate that is not pinned gets no request, and the log has its pin', async () => {
  const service = await start()
  const { send, reports } = createForward([service], { pins: [`sha256/${'A'.repeat(43)}=`] })
  await expect(send(get)).rejects.toMatchObject({ code: 'service-unreachable' })
  expect(service.seen).toEqual([])
  expect(reports).toEqual([expect.stringContaining(service.pin)])
})

test('either of two pins counts, and a renewed certificate of the same key keeps its pin', async () => {
  const [one, other] = [await start(), await start()]
  const { send } = createForward([one, other])
  for (let count = 0; count < 2; count++) expect((await send(get)).statusCode).toBe(200)
  expect([one.seen.length, other.seen.length]).toEqual([1, 1])
})

test('one that does not answer is left out for ten seconds, and the log says it once', async () => {
  const [one, other] = [await start(), await start()]
  const { send, pass, reports } = createForward([one, other])
  await one.stop()
  for (let count = 0; count < 4; count++) expect((await send(post('/api/v1/runs'))).statusCode).toBe(200)
  expect(other.seen.length).toBe(4)
  expect(reports).toEqual([expect.stringContaining('does not answer (ECONNREFUSED)')])
  const again = await start(undefined, { port: one.port, pair: one.pair })
  await send(get)
  expect(again.seen).toEqual([])
  pass(10_001)
  for (let count = 0; count < 2; count++) await send(get)
  expect(again.seen.length).toBe(1)
  expect(reports.at(-1)).toBe(`The service ${one.url.origin} answers again.`)
})

test('when all are left out, each is tried again at once', async () => {
  const one = await start()
  const { send } = createForward([one])
  await one.stop()
  await expect(send(get)).rejects.toMatchObject({ code: 'service-unreachable', retryAfter: 5 })
  await start(undefined, { port: one.port, pair: one.pair })
  expect((await send(get)).statusCode).toBe(200)
})

test.each([
  ['GET', '/api/v1/runs/1'],
  ['POST', '/api/v1/runs/1/answers'],
  ['POST', '/legacy/runs/1'],
  ['PUT', '/api/v1/runs/1/language'],
])('%s %s, cut off after it arrived, is sent to the next', async (method, path) => {
  const [one, other] = [await start(resetConnection), await start()]
  const { send } = createForward([one, other])
  const reply = await send({ ...post(path), method })
  expect(await text(reply)).toBe('here')
  expect([one.seen.length, other.seen.length]).toEqual([1, 1])
})

test.each([
  ['POST', '/api/v1/runs'],
  ['POST', '/api/v1/sign-in'],
  ['DELETE', '/api/v1/runs/1'],
  ['POST', '/api/v1/helpdesk/runs'],
  ['POST', '/api/v1/runs/1/answers/more'],
])('%s %s, cut off after it arrived, is sent once, and the person is told so', async (method, path) => {
  const [one, other] = [await start(resetConnection), await start()]
  await expect(createForward([one, other]).send({ ...post(path), method })).rejects.toMatchObject({
    code: 'service-interrupted',
  })
  expect(other.seen).toEqual([])
})

test('what may be repeated and was cut off everywhere is not called undone', async () => {
  const one = await start(resetConnection)
  await expect(createForward([one]).send(post('/api/v1/runs/1/answers'))).rejects.toMatchObject({
    code: 'service-interrupted',
  })
})

test('a service that refuses the token has not begun: the next is asked, and the log says what to do', async () => {
  const refusing = await start((response) => {
    response.writeHead(403, { [siteHeaders.refused]: 'wrong' }).end('{}')
  })
  const other = await start()
  const { send, reports } = createForward([refusing, other])
  expect(await text(await send(post('/api/v1/sign-in')))).toBe('here')
  expect(reports).toEqual([expect.stringMatching(/refuses the application token of this site \(wrong\): enter/)])
})

test('without a token nothing is sent', async () => {
  const service = await start()
  const { send, reports } = createForward([service], { token: '' })
  await expect(send(get)).rejects.toMatchObject({ code: 'service-unreachable' })
  expect(service.seen).toEqual([])
  expect(reports).toEqual([expect.stringContaining('this site has no application token')])
})

test('something at the port that speaks no TLS is as good as none', async () => {
  const plain = (await import('node:net')).createServer((socket) => socket.end('220 mail.example\r\n'))
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  started.push({ stop: () => plain.close() })
  const { port } = plain.address() as { port: number }
  const fake = { url: new URL(`https://127.0.0.1:${port}`), pin: 'none' } as FakeService
  const { send, reports } = createForward([fake])
  await expect(send(post('/api/v1/sign-in'))).rejects.toMatchObject({ code: 'service-unreachable' })
  expect(reports).toEqual([expect.stringContaining('does not answer')])
})
