import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../e2e/environment/free-port.ts'
import { readConfig } from './config.ts'
import { listen } from './http.ts'

const bodyMs = 300
const upload = '/api/v1/admin/password-lists/breached'

let folder: string
let port: number
let stopping: AbortController
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-slow-'))
  port = await freePort()
  stopping = new AbortController()
  const env = { LATCHKEY_URL: `http://localhost:${port}`, LATCHKEY_LISTEN: `127.0.0.1:${port}` }
  const app = new Hono()
    .put('/refused/*', (context) => context.text('no', 401))
    .put('*', async (context) => context.text(`${(await context.req.text()).length} bytes`))
  await listen(app, readConfig(env, folder), stopping.signal, { bodyMs })
})
afterEach(async () => {
  stopping.abort()
  await rm(folder, { recursive: true, force: true })
})

/** What the server says to one who sends a byte now and then; sends no more after `bytes`. */
async function drip(path: string, bytes: number, everyMs = 50): Promise<{ said: string; afterMs: number }> {
  const begun = performance.now()
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  let said = ''
  socket.on('data', (data) => {
    said += data
  })
  socket.write(`PUT ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 20\r\nConnection: close\r\n\r\n`)
  const closed = once(socket, 'close')
  for (let sent = 0; sent < bytes && !socket.destroyed; sent++) {
    socket.write('x')
    await setTimeout(everyMs)
  }
  await closed
  return { said, afterMs: performance.now() - begun }
}

test('a body that does not come in time is waited for no longer', async () => {
  const { said, afterMs } = await drip('/api/v1/runs', 20)
  expect(said).toMatch(/^HTTP\/1.1 408 /)
  expect(afterMs).toBeLessThan(20 * 50)
})

test('a list may take as long as it comes', async () => {
  expect((await drip(upload, 20)).said).toMatch(/20 bytes$/)
})

test('a list that comes no further is waited for no longer', async () => {
  expect((await drip(upload, 10)).said).toMatch(/^HTTP\/1.1 408 /)
})

test('who was answered already does not hold a connection by sending on', async () => {
  const { said } = await drip('/refused/list', 10)
  expect(said).toMatch(/^HTTP\/1.1 401 /)
})
