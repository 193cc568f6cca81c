import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSample } from '../profiles/seed-sample.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

/** What a session of "My password health" is worth to a run that the same browser starts. */
let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
})
afterAll(() => server[Symbol.asyncDispose]())

const ownSite = { 'latchkey-site': 'self-service' }

/** The activity of the first page. */
async function start(headers: Record<string, string>, account = 'active.user'): Promise<string> {
  const body = { workflow: 'manage-my-profile', account }
  const { status, body: reply } = await server.call('POST', '/api/v1/runs', { body, headers })
  expect(status).toBe(201)
  return reply.step.activity
}

test('a run of the signed-in person begins after the password', async () => {
  const cookie = await server.signIn('active.user', 'self-service')
  expect(await start({ cookie, ...ownSite })).toBe('manage-my-profile')
  expect(await start({ cookie, ...ownSite }, 'finegrained.user'), 'another account').toBe('authenticate-with-password')
})

test('the cookie counts only with the CSRF header, on our own site, and from our own origin', async () => {
  const cookie = await server.signIn('active.user', 'self-service')
  expect(await start({ cookie, ...ownSite, 'latchkey-csrf': '' }), 'no CSRF header').toBe('authenticate-with-password')
  expect(await start({ cookie }), 'a program').toBe('authenticate-with-password')
  const extension = { cookie, ...ownSite, origin: 'moz-extension://01234567-89ab-4cde-8f01-23456789abcd' }
  expect(await start(extension), 'an extension').toBe('authenticate-with-password')
  const body = { workflow: 'manage-my-profile', account: 'active.user' }
  const foreign = { cookie, ...ownSite, origin: 'https://elsewhere.example' }
  expect((await server.call('POST', '/api/v1/runs', { body, headers: foreign })).status).toBe(403)
})

test('a session that was ended, and one of a staff site, are worth nothing', async () => {
  const cookie = await server.signIn('active.user', 'self-service')
  await server.as(cookie)('POST', '/api/v1/me/sessions/end', { which: 'all' })
  expect(await start({ cookie, ...ownSite })).toBe('authenticate-with-password')
  const staff = await server.signIn('helpdesk.operator', 'helpdesk')
  expect(await start({ cookie: staff, ...ownSite }, 'helpdesk.operator')).toBe('authenticate-with-password')
})

test('a person who was disabled since the sign-in is asked for the password, and signed out', async () => {
  const cookie = await server.signIn('contractor.user', 'self-service')
  await server.alterAccount('contractor.user', { disabled: true })
  expect(await start({ cookie, ...ownSite }, 'contractor.user')).toBe('authenticate-with-password')
  expect((await server.as(cookie)('GET', '/api/v1/me')).body.code).toBe('sign-in-required')
})
