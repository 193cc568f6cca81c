import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
})
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => void vi.restoreAllMocks())

function listenToLog(): string[] {
  const lines: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  return lines
}

async function listRefusals() {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .leftJoin('AuditSubject', 'AuditSubject.id', 'AuditEvent.subject')
    .select(['data', 'name'])
    .where('event', '=', 'access-refused')
    .orderBy('sequence')
    .execute()
  return rows.map(({ data, name }) => {
    const { code, operation } = JSON.parse(data)
    return { name, code, operation }
  })
}

test('L11: a session of another site, a missing CSRF header and a right that was lost are recorded with person and operation', async () => {
  const person = await server.signIn('active.user', 'self-service')
  expect((await server.as(person)('GET', '/api/v1/admin/policies/x%0Ay')).status).toBe(401)
  const operator = await server.signIn('helpdesk.operator', 'helpdesk')
  const headers = { cookie: operator, 'latchkey-csrf': '' }
  expect((await server.call('POST', '/api/v1/helpdesk/runs', { body: {}, headers })).status).toBe(403)
  expect(await listRefusals()).toEqual([
    { name: 'active.user@corp.example.com', code: 'sign-in-required', operation: 'getPolicy' },
    { name: 'helpdesk.operator@corp.example.com', code: 'csrf-refused', operation: 'startHelpdeskRun' },
  ])
})

test('a caller without a session who is asked to sign in, and a refused sign-in, are no refusals', async () => {
  const before = (await listRefusals()).length
  expect((await server.call('GET', '/api/v1/admin/policies')).status).toBe(401)
  const body = { frontEnd: 'administration', module: 'directory-password', account: 'active.user', password: 'x' }
  expect((await server.call('POST', '/api/v1/sign-in', { body })).status).toBe(401)
  expect(await listRefusals()).toHaveLength(before)
})

test('O14: an employee with the right password who is refused a site of staff is a line of the log with its time, once an hour', async () => {
  const lines = listenToLog()
  const credentials = { module: 'directory-password', account: 'unregistered.user', password: 'Saffron-Bridge-17' }
  for (const frontEnd of ['administration', 'administration', 'helpdesk'])
    expect((await server.call('POST', '/api/v1/sign-in', { body: { frontEnd, ...credentials } })).status).toBe(401)
  expect(lines).toEqual([
    expect.stringMatching(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z unregistered\.user@corp\.example\.com was refused the administration site: .*administration\.groups does not admit the account\.$/,
    ),
    expect.stringMatching(/ unregistered\.user@corp\.example\.com was refused the helpdesk site: .*helpdesk scope/),
  ])
  expect(lines.join()).not.toContain('Saffron')
})

test('O14: a wrong password, or a person who is refused self-service, is no line of the log', async () => {
  const lines = listenToLog()
  const wrong = { frontEnd: 'administration', module: 'directory-password', account: 'finegrained.user', password: 'x' }
  expect((await server.call('POST', '/api/v1/sign-in', { body: wrong })).status).toBe(401)
  const account = { account: 'protected.user', password: 'Granite-Feather-28' }
  const body = { frontEnd: 'self-service', module: 'directory-password', ...account }
  expect((await server.call('POST', '/api/v1/sign-in', { body })).status).toBe(401)
  expect(lines).toEqual([])
})
