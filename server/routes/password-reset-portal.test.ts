import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedIdentity } from '../identity/testing-identity.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import {
  bearToken,
  findSamplePerson,
  issuePasscode,
  nextAddress,
  seedPortalPerson,
  signInToPortal,
} from './testing-portal.ts'

/** The password pages' sign-in through the public API; each title begins with the id of its acceptance test. */

let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
})
afterEach(() => server[Symbol.asyncDispose]())

const portal = 'password-reset-portal'
const module = 'password-reset-role-based'

const signIn = (body: object, more: { headers?: Record<string, string> } = {}) =>
  server.call('POST', '/api/v1/sign-in', {
    body: { frontEnd: portal, module, account: 'active.user', ...body },
    address: nextAddress(),
    ...more,
  })
const readSession = async (cookie: string) => (await server.as(cookie)('GET', '/api/v1/session')).body
async function listOffered(frontEnd: string): Promise<string[]> {
  const { body } = await server.call('GET', '/api/v1/site')
  return body.frontEnds.find(({ id }: { id: string }) => id === frontEnd).modules
}
async function set(path: string, value: unknown) {
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  const address = `/api/v1/admin/configuration-parameters/${encodeURIComponent(path)}`
  expect((await admin('PUT', address, { value }, `"${body.version}"`)).status).toBe(200)
}
const readEvents = async (name: string) => {
  const rows = await server.services.store.read.selectFrom('AuditEvent').select(['event', 'data', 'subject']).execute()
  return rows.filter(({ event }) => event === name).map(({ data, subject }) => ({ ...JSON.parse(data), subject }))
}

test('AT-1: with the token the portal offers the module; AT-2: without it none', async () => {
  expect(await listOffered(portal)).toEqual([])
  await bearToken(server)
  expect(await listOffered(portal)).toEqual([module])
})

test('RB-6: as installed the role-based password reset is offered, and the plain one is not', async () => {
  await bearToken(server)
  expect((await signIn({ module: 'password-reset', passcode: 'x' })).status).toBe(404)
  await set('Latchkey | SignInModules | PasswordResetPortal', ['password-reset'])
  expect(await listOffered(portal)).toEqual(['password-reset'])
  expect((await signIn({ passcode: 'x' })).status).toBe(404)
  await set('Latchkey | IdentityManagementBaseModule', false)
  expect(await listOffered(portal)).toEqual([])
})

test('PR-16: neither module can be chosen for the other sites, and the other way round', async () => {
  await bearToken(server)
  for (const frontEnd of ['administration', 'helpdesk', 'self-service']) {
    expect(await listOffered(frontEnd)).toEqual(['directory-password'])
    expect((await signIn({ frontEnd, passcode: 'x' })).status).toBe(400)
  }
  const password = { module: 'directory-password', account: 'active.user', password: 'x' }
  expect((await signIn(password)).status).toBe(400)
})

test('AU-2: a session of the portal says who is signed in, and opens nothing else', async () => {
  const cookie = await signInToPortal(server, 'active.user')
  const person = await findSamplePerson(server, 'active.user')
  expect(await readSession(cookie)).toMatchObject({
    frontEnd: portal,
    module,
    identity: person.id,
    account: 'active.user',
  })
  const me = server.as(cookie)
  for (const path of ['/api/v1/me', '/api/v1/me/sessions', '/api/v1/approvals', '/api/v1/helpdesk/people?query=a'])
    expect([path, (await me('GET', path)).body.code]).toEqual([path, 'sign-in-required'])
  expect((await me('GET', '/api/v1/admin/policies')).body.code).toBe('sign-in-required')
  expect((await me('GET', '/api/v1/state')).body.code).toBe('token-invalid')
  expect((await me('DELETE', '/api/v1/session')).status).toBe(204)
  expect(await readSession(cookie)).toEqual({ signedIn: false })
})

test('PR-2: of two sign-ins at once with one passcode one wins, and the other gets the answer of a wrong one', async () => {
  await bearToken(server)
  const person = await seedPortalPerson(server, 'active.user')
  const passcode = await issuePasscode(server, person)
  const replies = await Promise.all([signIn({ passcode }), signIn({ passcode }), signIn({ passcode })])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  const wrong = await signIn({ passcode: '00000000' })
  for (const { status, body } of replies) if (status !== 200) expect(body).toEqual(wrong.body)
})

