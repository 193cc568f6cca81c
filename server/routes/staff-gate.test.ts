import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { findPolicy, insertPolicy, updatePolicy } from '../store/management-policies.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

/** H7: who acts as staff, and for whom, is asked again with every request and before every effect. */
let server: ServerHarness
let cookie: string

beforeEach(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await seedSamplePolicies(server.services)
  cookie = await server.signIn('helpdesk.operator', 'helpdesk')
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const people = '/api/v1/helpdesk/people?query='
const yesterday = Date.now() - 86_400_000

async function findPerson(account: string) {
  const found = await server.services.directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

/** A run of the operator at the page that sets the new password, after the caller's answers. */
async function openResetPage(account = 'expired.user') {
  const operator = server.as(cookie)
  const { body: found } = await operator('GET', `${people}${account}`)
  const order = { workflow: 'reset-password', person: found.people[0].id }
  const { run, step } = (await operator('POST', '/api/v1/helpdesk/runs', order)).body
  const headers = { cookie, authorization: `Bearer ${run.token}` }
  const path = `/api/v1/runs/${run.id}`
  const answer = (number: number, given: object) =>
    server.call('POST', `${path}/answers`, { body: { number, answer: given }, headers })
  const asks = step
  const known = sampleAccounts.find((one) => one.account === account)?.answers ?? []
  const answers = asks.page.answer.properties.answers.prefixItems.map(
    ({ properties }: { properties: { question: { const: string } } }) =>
      known.find(({ question }) => question === properties.question.const),
  )
  const page = (await answer(asks.number, { answers })).body
  expect(page.page.title).toBe('Set a new password')
  return {
    reset: () => answer(page.number, {}),
    look: () => server.call('GET', path, { headers }),
    cancel: () => server.call('DELETE', path, { headers }),
  }
}

const readPasswordLastSet = async (account: string) =>
  (await server.services.directory.openSession({}).readState(await findPerson(account))).passwordLastSet

async function listEvents(event: string) {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', event)
    .execute()
  return rows.map(({ data }) => JSON.parse(data))
}

async function replaceDefaultPolicy(change: (definition: object) => object): Promise<void> {
  const { store, policies } = server.services
  const stored = await findPolicy(store.read, 'default')
  const definition = JSON.stringify(change(JSON.parse(stored?.definition ?? '{}')))
  const expected = { id: 'default', expectedVersion: stored?.version ?? 0 }
  await store.transaction((tx) => updatePolicy(tx, expected, { definition }))
  policies.invalidate()
}

test('H7: a disabled operator neither searches nor finishes a run, and has no session left', async () => {
  const run = await openResetPage()
  const before = await readPasswordLastSet('expired.user')
  await server.alterAccount('helpdesk.operator', { disabled: true })
  expect((await run.reset()).body.code).toBe('sign-in-required')
  expect((await server.as(cookie)('GET', `${people}user`)).body.code).toBe('sign-in-required')
  expect(await readPasswordLastSet('expired.user')).toEqual(before)
  expect(await listEvents('access-ended')).toMatchObject([{ why: 'disabled', sessions: 1 }])
  await server.alterAccount('helpdesk.operator', { disabled: false })
  expect((await run.look()).body.code).toBe('sign-in-required')
})

test('H7: a disabled operator cannot cancel a run either', async () => {
  const run = await openResetPage()
  await server.alterAccount('helpdesk.operator', { disabled: true })
  expect((await run.cancel()).body.code).toBe('sign-in-required')
})

test('H7: an administrator whose account has expired reads and writes nothing', async () => {
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body: site } = await admin('GET', '/api/v1/admin/settings/site')
  await server.alterAccount('site.admin', { accountExpiresAt: yesterday })
  const write = await admin('PUT', '/api/v1/admin/settings/site', { name: 'Taken over' }, `"${site.version}"`)
  expect(write).toMatchObject({ status: 401, body: { code: 'sign-in-required' } })
  expect((await admin('GET', '/api/v1/admin/settings/site')).body.code).toBe('sign-in-required')
  expect(await listEvents('access-ended')).toMatchObject([{ why: 'account-expired', sessions: 1 }])
})

test('H7: an operator who is no longer admitted cannot finish a run', async () => {
  const run = await openResetPage()
  const before = await readPasswordLastSet('expired.user')
  await replaceDefaultPolicy((definition) => ({ ...definition, helpdeskScope: {} }))
  expect((await run.look()).body.code).toBe('forbidden')
  expect((await run.reset()).body.code).toBe('forbidden')
  expect(await readPasswordLastSet('expired.user')).toEqual(before)
})

test('H7: a person who has left the operator’s scope is not reset by a run that began before', async () => {
  const run = await openResetPage()
  const before = await readPasswordLastSet('expired.user')
  const { store, policies } = server.services
  const { distinguishedName } = await findPerson('expired.user')
  const containers = [distinguishedName.slice(distinguishedName.indexOf(',') + 1)]
  const definition = { name: 'Elsewhere', userScope: { include: { containers } } }
  await store.transaction((tx) =>
    insertPolicy(tx, { id: 'elsewhere', priority: 1, definition: JSON.stringify(definition) }),
  )
  policies.invalidate()
  expect((await run.reset()).body).toMatchObject({ status: 'stopped', code: 'person-refused' })
  expect((await run.look()).body).toMatchObject({
    status: 'stopped',
    text: expect.stringContaining('You may no longer help this person'),
  })
  expect(await readPasswordLastSet('expired.user')).toEqual(before)
  const { id } = await findPerson('helpdesk.operator')
  expect(await listEvents('run-stopped')).toContainEqual(
    expect.objectContaining({ code: 'person-refused', why: 'other-policy', operator: id }),
  )
})

test('H7: a person who has become protected is not reset by a run that began before', async () => {
  const run = await openResetPage()
  const before = await readPasswordLastSet('expired.user')
  await server.alterAccount('expired.user', { adminCount: true })
  expect((await run.look()).body).toMatchObject({ status: 'stopped', code: 'person-refused' })
  expect((await run.reset()).body).toMatchObject({ status: 'stopped', code: 'person-refused' })
  expect(await readPasswordLastSet('expired.user')).toEqual(before)
})

test('H7: a run goes on while operator and person are as they were', async () => {
  const run = await openResetPage()
  expect((await run.reset()).body.status).toBe('done')
})

test('M1: an operator neither finds nor opens another operator or an administrator', async () => {
  const { store, policies } = server.services
  const setting = { groups: ['Latchkey Administrators'], protectStaff: true }
  await store.transaction((tx) => putSetting(tx, 'administration', setting, absentSetting))
  policies.invalidate()
  for (const account of ['site.admin', 't.marek']) {
    const { body } = await server.as(cookie)('GET', `${people}${account}`)
    expect(body.people, account).toEqual([])
    const { id, domain } = await findPerson(account)
    const opened = await server.as(cookie)('GET', `/api/v1/helpdesk/people/${id}@${domain}`)
    expect(opened.body.code).toBe('person-unknown')
  }
  expect((await listEvents('person-refused')).map(({ why }) => why)).toEqual(['latchkey-staff', 'latchkey-staff'])
})
