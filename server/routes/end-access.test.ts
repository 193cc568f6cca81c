import { afterEach, beforeEach, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

/** H7, M11: what ends a person's sessions and state tokens. */
let server: ServerHarness

beforeEach(async () => {
  server = await createServerHarness()
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const account = 'active.user'
const password = 'Harbour-Lantern-41'
const newPassword = 'Velvet-Compass-93'

/** Changes the password as a client with these headers; the reply of the run's end. */
async function changePassword(headers: Record<string, string> = {}, [from, to] = [password, newPassword]) {
  const order = { workflow: 'manage-my-passwords', account }
  const started = await server.call('POST', '/api/v1/runs', { body: order, headers })
  const { run, step } = started.body
  const cookie = (started.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const own: Record<string, string> = run.token ? { authorization: `Bearer ${run.token}` } : { ...headers, cookie }
  const answer = async (number: number, given: object) =>
    (await server.call('POST', `/api/v1/runs/${run.id}/answers`, { body: { number, answer: given }, headers: own }))
      .body
  const page = await answer(step.number, { password: from })
  return answer(page.number, { password: from, newPassword: to })
}

const isSignedIn = async (cookie: string) =>
  (await server.call('GET', '/api/v1/session', { headers: { cookie } })).body.signedIn
const readState = async (token: string) =>
  (await server.call('GET', '/api/v1/state', { headers: { authorization: `Bearer ${token}` } })).status

async function listEnded() {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'access-ended')
    .execute()
  return rows.map(({ data }) => JSON.parse(data))
}

test('H7: a new password ends every session and earlier state token, and the extension gets a new one', async () => {
  const sessions = [await server.signIn(account, 'self-service'), await server.signIn(account, 'self-service')]
  const other = await server.signIn('team.manager', 'self-service')
  const { stateToken } = (await changePassword()).result
  for (const cookie of sessions) expect(await isSignedIn(cookie)).toBe(false)
  expect(await isSignedIn(other)).toBe(true)
  expect(await readState(stateToken)).toBe(200)
  expect(await listEnded()).toEqual([{ sessions: 2, stateTokens: 0, knownBrowsers: 2, why: 'password-changed' }])
})

test('L4: a state token of before ends with the password', async () => {
  const { stateToken } = (await changePassword()).result
  expect(await readState(stateToken)).toBe(200)
  await changePassword({}, [newPassword, 'Granite-Orchard-58'])
  expect(await readState(stateToken)).toBe(401)
})

test('L4: a run of our own pages gives no state token', async () => {
  const done = await changePassword({ 'latchkey-site': 'self-service' })
  expect(done.status).toBe('done')
  expect(done.result).not.toHaveProperty('stateToken')
  const { count } = await server.services.store.read
    .selectFrom('StateToken')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(0)
})

test('H7: signing in ends the session that the browser brought, and no other', async () => {
  const [brought, elsewhere] = [
    await server.signIn(account, 'self-service'),
    await server.signIn(account, 'self-service'),
  ]
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password }
  await server.call('POST', '/api/v1/sign-in', { body, headers: { cookie: brought } })
  expect([await isSignedIn(brought), await isSignedIn(elsewhere)]).toEqual([false, true])
})

test('a wrong password leaves the session that the browser brought', async () => {
  const brought = await server.signIn(account, 'self-service')
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password: 'Not-The-One-77' }
  await server.call('POST', '/api/v1/sign-in', { body, headers: { cookie: brought } })
  expect(await isSignedIn(brought)).toBe(true)
})
