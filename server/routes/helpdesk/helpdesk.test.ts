import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { seedSamplePolicies } from '../../policies/seed-sample.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { findPolicy, updatePolicy } from '../../store/management-policies.ts'
import { hashToken } from '../../store/signed-rows.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

let server: ServerHarness
let cookie: string
let operator: ReturnType<ServerHarness['as']>
const people = '/api/v1/helpdesk/people'

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await seedSamplePolicies(server.services)
  cookie = await server.signIn('helpdesk.operator', 'helpdesk')
  operator = server.as(cookie)
})
afterAll(() => server[Symbol.asyncDispose]())

const names = async (query: string): Promise<string[]> =>
  (await operator('GET', `${people}?query=${encodeURIComponent(query)}`)).body.people.map(
    (one: { account: string }) => one.account,
  )

async function idOf(account: string): Promise<string> {
  const { body } = await operator('GET', `${people}?query=${account}`)
  return body.people.find((one: { account: string }) => one.account === account).id
}

async function start(workflow: string, account: string, more: object = {}) {
  return operator('POST', '/api/v1/helpdesk/runs', { workflow, person: await idOf(account), ...more })
}

const signIn = (account: string, password: string) =>
  server.call('POST', '/api/v1/sign-in', {
    body: { frontEnd: 'helpdesk', module: 'directory-password', account, password },
  })

test('someone who is not an operator gets the answer of a wrong password, whether theirs is right, wrong or expired', async () => {
  const wrong = await signIn('helpdesk.operator', 'Not-The-Password-1')
  expect([wrong.status, wrong.body.code]).toEqual([401, 'sign-in-refused'])
  for (const [account, password] of [
    ['active.user', 'Harbour-Lantern-41'],
    ['expired.user', 'Copper-Meadow-52'],
    ['site.admin', 'Juniper-Anvil-51'],
    ['nobody.at.all', 'Harbour-Lantern-41'],
  ])
    expect((await signIn(account ?? '', password ?? '')).body).toEqual(wrong.body)
})

test('every call without a session of the Helpdesk site is refused', async () => {
  const employee = await server.signIn('active.user', 'self-service')
  const administrator = await server.signIn('site.admin', 'administration')
  const id = await idOf('active.user')
  const browsers: Record<string, string>[] = [{}, { cookie: employee }, { cookie: administrator }]
  for (const headers of browsers)
    for (const path of [`${people}?query=user`, `${people}/${id}`])
      expect((await server.call('GET', path, { headers })).body.code).toBe('sign-in-required')
  const body = { workflow: 'enforce-profile-update', person: id }
  const headers = { cookie, 'latchkey-csrf': '' }
  expect((await server.call('POST', '/api/v1/helpdesk/runs', { body, headers })).body.code).toBe('csrf-refused')
})

test('people are found by the beginning of their names, protected people never', async () => {
  expect(await names('act us')).toEqual(['active.user'])
  expect(await names('CORP\\expired.user')).toEqual(['expired.user'])
  expect(await names('protected.user')).toEqual([])
  expect(await names('helpdesk.operator')).toEqual([])
  expect(await names('krbtgt')).toEqual([])
  expect(await names('zzzz')).toEqual([])
  expect(await names('ambiguous')).toEqual(['ambiguous.user', 'ambiguous.user'])
  for (const query of ['', 'a', ' a ', 'x'.repeat(101)])
    expect((await operator('GET', `${people}?query=${encodeURIComponent(query)}`)).status).toBe(400)
})

test('opening a person shows their state, and contacts only masked', async () => {
  const { body } = await operator('GET', `${people}/${await idOf('locked.user')}`)
  expect(body).toMatchObject({
    displayName: 'Locked User',
    department: 'Practice',
    state: { locked: true, disabled: false, registered: true, profile: 'complete' },
  })
  const mail = body.methods.find(({ kind }: { kind: string }) => kind === 'corporate-mail')
  expect(mail.masked).toMatch(/•••@/)
  expect(JSON.stringify(body.methods)).not.toContain('locked.user')
  const reasons = Object.fromEntries(
    body.tasks.map((task: { workflow: string; reason?: { code: string } }) => [task.workflow, task.reason?.code]),
  )
  expect(reasons).toMatchObject({
    'verify-user-identity': undefined,
    'reset-password': undefined,
    'unlock-account': undefined,
    'unlock-profile': 'profile-not-locked',
    'enforce-profile-update': undefined,
  })
  expect(body.tasks.find((task: { workflow: string }) => task.workflow === 'unlock-profile').reason.text).toBe(
    'The profile is not locked.',
  )
})

