import { once } from 'node:events'
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freePort } from '../e2e/environment/free-port.ts'
import { readConfig } from './config.ts'
import { selfSignedCertificate } from './directory/active-directory/testing/self-signed.ts'
import { listen } from './http.ts'

/** What the listener speaks, and its certificate: when it expires and when it is renewed, in each way that programs do it, while the server runs. */
const expired = selfSignedCertificate({ days: -1 })
const renewed = selfSignedCertificate({ days: 90 })
const renewedAgain = selfSignedCertificate({ days: 180 })
const files = { cert: 'cert.pem', key: 'key.pem' }

let folder: string
let port: number
let stopping: AbortController
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-http-'))
  port = await freePort()
  stopping = new AbortController()
})
afterEach(async () => {
  vi.restoreAllMocks()
  stopping.abort()
  await rm(folder, { recursive: true, force: true })
})

async function write(pair: { cert: string; key: string }, to = files): Promise<void> {
  await writeFile(join(folder, to.cert), pair.cert)
  await writeFile(join(folder, to.key), pair.key)
}

function start(app = new Hono().get('/', (context) => context.text('here'))): ReturnType<typeof listen> {
  const env = {
    LATCHKEY_URL: `https://localhost:${port}`,
    LATCHKEY_LISTEN: `127.0.0.1:${port}`,
    LATCHKEY_TLS_CERT_FILE: join(folder, files.cert),
    LATCHKEY_TLS_KEY_FILE: join(folder, files.key),
  }
  return listen({ app }, readConfig(env, folder), stopping.signal, { certificateCheckMs: 10 })
}

/** 'here', or OpenSSL's word for why a client that trusts just this certificate goes no further. */
async function connect({ cert }: { cert: string }): Promise<string> {
  const asked = request({ host: '127.0.0.1', port, servername: 'localhost', ca: cert, agent: false })
  asked.end()
  try {
    const [response] = await once(asked, 'response')
    return (await response.toArray()).join('')
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  }
}

const served = (certificate: { cert: string }) =>
  expect.poll(() => connect(certificate), { timeout: 10_000 }).toBe('here')

test('an expired certificate is replaced by a new file without a restart', async () => {
  await write(expired)
  await start()
  expect(await connect(expired)).toBe('CERT_HAS_EXPIRED')
  await write(renewed)
  await served(renewed)
})

test('certificate files that are replaced instead of written are noticed, each time', async () => {
  await write(expired)
  await start()
  for (const next of [renewed, renewedAgain]) {
    await write(next, { cert: 'new-cert', key: 'new-key' })
    await rename(join(folder, 'new-cert'), join(folder, files.cert))
    await rename(join(folder, 'new-key'), join(folder, files.key))
    await served(next)
  }
})

test('links that point elsewhere are noticed, as certbot and Kubernetes make them', async () => {
  for (const [name, pair] of Object.entries({ old: expired, new: renewed })) {
    await write(pair, { cert: `${name}-cert`, key: `${name}-key` })
  }
  await symlink('old-cert', join(folder, files.cert))
  await symlink('old-key', join(folder, files.key))
  await start()
  for (const file of ['cert', 'key'] as const) {
    await symlink(`new-${file}`, join(folder, 'link'))
    await rename(join(folder, 'link'), join(folder, files[file]))
  }
  await served(renewed)
})

test('half of a new pair changes nothing until the other half arrives', async () => {
  await write(renewed)
  await start()
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  await writeFile(join(folder, files.cert), renewedAgain.cert)
  await vi.waitFor(() => expect(errors).toHaveBeenCalled(), 10_000)
  expect(await connect(renewed)).toBe('here')
  await writeFile(join(folder, files.key), renewedAgain.key)
  await served(renewedAgain)
})

test('TLS 1.1 is refused by the server, 1.2 is not', async () => {
  await write(renewed)
  await start()
  const handshake = async (maxVersion: 'TLSv1.1' | 'TLSv1.2') => {
    // Without this level OpenSSL's client would refuse TLS 1.1 itself.
    const options = { minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const socket = connectTls({ host: '127.0.0.1', port, servername: 'localhost', ca: renewed.cert, ...options })
    try {
      await once(socket, 'secureConnect')
      return socket.getProtocol()
    } catch (error) {
      return (error as NodeJS.ErrnoException).code
    } finally {
      socket.destroy()
    }
  }
  expect(await handshake('TLSv1.1')).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
  expect(await handshake('TLSv1.2')).toBe('TLSv1.2')
})

test('TRACE repeats nothing of the request', async () => {
  await write(renewed)
  await start()
  const headers = { cookie: 'secret=1' }
  const asked = request({
    method: 'TRACE',
    host: '127.0.0.1',
    port,
    ca: renewed.cert,
    servername: 'localhost',
    headers,
  })
  asked.end()
  const [response] = await once(asked, 'response')
  expect(response.statusCode).toBe(404)
  expect((await response.toArray()).join('')).not.toContain('secret')
})

test('a stop waits for requests under way, also where the caller has gone', async () => {
  await write(renewed)
  const [arrived, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const app = new Hono().get('/', async (context) => {
    arrived.resolve()
    await mayEnd.promise
    return context.text('done')
  })
  const { drained } = await start(app)
  let isDrained = false
  const waiting = drained.then(() => {
    isDrained = true
  })
  const asked = request({ host: '127.0.0.1', port, servername: 'localhost', ca: renewed.cert, agent: false })
  const closed = new Promise((resolve) => asked.once('error', () => {}).once('close', resolve))
  asked.end()
  await arrived.promise
  asked.destroy()
  await closed
  stopping.abort()
  for (let iteration = 0; iteration < 20; iteration++) await new Promise(setImmediate)
  expect(isDrained).toBe(false)
  mayEnd.resolve()
  await waiting
  expect(isDrained).toBe(true)
})
