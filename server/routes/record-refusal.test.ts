import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
})
afterAll(() => server[Symbol.asyncDispose]())

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
