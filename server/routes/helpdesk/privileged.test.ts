import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSamplePolicies } from '../../policies/seed-sample.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { findPolicy, updatePolicy } from '../../store/management-policies.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

let server: ServerHarness
let cookie: string
let operator: ReturnType<ServerHarness['as']>
let owner: ReturnType<ServerHarness['as']>
const account = 'active.user'
const approvals = '/api/v1/admin/approvals'

async function changePolicy(changes: object): Promise<void> {
  const { store, policies } = server.services
  const stored = await findPolicy(store.read, 'default')
  const definition = JSON.stringify({ ...JSON.parse(stored?.definition ?? '{}'), ...changes })
  await store.transaction((tx) =>
    updatePolicy(tx, { id: 'default', expectedVersion: stored?.version ?? 0 }, { definition }),
  )
  policies.invalidate()
}

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await seedSamplePolicies(server.services)
  const administrator = server.as(await server.signIn('site.admin', 'administration'))
  const roles = { groups: ['Latchkey Administrators'], policyOwners: [{ policy: 'default', groups: ['Server Team'] }] }
  expect((await administrator('PUT', '/api/v1/admin/settings/administration', roles, '"0"')).status).toBe(200)
  const definition = {
    id: 'alone',
    site: 'helpdesk',
    enabled: true,
    availability: [],
    name: { en: 'Alone' },
    description: { en: 'One operator' },
    activities: [
      { key: 'check', activity: 'authenticate-with-qa-helpdesk', settings: { mode: 'typed' } },
      { key: 'unlock', activity: 'unlock-account', settings: {} },
    ],
  }
  const published = await administrator('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(published.status).toBe(201)
  const found = await server.services.directory.openSession({}).find(account)
  const [group] = found.found === 'one' ? found.person.groups : []
  await changePolicy({ privileged: { groups: [group] } })
  cookie = await server.signIn('helpdesk.operator', 'helpdesk')
  operator = server.as(cookie)
  owner = server.as(await server.signIn('protected.user', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

async function findPerson(name: string): Promise<string> {
  const { body } = await operator('GET', `/api/v1/helpdesk/people?query=${name}`)
  return body.people.find((one: { account: string }) => one.account === name).id
}

async function start(workflow: string) {
  const person = await findPerson(account)
  const { body } = await operator('POST', '/api/v1/helpdesk/runs', { workflow, person, ticket: 'INC-1' })
  return body
}

async function look({ id, token }: { id: string; token: string }) {
  const headers = { cookie, authorization: `Bearer ${token}` }
  return (await server.call('GET', `/api/v1/runs/${id}`, { headers })).body
}

test('a task for a privileged person waits for a second operator before anything is asked, whatever its step says', async () => {
  const { step } = await start('reset-password')
  expect(step).toMatchObject({
    status: 'wait',
    text: expect.stringContaining('has access to more than its person’s own work'),
  })
})

test('the owner of the policy reads why, and approves with the number that the operator reads out', async () => {
  const { run, step } = await start('verify-user-identity')
  const listed = (await owner('GET', approvals)).body.approvals
  const request = listed.find((one: { task: { workflow: string } }) => one.task.workflow === 'verify-user-identity')
  expect(request).toMatchObject({ person: { account }, when: 'privileged', ticket: 'INC-1' })
  expect(JSON.stringify(listed)).not.toContain('number')
  const wrong = step.shown.value === '99' ? '98' : '99'
  const path = `${approvals}/${request.id}`
  expect((await owner('POST', path, { decision: 'approve', number: wrong })).body.code).toBe('approval-number-wrong')
  expect((await owner('POST', path, { decision: 'approve', number: step.shown.value })).status).toBe(204)
  expect((await owner('POST', path, { decision: 'approve', number: step.shown.value })).body.code).toBe('approval-over')
  expect(await look(run)).toMatchObject({ status: 'ask', page: { notice: expect.stringMatching(/approved at/) } })
})

test('a refusal of the owner ends the task', async () => {
  const { run } = await start('assign-passcode')
  const listed = (await owner('GET', approvals)).body.approvals
  const request = listed.find((one: { task: { workflow: string } }) => one.task.workflow === 'assign-passcode')
  expect((await owner('POST', `${approvals}/${request.id}`, { decision: 'refuse' })).status).toBe(204)
  expect(await look(run)).toMatchObject({ status: 'stopped', code: 'second-operator-refused' })
})

test('a task that asks no second operator is not offered for a privileged person, and does not begin', async () => {
  const { body } = await operator('GET', `/api/v1/helpdesk/people/${encodeURIComponent(await findPerson(account))}`)
  const reasons = new Map(
    body.tasks.map(({ workflow, reason }: { workflow: string; reason?: { code: string } }) => [workflow, reason?.code]),
  )
  expect([reasons.get('alone'), reasons.get('reset-password')]).toEqual(['privileged-needs-second-operator', undefined])
  expect((await start('alone')).step).toMatchObject({ status: 'stopped', code: 'privileged-needs-second-operator' })
})

test('of people who are not privileged the owner decides nothing, and who owns another policy decides nothing here', async () => {
  const waiting = await start('reset-password')
  const before = (await owner('GET', approvals)).body.approvals.length
  expect(before).toBeGreaterThan(0)
  await changePolicy({ privileged: { groups: [] } })
  expect((await owner('GET', approvals)).body.approvals).toEqual([])
  const found = await server.services.directory.openSession({}).find(account)
  const [group] = found.found === 'one' ? found.person.groups : []
  await changePolicy({ privileged: { groups: [group] } })
  const { body } = await owner('GET', approvals)
  expect(body.approvals).toHaveLength(before)
  expect((await owner('POST', `${approvals}/no-such-request`, { decision: 'refuse' })).body.code).toBe(
    'approval-unknown',
  )
  expect(await look(waiting.run)).toMatchObject({ status: 'wait' })
})
