import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { seedSamplePolicies } from '../../policies/seed-sample.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { findPolicy, updatePolicy } from '../../store/management-policies.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

let server: ServerHarness
let cookie: string
let operator: ReturnType<ServerHarness['as']>
let id: string
const account = 'active.user'

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await seedSamplePolicies(server.services)
})
beforeEach(async () => {
  cookie = await server.signIn('helpdesk.operator', 'helpdesk')
  operator = server.as(cookie)
  const { body } = await operator('GET', `/api/v1/helpdesk/people?query=${account}`)
  id = body.people.find((one: { account: string }) => one.account === account).id
})
afterAll(() => server[Symbol.asyncDispose]())

interface Step {
  status: string
  number: number
  activity?: string
  code?: string
  page: { problem?: { code: string }; answer: { properties: Record<string, { prefixItems?: Item[] }> } }
}
interface Item {
  properties: { question: { const: string } }
}

/** Starts the workflow, and answers the caller's questions if it asks them: right, or wrong. */
async function start(workflow: string, call = operator, session = cookie) {
  const { body } = await call('POST', '/api/v1/helpdesk/runs', { workflow, person: id })
  const step: Step = body.step
  const headers = { cookie: session, authorization: `Bearer ${body.run.token}` }
  const answer = async (number: number, given: object): Promise<Step> =>
    (await server.call('POST', `/api/v1/runs/${body.run.id}/answers`, { body: { number, answer: given }, headers }))
      .body
  async function identify(isRight: boolean): Promise<Step> {
    const asked =
      'answers' in step.page.answer.properties ? step : await answer(step.number, { method: 'caller-questions' })
    const known = new Map(
      sampleAccounts.find((one) => one.account === account)?.answers?.map((one) => [one.question, one.answer]),
    )
    const answers = asked.page.answer.properties.answers?.prefixItems?.map(({ properties }) => ({
      question: properties.question.const,
      answer: isRight ? known.get(properties.question.const) : 'nonsense',
    }))
    return answer(asked.number, { answers })
  }
  return { step, answer, identify, run: body.run.id as string }
}

/** Whether a task would ask who the caller is. */
const asks = async (call = operator, session = cookie) =>
  (await start('reset-password', call, session)).step.activity === 'authentication-methods'

const loadCheck = async (call = operator) => (await call('GET', `/api/v1/helpdesk/people/${id}`)).body.callerCheck

const endCheck = (call = operator) => call('DELETE', `/api/v1/helpdesk/people/${id}/caller-check`)

async function listEvents(event: string): Promise<Record<string, string>[]> {
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .select(['data', 'runId'])
    .where('event', '=', event)
    .execute()
  return rows.map(({ data, runId }) => ({ ...JSON.parse(data), run: runId }))
}

test('one check of the caller stands for every task of the call, and each task records it', async () => {
  expect(await loadCheck()).toBeUndefined()
  const first = await start('reset-password')
  expect((await first.identify(true)).activity).toBe('reset-password-in-ad')
  const check = await loadCheck()
  expect(check.method).toEqual({ id: 'caller-questions', title: 'Security questions' })
  expect(Date.parse(check.expiresAt) - Date.parse(check.checkedAt)).toBe(10 * 60_000)
  const second = await start('reset-password')
  expect(second.step.activity).toBe('reset-password-in-ad')
  expect((await start('assign-passcode')).step.status).toBe('done')
  // What the pages of a task show; it is no view of the person.
  const views = (await listEvents('person-viewed')).length
  expect((await operator('GET', `/api/v1/helpdesk/people/${id}/caller-check`)).body).toEqual({ callerCheck: check })
  expect(await listEvents('person-viewed')).toHaveLength(views)
  const events = (await listEvents('activity-succeeded')).filter(
    ({ activity }) => activity === 'authentication-methods',
  )
  const made = events.find(({ run }) => run === first.run)
  const relied = events.find(({ run }) => run === second.run)
  expect(made).toMatchObject({ callerCheck: expect.any(String), method: 'caller-questions' })
  expect(relied).toMatchObject({ reliedOn: made?.callerCheck, method: 'caller-questions', checkedAt: check.checkedAt })
})

