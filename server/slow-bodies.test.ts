import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freePort } from '../e2e/environment/free-port.ts'
import { readConfig } from './config.ts'
import { listen } from './http.ts'

const bodyTimeoutMs = 300
const upload = '/api/v1/admin/password-lists/breached'

let folder: string
let port: number
let stopping: AbortController
let received: number
const arrivals = new EventEmitter()

beforeEach(async () => {
  // Time passes only when a test says so: the server's limit is an interval.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = await mkdtemp(join(tmpdir(), 'latchkey-slow-'))
  port = await freePort()
  stopping = new AbortController()
  received = 0
  const env = { LATCHKEY_URL: `http://localhost:${port}`, LATCHKEY_LISTEN: `127.0.0.1:${port}` }
  const app = new Hono()
    .use((_, next) => {
      arrivals.emit('head')
      return next()
    })
    .put('/refused/*', (context) => context.text('no', 401))
    .put('*', async (context) => {
      try {
        for await (const chunk of context.req.raw.body ?? []) {
          received += chunk.byteLength
          arrivals.emit('bytes')
        }
      } catch {
        // The connection ended; what the client got is what the test checks.
      }
      return context.text(`${received} bytes`)
    })
  await listen({ app }, readConfig(env, folder), stopping.signal, { bodyTimeoutMs })
})
afterEach(async () => {
  vi.useRealTimers()
  stopping.abort()
  await rm(folder, { recursive: true, force: true })
})

/** A client whose request for 20 bytes has reached the server. `answered` resolves with the first bytes from the server, `reply` when the connection ends. */
async function openRequest(path: string) {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  let text = ''
  socket.on('data', (data) => {
    text += data
  })
  const answered = new Promise<void>((resolve) => socket.once('data', () => resolve()))
  const arrived = once(arrivals, 'head')
  socket.write(`PUT ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 20\r\nConnection: close\r\n\r\n`)
  const reply = once(socket, 'close').then(() => text)
  await arrived
  return { socket, answered, reply }
}

/** Sends bytes one by one, each after the server has read the one before, with `pauseMs` in between. */
async function sendSlowly(socket: Socket, bytes: number, pauseMs: number): Promise<void> {
  for (let sent = 1; sent <= bytes; sent++) {
    const arrived = once(arrivals, 'bytes')
    socket.write('x')
    await arrived
    if (sent < 20) vi.advanceTimersByTime(pauseMs)
  }
}

test('a body that does not arrive in time ends the connection', async () => {
  const { socket, reply } = await openRequest('/api/v1/runs')
  await sendSlowly(socket, 6, bodyTimeoutMs / 6)
  expect(await reply).toMatch(/^HTTP\/1.1 408 /)
})

test('an uploaded list may take long while data keeps arriving', async () => {
  const { socket, reply } = await openRequest(upload)
  await sendSlowly(socket, 20, bodyTimeoutMs)
  expect(await reply).toMatch(/20 bytes$/)
})

test('an upload that stalls ends the connection', async () => {
  const { socket, reply } = await openRequest(upload)
  await sendSlowly(socket, 10, bodyTimeoutMs)
  vi.advanceTimersByTime(bodyTimeoutMs)
  expect(await reply).toMatch(/^HTTP\/1.1 408 /)
})

test('a client that was answered cannot hold the connection by sending on', async () => {
  const { socket, answered, reply } = await openRequest('/refused/list')
  await answered
  socket.write('x')
  vi.advanceTimersByTime(bodyTimeoutMs)
  expect(await reply).toMatch(/^HTTP\/1.1 401 /)
})
