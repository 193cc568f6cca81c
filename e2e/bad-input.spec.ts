/*
 * Bad input: every request gets a clear refusal, nothing is lost, and the server keeps running.
 *
 *   names that attack or puzzle a directory → answers that are wrong, late, replayed, parallel, cut off → malformed bodies →
 *   forged and expired tokens → a directory that says nothing, or nonsense
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { startFakeController } from '../server/directory/active-directory/testing/fake-controller.ts'
import { createFakeDomain } from '../server/directory/active-directory/testing/fake-domain.ts'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, createApi, type StartedRun } from './environment/api.ts'
import { exhaustAttempts, stepNumber } from './environment/look-alikes.ts'
import { waitUntilSettled } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'

const proxies = { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' }
const apiOf = ({ url }: RunningServer) => createApi({ url, trusted: true })

test.describe('on the sample company', () => {
  let server: RunningServer
  let api: Api

  test.beforeAll(async () => {
    server = await startServer({ env: proxies })
    api = apiOf(server)
  })
  test.afterAll(() => server.stop())
  // A fault that was not thought of would be logged as such.
  test.afterEach(() => expect(server.log()).not.toMatch(/Error:/))

  const change = (account: string) => api.start({ workflow: 'manage-my-passwords', account })
  const answerCall = ({ run }: StartedRun, body: unknown, token = run.token) =>
    api.call('POST', `/api/v1/runs/${run.id}/answers`, { body, token })
  const codeOf = async (reply: Promise<Response>) => ((await (await reply).json()) as { code: string }).code

  test('names with a meaning elsewhere get the answers of an unknown account', async () => {
    const unknown = await exhaustAttempts(api, 'nobody.here')
    for (const account of hostileNames.slice(0, 4))
      expect(await exhaustAttempts(api, account), account).toEqual(unknown)
    for (const account of [...hostileNames.slice(4), 'ambiguous.user', 'x'.repeat(256)]) {
      const { run, step } = await change(account)
      const answer = { password: 'Harbour-Lantern-41', newPassword: 'Bramble-Harvest-78' }
      const again = await api.answer(run, stepNumber(step), answer)
      expect(again, account).toMatchObject({ status: 'ask', page: { problem: { code: 'wrong-credentials' } } })
    }
  })

  test('names that cannot be typed are refused', async () => {
    for (const account of [
      '',
      '   ',
      'a\u0000b',
      'a\nb',
      '\u001b[31m',
      'x'.repeat(257),
      7,
      null,
      ['active.user'],
      { $ne: '' },
    ]) {
      const body = { workflow: 'manage-my-passwords', account }
      const reply = await api.call('POST', '/api/v1/runs', { body })
      expect(reply.status, JSON.stringify(account)).toBe(400)
      expect(await reply.json()).toMatchObject({
        code: 'invalid-request',
        title: expect.stringContaining('Nothing was changed'),
      })
    }
  })

  test('a late or repeated answer executes nothing and gets the current step', async () => {
    const { run, step } = await change('expired.user')
    const [password, newPassword] = ['Copper-Meadow-52', 'Bramble-Harvest-77']
    const first = stepNumber(step)
    const page = await api.answer(run, first, { password, newPassword: 'short' })
    expect(page).toMatchObject({ status: 'ask', activity: 'change-password-in-ad' })
    for (const number of [first, first - 1, 0])
      expect(await api.answer(run, number, { password: 'wrong', newPassword })).toEqual(page)
    expect(await api.answer(run, 999_999, { password, newPassword })).toEqual(page)
    const many = Array.from({ length: 10 }, () => api.answer(run, stepNumber(page), { password, newPassword }))
    const statuses = (await Promise.all(many)).map(({ status }) => status)
    expect(statuses.filter((status) => !['wait', 'done'].includes(status))).toEqual([])
    expect(await waitUntilSettled(api, run)).toMatchObject({ status: 'done' })
    expect(await api.answer(run, stepNumber(page), { password, newPassword })).toMatchObject({ status: 'done' })
    const changes = "SELECT event FROM AuditEvent WHERE runId = ? AND event = 'password-changed'"
    expect(createDataProbe(server).select(changes, run.id)).toHaveLength(1)
  })

  test('an answer that is cut off does not count', async () => {
    const started = await change('active.user')
    const body = JSON.stringify({
      number: stepNumber(started.step),
      answer: { password: 'Harbour-Lantern-41', newPassword: 'Bramble-Harvest-77' },
    })
    for (const sent of [body.slice(0, 20), body.slice(0, -1), '']) await cutOff(server, started.run, body.length, sent)
    expect(await codeOf(answerCall(started, body.slice(0, -1)))).toBe('invalid-request')
    expect(await api.loadStep(started.run)).toEqual(started.step)
  })

  test('bodies of the wrong kind are refused, and the run does not move', async () => {
    const started = await change('active.user')
    const number = stepNumber(started.step)
    const answers: unknown[] = [null, 7, 'text', [], { password: 7 }, { password: null }, { password: ['a'] }]
    for (const answer of answers)
      expect(await codeOf(answerCall(started, { number, answer })), JSON.stringify(answer)).toBe('invalid-request')
    for (const wrong of ['1', 1.5, -1, null, [number]])
      expect(await codeOf(answerCall(started, { number: wrong, answer: {} }))).toBe('invalid-request')
    expect(
      await codeOf(answerCall(started, `{"number":${number},"answer":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)),
    ).toBe('invalid-request')
    expect(await codeOf(answerCall(started, { number, answer: { password: 'x'.repeat(2_000_000) } }))).toBe(
      'request-too-large',
    )
    expect(await api.loadStep(started.run)).toEqual(started.step)
    const empty = await api.answer(started.run, number, {})
    expect(empty).toMatchObject({ status: 'ask', page: { problem: { field: 'password' } } })
    const inherited = `{"number":${stepNumber(empty)},"answer":{"__proto__":{"password":"Harbour-Lantern-41"},"constructor":{}}}`
    const still = (await (await answerCall(started, inherited)).json()) as WizardStep
    expect(still).toMatchObject({ status: 'ask', page: { problem: { field: 'password' } } })
    const tooLong = await api.answer(started.run, stepNumber(still), { password: 'x'.repeat(20_000) })
    expect(tooLong).toMatchObject({ status: 'ask', page: { problem: { field: 'password' } } })
  })

  test('a token opens only its own run; forged and expired tokens open none', async () => {
    const [mine, other] = [await change('active.user'), await change('active.user')]
    const number = stepNumber(mine.step)
    const wrong = [other.run.token, 'A'.repeat(43), `${mine.run.token.slice(0, -1)}!`, mine.run.token.toUpperCase(), '']
    for (const token of wrong) {
      const reply = await answerCall(mine, { number, answer: { password: 'wrong' } }, token)
      expect([401, 404], token).toContain(reply.status)
    }
    for (const id of [
      '00000000-0000-7000-8000-000000000000',
      "' OR 1=1 --",
      '..',
      '%00',
      '%E0%A4%A',
      'x'.repeat(5000),
    ]) {
      const reply = await api.call('GET', `/api/v1/runs/${id}`, { token: mine.run.token })
      expect([401, 404], id).toContain(reply.status)
    }
    expect(await api.loadStep(mine.run)).toEqual(mine.step)

    const newPassword = 'Bramble-Harvest-78'
    const done = await api.answer(mine.run, number, { password: 'Harbour-Lantern-41', newPassword })
    const stateToken = done.status === 'done' ? done.result?.stateToken : undefined
    const state = (method: string, token = stateToken) => api.call(method, '/api/v1/state', { token })
    expect((await state('GET')).status).toBe(200)
    expect((await state('GET', mine.run.token)).status).toBe(401)
    expect((await state('GET', `${stateToken?.slice(0, -1)}_`)).status).toBe(401)
    // A state token reads, and moves nothing.
    expect((await answerCall(mine, { number, answer: {} }, stateToken)).status).toBe(404)
    createDataProbe(server).execute("UPDATE StateToken SET expiresAt = '2020-01-01T00:00:00.000Z'")
    expect((await state('GET')).status).toBe(401)

    createDataProbe(server).execute(
      "UPDATE Run SET updatedAt = '2020-01-01T00:00:00.000Z', createdAt = '2020-01-01T00:00:00.000Z'",
    )
    await server.restart()
    await expect.poll(async () => api.loadStep(other.run)).toMatchObject({ status: 'stopped', code: 'expired' })
  })
})

test.describe('on Active Directory', () => {
  let folder: string
  let samba: Samba
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lk-bad-'))
    samba = await startSamba({ folder, address: '127.0.0.16', lockoutThreshold: 0 })
    await samba.addPerson({ account: 'only.one', password: 'Before-Passw0rd!1' })
  })
  test.afterAll(async () => {
    await samba.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('no name reaches a filter as anything but a name', async () => {
    const server = await startServer({ env: { ...proxies, ...samba.environment } })
    try {
      const api = apiOf(server)
      const trying = async (account: string) => {
        const { run, step } = await api.start({ workflow: 'manage-my-passwords', account })
        return api.answer(run, stepNumber(step), { password: 'Before-Passw0rd!1', newPassword: 'Bramble-Harvest-77' })
      }
      expect(await trying('only.one')).toMatchObject({ status: 'done' })
      for (const account of [...hostileNames, 'only.*', 'only.one)(objectClass=*', 'only.one\\2a'])
        expect(await trying(account), account).toMatchObject({ page: { problem: { code: 'wrong-credentials' } } })
      expect(server.log()).not.toMatch(/Error:/)
    } finally {
      await server.stop()
    }
  })
})

test('a directory that says nothing, nonsense, or hangs up is reported, and used again when it is back', async () => {
  const fake = await startFakeController(createFakeDomain())
  const folder = await mkdtemp(join(tmpdir(), 'lk-fake-'))
  await writeFile(join(folder, 'ca.pem'), fake.ca)
  const directory = {
    LATCHKEY_DIRECTORY: fake.url,
    LATCHKEY_DIRECTORY_BASE: 'DC=corp,DC=example,DC=com',
    LATCHKEY_DIRECTORY_BIND_DN: 'CN=svc,DC=corp,DC=example,DC=com',
    LATCHKEY_DIRECTORY_BIND_PASSWORD: 'Service-Passw0rd-1',
    LATCHKEY_DIRECTORY_CA_FILE: join(folder, 'ca.pem'),
  }
  const server = await startServer({ env: { ...proxies, ...directory } })
  try {
    const api = apiOf(server)
    const order = { workflow: 'manage-my-passwords', account: 'ada' }
    const earlier = await api.start(order)
    for (const misbehaviour of ['garbage', 'drop', 'silence'] as const) {
      fake.search = () => misbehaviour
      const reply = await api.call('POST', '/api/v1/runs', { body: order })
      expect(await reply.json(), misbehaviour).toMatchObject({
        status: 503,
        code: 'directory-unreachable',
        title: expect.stringMatching(/does not answer/),
      })
      fake.search = () => undefined
      await expect.poll(async () => (await api.call('POST', '/api/v1/runs', { body: order })).status).toBe(201)
    }
    expect(await api.loadStep(earlier.run)).toEqual(earlier.step)
    const another = await api.start(order)
    fake.search = () => 'drop'
    const answer = { password: 'whatever', newPassword: 'Bramble-Harvest-77' }
    const cut = await api.answer(another.run, stepNumber(another.step), answer)
    expect(cut).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
    fake.search = () => undefined
    fake.bind = (name) => (name.startsWith('CN=Ada') ? 'garbage' : { code: 0, text: '' })
    const stopped = await api.answer(earlier.run, stepNumber(earlier.step), answer)
    expect(stopped).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
  } finally {
    await server.stop()
    await fake.close()
    await rm(folder, { recursive: true, force: true })
  }
})

const hostileNames = [
  '*)(uid=*',
  "' OR '1'='1",
  'active.user\u200b',
  '\u202eresu.evitca',
  '*',
  '(',
  '\\',
  'CORP\\',
  '@corp.example.com',
  'CORP\\CORP\\active.user',
  'active.user@evil@corp.example.com',
  'CN=Active User,OU=People,DC=corp,DC=example,DC=com',
  '<SID=S-1-5-21-1-2-3-500>',
  '../../../etc/passwd',
  '%24{jndi:ldap://evil.example/a}',
  '<script>alert(1)</script>',
  '__proto__',
  '\ud800',
  '💣'.repeat(100),
  'krbtgt',
]

/** A connection that ends in the middle of its body. */
function cutOff(server: RunningServer, run: StartedRun['run'], length: number, sent: string): Promise<void> {
  const { host, hostname, port } = new URL(server.url)
  const head = [
    `POST /api/v1/runs/${run.id}/answers HTTP/1.1`,
    ...[
      `host: ${host}`,
      `authorization: Bearer ${run.token}`,
      'content-type: application/json',
      `content-length: ${length}`,
    ],
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    socket.on('error', reject).on('close', () => resolve())
    socket.write(`${head.join('\r\n')}\r\n\r\n${sent}`, () => socket.destroy())
  })
}
