import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
}, 60_000)
afterAll(() => server[Symbol.asyncDispose]())

async function trySignIn(frontEnd: string, account: string, password: string): Promise<string | undefined> {
  const body = { frontEnd, module: 'directory-password', account, password }
  return (await server.call('POST', '/api/v1/sign-in', { body })).body.code
}

async function listSignIns() {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .leftJoin('AuditSubject', 'AuditSubject.id', 'AuditEvent.subject')
    .select(['event', 'data', 'name'])
    .where('event', 'in', ['sign-in', 'sign-in-refused'])
    .orderBy('sequence')
    .execute()
  return rows.map(({ event, data, name }) => ({ event, name, ...JSON.parse(data) }))
}

test('every sign-in is recorded with site and method, and a refused one with the true reason', async () => {
  const right = 'Harbour-Lantern-41'
  expect(await trySignIn('self-service', 'active.user', right)).toBeUndefined()
  expect(await trySignIn('self-service', 'active.user', 'Wrong-Lantern-41')).toBe('sign-in-refused')
  expect(await trySignIn('helpdesk', 'active.user', right)).toBe('sign-in-refused')

  const name = 'active.user@corp.example.com'
  const module = 'directory-password'
  const client = '127.0.0.1'
  expect(await listSignIns()).toEqual([
    { event: 'sign-in', name, module, frontEnd: 'self-service' },
    { event: 'sign-in-refused', name, module, frontEnd: 'self-service', code: 'sign-in-refused', client },
    { event: 'sign-in-refused', name, module, frontEnd: 'helpdesk', code: 'forbidden', client },
  ])
})