test('a person whom the operator may not help looks like one who does not exist; the refusal is audited', async () => {
  const find = async (account: string) => {
    const found = await server.services.directory.openSession({}).find(account)
    if (found.found !== 'one') throw new Error(account)
    return `${found.person.id}@${found.person.domain}`
  }
  const unknownId = '00000000-0000-4000-8000-000000000000@corp.example.com'
  const unknown = await operator('GET', `${people}/${unknownId}`)
  for (const account of ['protected.user', 'helpdesk.operator'])
    expect((await operator('GET', `${people}/${await find(account)}`)).body).toEqual(unknown.body)
  const run = { workflow: 'enforce-profile-update', person: await find('protected.user') }
  expect((await operator('POST', '/api/v1/helpdesk/runs', run)).body.code).toBe('person-unknown')
  for (const id of ['x', `${unknownId}x`, '../admin'])
    expect((await operator('GET', `${people}/${encodeURIComponent(id)}`)).status).toBe(404)
  expect(await listEvents('person-refused')).toContainEqual(
    expect.objectContaining({ name: 'protected.user@corp.example.com', why: 'administrator' }),
  )
})

/** What the audit holds of an event. */
async function listEvents(event: string) {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .leftJoin('AuditSubject', 'AuditSubject.id', 'AuditEvent.subject')
    .select(['data', 'name'])
    .where('event', '=', event)
    .execute()
  return rows.map(({ data, name }) => ({ ...JSON.parse(data), name }))
}

test('L10: views and runs are audited with operator, and with ticket and reason beside the event', async () => {
  const { body: site } = await operator('GET', '/api/v1/session')
  expect(site).toMatchObject({ signedIn: true, frontEnd: 'helpdesk', account: 'helpdesk.operator' })
  const { body, status } = await start('enforce-profile-update', 'active.user', { ticket: 'INC-1', reason: 'Old list' })
  expect([status, body.step.status]).toEqual([201, 'done'])
  const seen = await listEvents('person-viewed')
  expect(seen).toContainEqual(expect.objectContaining({ name: 'active.user@corp.example.com' }))
  const ids = new Set(seen.map(({ operator: id }) => id))
  expect(ids.size).toBe(1)
  expect(await listEvents('run-started')).toContainEqual(
    expect.objectContaining({ operator: [...ids][0], texts: ['ticket', 'reason'] }),
  )
  const texts = await server.services.store.read.selectFrom('AuditText').select(['name', 'text']).execute()
  expect(texts).toEqual(
    expect.arrayContaining([
      { name: 'ticket', text: 'INC-1' },
      { name: 'reason', text: 'Old list' },
    ]),
  )
})

test('a reset asks for the caller’s answers and reveals the new password once', async () => {
  const { run, step } = (await start('reset-password', 'expired.user')).body
  const bearer = { cookie, authorization: `Bearer ${run.token}` }
  const answer = (number: number, given: object) =>
    server.call('POST', `/api/v1/runs/${run.id}/answers`, { body: { number, answer: given }, headers: bearer })
  expect(step.page).toMatchObject({ account: 'Expired User', title: 'Is the caller who they say they are?' })
  const asks = step
  const known: Record<string, string> = {}
  for (const one of sampleAccounts.find(({ account }) => account === 'expired.user')?.answers ?? [])
    known[one.question] = one.answer
  const questions = asks.page.answer.properties.answers.prefixItems.map(
    (item: { properties: { question: { const: string } } }) => item.properties.question.const,
  )
  const right = questions.map((question: string) => ({ question, answer: known[question] }))
  const wrong = questions.map((question: string) => ({ question, answer: 'nonsense' }))
  const again = (await answer(asks.number, { answers: wrong })).body
  expect(again.page.problem.code).toBe('caller-not-identified')
  const reset = (await answer(again.number, { answers: right })).body
  expect(reset.page.title).toBe('Set a new password')
  const done = (await answer(reset.number, {})).body
  const [shown] = done.result.shown
  expect(shown).toMatchObject({ label: 'New password', value: expect.any(String) })
  const later = await server.call('GET', `/api/v1/runs/${run.id}`, { headers: bearer })
  expect(JSON.stringify(later.body)).not.toContain(shown.value)
  const found = await server.services.directory.openSession({}).find('expired.user')
  if (found.found !== 'one') throw new Error()
  const { verifyPassword } = server.services.directory.openSession({})
  expect(await verifyPassword(found.person, shown.value)).toBe('must-change')
})

