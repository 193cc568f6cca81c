import { once } from 'node:events'
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../e2e/environment/free-port.ts'
import { readConfig } from './config.ts'
import { selfSignedCertificate } from './directory/active-directory/testing/self-signed.ts'
import { listen } from './http.ts'

/** Our own certificate, when it expires and when it is renewed in each way that programs do it, while the server runs. */
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
  stopping.abort()
  await rm(folder, { recursive: true, force: true })
})

async function write(pair: { cert: string; key: string }, to = files): Promise<void> {
  await writeFile(join(folder, to.cert), pair.cert)
  await writeFile(join(folder, to.key), pair.key)
}

function start(): Promise<void> {
  const env = {
    ...{ LATCHKEY_URL: `https://localhost:${port}`, LATCHKEY_LISTEN: `127.0.0.1:${port}` },
    ...{ LATCHKEY_TLS_CERT_FILE: join(folder, files.cert), LATCHKEY_TLS_KEY_FILE: join(folder, files.key) },
  }
  const app = new Hono().get('/', (context) => context.text('here'))
  return listen(app, readConfig(env, folder), stopping.signal)
}

/** 'here', or OpenSSL's word for why a client that trusts just this certificate goes no further. */
async function visit({ cert }: { cert: string }): Promise<string> {
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
  expect.poll(() => visit(certificate), { timeout: 10_000 }).toBe('here')

test('an expired certificate lets nobody in, and a new one in its place is served without a new start', async () => {
  await write(expired)
  await start()
  expect(await visit(expired)).toBe('CERT_HAS_EXPIRED')
  await write(renewed)
  await served(renewed)
})

test('files that are replaced instead of written are seen, each time', async () => {
  await write(expired)
  await start()
  for (const next of [renewed, renewedAgain]) {
    await write(next, { cert: 'new-cert', key: 'new-key' })
    await rename(join(folder, 'new-cert'), join(folder, files.cert))
    await rename(join(folder, 'new-key'), join(folder, files.key))
    await served(next)
  }
})

test('links that lead elsewhere are seen, as certbot and Kubernetes lay them', async () => {
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

test('half of a new pair changes nothing until the other half is there', async () => {
  await write(renewed)
  await start()
  await writeFile(join(folder, files.cert), renewedAgain.cert)
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(await visit(renewed)).toBe('here')
  await writeFile(join(folder, files.key), renewedAgain.key)
  await served(renewedAgain)
})
