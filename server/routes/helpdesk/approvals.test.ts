import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSample } from '../../profiles/seed-sample.ts'
import { findPolicy, updatePolicy } from '../../store/management-policies.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

let server: ServerHarness
let cookie: string
let first: ReturnType<ServerHarness['as']>
let second: ReturnType<ServerHarness['as']>
const approvals = '/api/v1/helpdesk/approvals'

/** Members of these groups help everyone. */
async function helpBy(groups: string[]): Promise<void> {
  const { store, policies } = server.services
  const stored = await findPolicy(store.read, 'default')
  const definition = JSON.stringify({ name: 'Default', helpdeskScope: { include: { groups } } })
  await store.transaction((tx) =>
    updatePolicy(tx, { id: 'default', expectedVersion: stored?.version ?? 0 }, { definition }),
  )
  policies.invalidate()
}
const groupOf = async (name: string) => {
  const found = await server.services.directory.openSession({}).findScopeTarget(name)
  if (found.found !== 'one') throw new Error(name)
  return found.what.distinguishedName
}

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await helpBy([await groupOf('Helpdesk'), await groupOf('External Staff')])
  const administrator = server.as(await server.signIn('site.admin', 'administration'))
  const publish = (id: string, activities: object[]) =>
    administrator('POST', '/api/v1/admin/workflows', {
      policy: 'default',
      definition: {
        id,
        site: 'helpdesk',
        enabled: true,
        availability: [],
        name: { en: 'With a colleague' },
        description: { en: 'Two operators' },
        activities,
      },
    })
  const approval = { key: 'second', activity: 'approve-by-operator', settings: {} }
  const check = { key: 'check', activity: 'authenticate-with-qa-helpdesk', settings: { mode: 'typed' } }
  const mark = { key: 'mark', activity: 'enforce-profile-update', settings: {} }
  expect((await publish('two-of-us', [approval, mark])).status).toBe(201)
  expect((await publish('checked-by-two', [approval, check])).status).toBe(201)
  expect((await publish('checked', [check])).status).toBe(201)
  cookie = await server.signIn('helpdesk.operator', 'helpdesk')
  first = server.as(cookie)
  second = server.as(await server.signIn('contractor.user', 'helpdesk'))
})
afterAll(() => server[Symbol.asyncDispose]())

/** The first operator begins the workflow for this person; the run waits. */
async function begin(account = 'active.user') {
  const { run, step } = await start('two-of-us', account)
  return { id: await loadNewest(), number: step.shown.value as string, run }
}

/** What the first operator's page shows now. */
async function look({ id, token }: { id: string; token: string }) {
  const headers = { cookie, authorization: `Bearer ${token}` }
  return (await server.call('GET', `/api/v1/runs/${id}`, { headers })).body
}

async function loadNewest() {
  const { store } = server.services
  const newest = await store.read.selectFrom('Approval').select('id').orderBy('id', 'desc').executeTakeFirst()
  return newest?.id ?? ''
}

async function start(workflow: string, account: string) {
  const { body: found } = await first('GET', `/api/v1/helpdesk/people?query=${account}`)
  const call = { workflow, person: found.people[0].id, ticket: 'INC-1', reason: 'New telephone' }
  const { body } = await first('POST', '/api/v1/helpdesk/runs', call)
  return body
}

test('H3, L13: a second operator sees person, task, ticket and reason; the first does not see their own', async () => {
  const { id, number, run } = await begin()
  const { body } = await second('GET', approvals)
  expect(body.approvals.filter((one: { id: string }) => one.id === id)).toMatchObject([
    {
      id,
      person: { account: 'active.user' },
      operator: { account: 'helpdesk.operator' },
      task: { workflow: 'two-of-us' },
      ticket: 'INC-1',
      reason: 'New telephone',
      when: 'always',
    },
  ])
  expect(JSON.stringify(body)).not.toContain('number')
  expect((await first('GET', approvals)).body.approvals).toEqual([])
  const approve = { decision: 'approve', number }
  for (const decision of [approve, { decision: 'refuse' }])
    expect((await first('POST', `${approvals}/${id}`, decision)).body.code).toBe('approval-unknown')
  const twice = await Promise.all([1, 2].map(() => second('POST', `${approvals}/${id}`, approve)))
  expect(twice.map(({ status }) => status).sort()).toEqual([204, 409])
  expect((await second('POST', `${approvals}/${id}`, approve)).body.code).toBe('approval-over')
  const { status, result } = await look(run)
  expect([status, result.lines[0]]).toEqual([
    'done',
    expect.stringMatching(/^Contractor User approved at \{\d{4}-[\d-]+T[\d:.]+Z\}\.$/),
  ])
  const events = await server.services.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'operator-approval-decided')
    .execute()
  const event = events.map(({ data }) => JSON.parse(data)).find(({ approval }) => approval === id)
  expect(event).toMatchObject({ approval: id, decision: 'approved' })
  expect(event.approver).not.toBe(event.operator)
})

test('H3, L13: an operator cannot decide on a person outside their scope, or without a session of this site', async () => {
  const { id, number, run } = await begin()
  const approve = { decision: 'approve', number }
  const path = `${approvals}/${id}`
  expect((await server.call('POST', path, { body: approve })).body.code).toBe('sign-in-required')
  const employee = server.as(await server.signIn('active.user', 'self-service'))
  expect((await employee('POST', path, approve)).body.code).toBe('sign-in-required')
  // An operator never decides on their own account, no matter who asked.
  const { id: own } = await begin('contractor.user')
  const listed = (await second('GET', approvals)).body.approvals.map((one: { id: string }) => one.id)
  expect([listed.includes(id), listed.includes(own)]).toEqual([true, false])
  expect((await second('POST', `${approvals}/${own}`, approve)).body.code).toBe('approval-unknown')
  expect((await second('POST', path, { decision: 'refuse' })).status).toBe(204)
  expect(await look(run)).toMatchObject({
    status: 'stopped',
    code: 'second-operator-refused',
    text: expect.stringMatching(/^Contractor User refused at \{\d{4}-[\d-]+T[\d:.]+Z\},/),
  })
})