test('AU-1: every attempt is recorded with its module, its result and its reason, without what was typed', async () => {
  await bearToken(server)
  const person = await seedPortalPerson(server, 'active.user')
  const passcode = await issuePasscode(server, person)
  await signIn({ passcode: 'WRONGONE' })
  await signIn({ account: 'my secret password', passcode: 'WRONGONE' })
  await signIn({ passcode })
  const [wrong, unknown] = await readEvents('sign-in-refused')
  expect(wrong).toMatchObject({
    frontEnd: portal,
    module,
    code: 'sign-in-refused',
    reason: 'wrong-secret',
    subject: person.id,
  })
  expect(wrong.client).toMatch(/^10\.9\./)
  expect(unknown).toMatchObject({ reason: 'unknown' })
  expect(unknown.subject).not.toBe(person.id)
  const [signedIn] = await readEvents('sign-in')
  expect(signedIn).toMatchObject({ frontEnd: portal, module, identity: person.id, authenticatedIdentity: person.id })
  const events = JSON.stringify(await server.services.store.read.selectFrom('AuditEvent').selectAll().execute())
  const names = JSON.stringify(await server.services.store.read.selectFrom('AuditSubject').selectAll().execute())
  for (const typed of ['WRONGONE', 'my secret password', passcode]) expect(events + names).not.toContain(typed)
})

test('AT-2, AT-3, PR-15: without the token, with another one and for an unknown account the answer is that of a wrong passcode', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  const passcode = await issuePasscode(server, person)
  const without = await signIn({ passcode })
  await bearToken(server)
  const unknown = await signIn({ account: 'nobody.here', passcode })
  const wrong = await signIn({ passcode: '00000000' })
  for (const { status, body } of [without, unknown]) expect([status, body]).toEqual([wrong.status, wrong.body])
  expect(await readEvents('application-token-refused')).toMatchObject([{ why: 'wrong', frontEnd: portal }])
  expect((await signIn({ passcode })).status).toBe(200)
})

test('questions are asked of every account alike, and right answers sign in', async () => {
  await bearToken(server)
  await seedPortalPerson(server, 'active.user')
  const ask = async (account: string) => {
    const body = { module, account }
    const reply = await server.call('POST', '/api/v1/sign-in/questions', { body, address: nextAddress() })
    return reply.body.questions as { id: string; text: string }[]
  }
  for (const account of ['active.user', 'nobody.here']) {
    const questions = await ask(account)
    expect(questions).toHaveLength(2)
    for (const { id, text } of questions) expect([id, text]).not.toContain('')
    expect(await ask(account)).toEqual(questions)
    const answers = questions.map(({ id }) => ({ question: id, answer: 'wrong' }))
    expect((await signIn({ account, answers })).body.code).toBe('sign-in-refused')
  }
  await set('EnablePasswordProfileLogin', false)
  const off = await server.call('POST', '/api/v1/sign-in/questions', { body: { module, account: 'active.user' } })
  expect(off.status).toBe(404)
})

test('a sign-in brings a passcode or answers, not both and not neither', async () => {
  await bearToken(server)
  const answers = [{ question: 'first-pet', answer: 'x' }]
  for (const credentials of [{}, { passcode: 'x', answers }]) expect((await signIn(credentials)).status).toBe(400)
})

test('RB-2, RB-4, RB-5: the dynamic system user follows from the application roles, and has their permission groups', async () => {
  const { store } = server.services
  await seedIdentity(store, {
    groups: [
      { UID_DialogGroup: 'g1', GroupName: 'Portal people' },
      { UID_DialogGroup: 'g2', GroupName: 'Managers' },
    ],
    roles: [
      { UID_AERole: 'r1', UID_DialogGroup: 'g1' },
      { UID_AERole: 'r2', UID_DialogGroup: 'g2' },
      { UID_AERole: 'r3' },
    ],
  })
  await seedPortalPerson(server, 'active.user', { roles: ['r1', 'r2'] })
  await seedPortalPerson(server, 'e.kaya', { roles: ['r2', 'r1'] })
  await seedPortalPerson(server, 'contractor.user', { roles: ['r3'] })
  const userOf = async (account: string) => (await readSession(await signInToPortal(server, account))).systemUser
  const [first, second, third] = [await userOf('active.user'), await userOf('e.kaya'), await userOf('contractor.user')]
  expect(first).toMatchObject({ isDynamic: true, permissionGroups: ['Managers', 'Portal people'] })
  expect(second).toEqual(first)
  expect(third).toMatchObject({ isDynamic: true, permissionGroups: [] })
  expect(third.id).not.toBe(first.id)
})

test('RB-3: application roles that change count at the next request, and a session without any is over', async () => {
  const { store } = server.services
  const person = await seedPortalPerson(server, 'active.user')
  const cookie = await signInToPortal(server, 'active.user')
  const before = (await readSession(cookie)).systemUser
  await seedIdentity(store, { roles: [{ UID_AERole: 'another' }], members: [[person.id, 'another']] })
  expect((await readSession(cookie)).systemUser.id).not.toBe(before.id)
  await store.transaction((tx) => tx.deleteFrom('PersonInAERole').execute())
  expect(await readSession(cookie)).toEqual({ signedIn: false })
})
