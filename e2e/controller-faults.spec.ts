import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import {
  type FakeController,
  startFakeController,
} from '../server/directory/active-directory/testing/fake-controller.ts'
import { base, createFakeDomain } from '../server/directory/active-directory/testing/fake-domain.ts'
import { selfSignedCertificate } from '../server/directory/active-directory/testing/self-signed.ts'
import { createApi } from './environment/api.ts'
import { completeRun } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'

/**
 * Faults of a domain controller beside being away (controller-away.spec.ts) and answering nonsense (bad-input.spec.ts): it is slow, and
 * its certificate expires.
 */
const order = { workflow: 'manage-my-passwords', account: 'ada' }
const secrets = { password: 'Old-Passw0rd-1', newPassword: 'Bramble-Harvest-77' }
const [valid, expired, renewed] = [
  selfSignedCertificate(),
  selfSignedCertificate({ days: -1 }),
  selfSignedCertificate(),
]

let folder: string
let fake: FakeController
let server: RunningServer
let environment: Record<string, string>
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lk-controller-'))
  fake = await startFakeController(createFakeDomain(), valid)
  await writeFile(join(folder, 'ca.pem'), valid.cert + expired.cert + renewed.cert)
  environment = {
    LATCHKEY_DIRECTORY: fake.url,
    LATCHKEY_DIRECTORY_BASE: base,
    LATCHKEY_DIRECTORY_BIND_DN: `CN=svc,${base}`,
    LATCHKEY_DIRECTORY_BIND_PASSWORD: 'Service-Passw0rd-1',
    LATCHKEY_DIRECTORY_CA_FILE: join(folder, 'ca.pem'),
    LATCHKEY_TRUSTED_PROXIES: '127.0.0.1',
  }
  server = await startServer({ env: environment })
})
test.afterAll(async () => {
  await server?.stop()
  await fake?.close()
  await rm(folder, { recursive: true, force: true })
})

const modifies = () => fake.received.filter(({ kind }) => kind === 'modify').length
const ready = async () => (await fetch(`${server.url}/readyz`)).json()

test('a slow controller is waited for, and sent each change once', async () => {
  const api = createApi({ url: server.url, trusted: true })
  fake.delay = 500
  const begun = performance.now()
  expect((await completeRun(api, order, secrets)).step).toMatchObject({ status: 'done' })
  expect(performance.now() - begun).toBeGreaterThan(fake.delay)
  expect(modifies()).toBe(1)
  fake.delay = 0
})

test('an expired certificate is reported at once, nothing is sent to that controller, and a new one is used without a restart', async () => {
  const api = createApi({ url: server.url, trusted: true })
  fake.setCertificate(expired)
  fake.dropAll()
  const before = fake.received.length
  const reply = await api.call('POST', '/api/v1/runs', { body: order })
  expect(await reply.json()).toMatchObject({
    status: 503,
    code: 'directory-unreachable',
    title: expect.stringContaining('Nothing was changed'),
  })
  expect(await ready()).toEqual({ database: true, directory: false })
  const doctor = await runCommand(server, ['doctor'], environment)
  expect([doctor.code, doctor.out]).toEqual([1, expect.stringMatching(/FAIL\s+certificate expiry\s+expired on/)])
  expect(fake.received).toHaveLength(before)

  fake.setCertificate(renewed)
  await expect.poll(ready).toEqual({ database: true, directory: true })
  expect((await completeRun(api, order, secrets)).step).toMatchObject({ status: 'done' })
})