test('H3, L13: to approve takes the number of the first operator’s page, and a third wrong one refuses', async () => {
  const { id, number, run } = await begin('mustchange.user')
  const wrong = number === '99' ? '98' : '99'
  const approve = async (entered: string) => {
    const { body } = await second('POST', `${approvals}/${id}`, { decision: 'approve', number: entered })
    return body.code
  }
  expect((await second('POST', `${approvals}/${id}`, { decision: 'approve' })).status).toBe(400)
  expect([await approve(wrong), await approve(wrong)]).toEqual(Array(2).fill('approval-number-wrong'))
  expect(await look(run)).toMatchObject({ status: 'wait' })
  expect(await approve(wrong)).toBe('approval-numbers-used-up')
  expect(await approve(number)).toBe('approval-over')
  expect(await look(run)).toMatchObject({ status: 'stopped', code: 'second-operator-refused' })
})

interface Asked {
  number: number
  page: { answer: { properties: { answers: { prefixItems: { properties: { question: { const: string } } }[] } } } }
}

/** The caller of this run gives wrong answers; returns the code of what follows. */
async function answerWrongly(run: { id: string; token: string }, { number, page }: Asked): Promise<string> {
  const answers = page.answer.properties.answers.prefixItems.map(({ properties }) => ({
    question: properties.question.const,
    answer: 'nonsense',
  }))
  const { body } = await server.call('POST', `/api/v1/runs/${run.id}/answers`, {
    body: { number, answer: { answers } },
    headers: { cookie, authorization: `Bearer ${run.token}` },
  })
  return body.code
}

async function checkWrongly(account: string): Promise<string> {
  const { run, step } = await start('checked', account)
  return answerWrongly(run, step)
}

test('H3: after three failed checks of a caller the next one needs a second operator, and each approval opens one', async () => {
  const account = 'expired.user'
  for (let tries = 0; tries < 3; tries++) expect(await checkWrongly(account)).toBe('caller-not-identified')
  expect(await checkWrongly(account)).toBe('too-many-attempts')
  const { run, step: waits } = await start('checked-by-two', account)
  const approve = { decision: 'approve', number: waits.shown.value }
  await second('POST', `${approvals}/${await loadNewest()}`, approve)
  expect(await answerWrongly(run, await look(run))).toBe('caller-not-identified')
})

test('H3: the predefined workflows ask for a second operator once three callers were not identified, and only then', async () => {
  const account = 'locked.user'
  expect((await start('reset-password', account)).step).toMatchObject({ activity: 'authentication-methods' })
  for (let tries = 0; tries < 3; tries++) await checkWrongly(account)
  const { step: waits, run } = await start('reset-password', account)
  expect(waits).toMatchObject({ status: 'wait', text: expect.stringContaining('Three callers were not identified') })
  const { body } = await second('GET', approvals)
  const listed = body.approvals.filter(({ person }: { person: { account: string } }) => person.account === account)
  expect(listed).toMatchObject([{ when: 'checks-used-up' }])
  await second('POST', `${approvals}/${await loadNewest()}`, { decision: 'approve', number: waits.shown.value })
  expect(await look(run)).toMatchObject({
    status: 'ask',
    activity: 'authentication-methods',
    position: 1,
    page: { notice: expect.stringMatching(/^Contractor User approved at/) },
  })
})

test('finding 1: a check that needs a second operator says what the first one claims, and only another one in whose scope the person is decides', async () => {
  const stored = await findPolicy(server.services.store.read, 'default')
  const definition = JSON.stringify({
    ...JSON.parse(stored?.definition ?? '{}'),
    callerMethods: { identityDocument: true },
  })
  const update = { id: 'default', expectedVersion: stored?.version ?? 0 }
  await server.services.store.transaction((tx) => updatePolicy(tx, update, { definition }))
  server.services.policies.invalidate()
  const { run, step } = await start('assign-passcode', 'unregistered.user')
  const answer = async (number: number, given: object) =>
    (
      await server.call('POST', `/api/v1/runs/${run.id}/answers`, {
        headers: { cookie, authorization: `Bearer ${run.token}` },
        body: { number, answer: given },
      })
    ).body
  const asks = await answer(step.number, { method: 'identity-document' })
  const waits = await answer(asks.number, { document: 'passport', seen: 'in-person' })
  const id = await loadNewest()
  const listed = await second('GET', approvals)
  expect(listed.body.approvals.find((one: { id: string }) => one.id === id)).toMatchObject({
    person: { account: 'unregistered.user' },
    check: 'Your colleague says: they saw a passport of the person, in person.',
  })
  expect((await first('GET', approvals)).body.approvals).toEqual([])
  const decision = { decision: 'approve', number: waits.shown.value }
  expect((await first('POST', `${approvals}/${id}`, decision)).status).toBe(404)
  expect((await second('POST', `${approvals}/${id}`, decision)).status).toBe(204)
  expect(await look({ id: run.id, token: run.token })).toMatchObject({ status: 'done' })
})