test('verifying the caller asks again although a check holds, and a caller who fails ends it', async () => {
  await (await start('verify-user-identity')).identify(true)
  expect(await asks()).toBe(false)
  const again = await start('verify-user-identity')
  expect(again.step.activity).toBe('authentication-methods')
  expect((await again.identify(false)).page.problem?.code).toBe('caller-not-identified')
  expect(await loadCheck()).toBeUndefined()
  expect(await asks()).toBe(true)
})

test('a check ends when the operator is done with the caller, which the audit records once', async () => {
  await (await start('verify-user-identity')).identify(true)
  for (let times = 0; times < 2; times++) expect((await endCheck()).status).toBe(204)
  expect(await loadCheck()).toBeUndefined()
  expect(await asks()).toBe(true)
  const made = (await listEvents('activity-succeeded')).findLast(({ callerCheck }) => callerCheck !== undefined)
  const ended = await listEvents('caller-check-ended')
  expect(ended.filter(({ callerCheck }) => callerCheck === made?.callerCheck)).toHaveLength(1)
  expect((await operator('DELETE', '/api/v1/helpdesk/people/nobody/caller-check')).body.code).toBe('person-unknown')
})

test('a check holds for ten minutes', async () => {
  await (await start('verify-user-identity')).identify(true)
  await changeSignedRows(server.services.store, 'CallerCheck', { expiresAt: new Date(Date.now() - 1000) })
  expect(await loadCheck()).toBeUndefined()
  expect(await asks()).toBe(true)
})

test('a check is of one session: it stands in no other one, and ends with the sign-out', async () => {
  await (await start('verify-user-identity')).identify(true)
  const otherCookie = await server.signIn('helpdesk.operator', 'helpdesk')
  const other = server.as(otherCookie)
  expect(await loadCheck(other)).toBeUndefined()
  expect(await asks(other, otherCookie)).toBe(true)
  expect((await endCheck(other)).status).toBe(204)
  expect(await asks()).toBe(false)
  const { store } = server.services
  const count = async () => (await store.read.selectFrom('CallerCheck').select('id').execute()).length
  const before = await count()
  await operator('DELETE', '/api/v1/session')
  expect(await count()).toBe(before - 1)
})

test('a check ends when the policy’s scopes change, and when the operator is refused meanwhile', async () => {
  const { store, policies } = server.services
  const before = (await findPolicy(store.read, 'default'))?.definition ?? ''
  const change = async (definition: string) => {
    const expectedVersion = (await findPolicy(store.read, 'default'))?.version ?? 0
    await store.transaction((tx) => updatePolicy(tx, { id: 'default', expectedVersion }, { definition }))
    policies.invalidate()
  }
  await (await start('verify-user-identity')).identify(true)
  const { helpdeskScope, ...others } = JSON.parse(before)
  const narrower = { ...helpdeskScope, exclude: { groups: ['S-1-5-21-1-2-3-9999'] } }
  await change(JSON.stringify({ ...others, helpdeskScope: narrower }))
  expect(await loadCheck()).toBeUndefined()
  expect(await asks()).toBe(true)
  await change(before)
  await (await start('verify-user-identity')).identify(true)
  await change(JSON.stringify(others))
  expect((await operator('GET', `/api/v1/helpdesk/people/${id}`)).body.code).toBe('forbidden')
  await change(before)
  expect(await asks()).toBe(true)
})

test('a check that was written into the database, or changed there, stands for nothing', async () => {
  await (await start('verify-user-identity')).identify(true)
  await server.services.store.transaction(async (tx) => {
    await tx
      .updateTable('CallerCheck')
      .set({ expiresAt: new Date(Date.now() + 86_400_000) })
      .execute()
  })
  expect(await loadCheck()).toBeUndefined()
  expect(await asks()).toBe(true)
})