test('a workflow that is unavailable for this person is listed with the reason', async () => {
  const { body } = await start('unlock-account', 'active.user')
  expect(body.step).toMatchObject({ status: 'stopped', code: 'account-not-locked', text: 'The account is not locked.' })
  expect((await start('forgot-my-password', 'active.user')).body.code).toBe('workflow-unknown')
})

test('a run needs a session of its operator: without one it rests, and after a new sign-in it goes on', async () => {
  const own = await server.signIn('helpdesk.operator', 'helpdesk')
  const body = { workflow: 'verify-user-identity', person: await idOf('active.user') }
  const begun = await server.call('POST', '/api/v1/helpdesk/runs', { body, headers: { cookie: own } })
  const { run, step } = begun.body
  const authorization = `Bearer ${run.token}`
  const path = `/api/v1/runs/${run.id}`
  const choice = { number: step.number, answer: { another: true } }
  const employee = await server.signIn('active.user', 'self-service')
  const headers = { authorization, cookie: own }
  expect((await server.call('GET', path, { headers })).status).toBe(200)
  await server.call('DELETE', '/api/v1/session', { headers })
  const without: Record<string, string>[] = [{ authorization }, headers, { authorization, cookie: employee }]
  for (const sent of without)
    for (const [method, to, what] of [
      ['POST', `${path}/answers`, choice],
      ['GET', path, undefined],
    ] as const)
      expect((await server.call(method, to, { body: what, headers: sent })).body.code).toBe('sign-in-required')
  const again = { authorization, cookie: await server.signIn('helpdesk.operator', 'helpdesk') }
  expect((await server.call('POST', `${path}/answers`, { body: choice, headers: again })).status).toBe(200)
})

test('signing out takes the runs of the browser with it', async () => {
  const own = await server.signIn('helpdesk.operator', 'helpdesk')
  const body = { workflow: 'verify-user-identity', person: await idOf('active.user') }
  const site = { 'latchkey-site': '1' }
  const { headers } = await server.call('POST', '/api/v1/helpdesk/runs', { body, headers: { ...site, cookie: own } })
  const [runCookie = ''] = (headers.get('set-cookie') ?? '').split(';')
  const name = runCookie.split('=')[0] ?? ''
  expect(name).toContain('run-')
  const left = await server.call('DELETE', '/api/v1/session', { headers: { cookie: `${own}; ${runCookie}` } })
  expect(left.headers.getSetCookie().find((one) => one.startsWith(name))).toContain('Max-Age=0')
})

test('activity extends the session; 15 idle minutes end it', async () => {
  const own = await server.signIn('helpdesk.operator', 'helpdesk')
  const { store } = server.services
  const tokenHash = hashToken(store.read, own.split('=')[1] ?? '')
  const endsIn = (milliseconds: number) => {
    const expiresAt = new Date(Date.now() + milliseconds)
    return changeSignedRows(store, 'Session', { expiresAt }, (row) => row.tokenHash === tokenHash)
  }
  const end = async () =>
    (await store.read.selectFrom('Session').select('expiresAt').where('tokenHash', '=', tokenHash).executeTakeFirst())
      ?.expiresAt
  await endsIn(5 * 60_000)
  const before = (await end())?.getTime() ?? 0
  expect((await server.as(own)('GET', `${people}?query=user`)).status).toBe(200)
  // From 5 minutes to 15.
  expect((await end())?.getTime()).toBeGreaterThan(before + 9 * 60_000)
  await endsIn(-1000)
  expect((await server.as(own)('GET', `${people}?query=user`)).body.code).toBe('sign-in-required')
})

test('an operator who leaves the helpdesk group is refused with the next call', async () => {
  const { store, policies } = server.services
  const standing = await findPolicy(store.read, 'default')
  const write = async (definition: string, expectedVersion: number) => {
    await store.transaction((tx) => updatePolicy(tx, { id: 'default', expectedVersion }, { definition }))
    policies.invalidate()
  }
  const version = standing?.version ?? 0
  await write('{"name":"Default"}', version)
  expect((await operator('GET', `${people}?query=user`)).body.code).toBe('forbidden')
  await write(standing?.definition ?? '', version + 1)
  expect((await operator('GET', `${people}?query=user`)).status).toBe(200)
})
