import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { findApproval, insertApproval, listOpenApprovals } from '../../store/approvals.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

/** When a person decides on a request, the server checks again that they are the approver. */
let server: ServerHarness
let person: DirectoryPerson
let manager: DirectoryPerson
let another: DirectoryPerson
let cookie: string

beforeAll(async () => {
  server = await createServerHarness()
  ;[person, manager, another] = [
    await personOf('active.user'),
    await personOf('team.manager'),
    await personOf('helpdesk.operator'),
  ]
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  id = `00000000-0000-7000-8000-${String(++asked).padStart(12, '0')}`
  await server.alterAccount('active.user', { manager: manager.distinguishedName })
  await server.alterAccount('team.manager', { disabled: false })
  cookie = await server.signIn('team.manager', 'self-service')
  await server.services.store.transaction(async (tx) => {
    await tx.deleteFrom('Approval').execute()
    await tx.deleteFrom('OutboxMail').execute()
  })
})

async function personOf(account: string): Promise<DirectoryPerson> {
  const found = await server.services.directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(`the sample company has no ${account}`)
  return found.person
}

let asked = 0
/** Of the request of this test: the audit keeps those of the others. */
let id: string
const ask = () =>
  server.services.store.transaction((tx) =>
    insertApproval(tx, {
      id,
      runId: 'run',
      number: '42',
      workflow: 'forgot-my-password',
      personId: person.id,
      personDomain: person.domain,
      approverId: manager.id,
      approverDomain: manager.domain,
      milliseconds: 60_000,
    }),
  )
const decide = (decision: string, number = '42') =>
  server.as(cookie)('POST', `/api/v1/approvals/${id}`, decision === 'approve' ? { decision, number } : { decision })
const status = async () => (await findApproval(server.services.store.read, id))?.status

test.each(['approve', 'refuse'])(
  'who is no longer the manager cannot %s, and is told so; the request is closed',
  async (decision) => {
    await ask()
    await server.alterAccount('active.user', { manager: another.distinguishedName })
    const refused = await decide(decision)
    expect(refused).toMatchObject({ status: 409, body: { code: 'approver-changed' } })
    expect(refused.body.detail ?? refused.body.title).toContain('no longer names you as this person’s manager')
    expect(await status()).toBe('withdrawn')
    expect(await listOpenApprovals(server.services.store.read, manager.id, 10)).toEqual([])
    expect(await decide(decision)).toMatchObject({ status: 409, body: { code: 'approval-over' } })
    const { read } = server.services.store
    expect(await read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
    const events = await read
      .selectFrom('AuditEvent')
      .select(['event', 'data'])
      .where('event', 'like', 'approval-%')
      .execute()
    const own = events
      .map(({ event, data }) => ({ event, ...JSON.parse(data) }))
      .filter(({ approval }) => approval === id)
    expect(own).toEqual([
      { event: 'approval-withdrawn', approval: id, approver: manager.id, workflow: 'forgot-my-password' },
    ])
  },
)

test('when the directory does not answer, nothing changes and the decision can be repeated', async () => {
  await ask()
  const { directory } = server.services
  const real = directory.openSession
  const away = async () => {
    throw new AppError('directory-unreachable')
  }
  directory.openSession = (options) => ({ ...real(options), findByDistinguishedName: away })
  expect(await decide('approve')).toMatchObject({ status: 503, body: { code: 'directory-unreachable' } })
  directory.openSession = real
  expect(await status()).toBe('open')
  expect((await decide('approve')).status).toBe(204)
  expect(await status()).toBe('approved')
})

test('a manager whose account is disabled is signed out and cannot decide; the request waits', async () => {
  await ask()
  await server.alterAccount('team.manager', { disabled: true })
  expect(await decide('approve')).toMatchObject({ status: 403, body: { code: 'account-not-enabled' } })
  expect(await status()).toBe('open')
  await server.alterAccount('team.manager', { disabled: false })
  expect(await decide('approve')).toMatchObject({ status: 401, body: { code: 'sign-in-required' } })
  cookie = await server.signIn('team.manager', 'self-service')
  expect((await decide('approve')).status).toBe(204)
})

test('M10: a wrong number approves nothing and is counted; the third refuses the request', async () => {
  await ask()
  expect(await decide('approve', '24')).toMatchObject({
    status: 409,
    body: { code: 'approval-number-wrong', title: expect.stringContaining('2 more wrong numbers') },
  })
  expect(await decide('approve', '43')).toMatchObject({ status: 409, body: { code: 'approval-number-wrong' } })
  expect(await status()).toBe('open')
  expect(await decide('approve', '44')).toMatchObject({ status: 409, body: { code: 'approval-numbers-used-up' } })
  expect(await status()).toBe('refused')
  expect(await decide('approve')).toMatchObject({ status: 409, body: { code: 'approval-over' } })
})

test('M10: the right number approves after two wrong ones; without a number nothing is decided', async () => {
  await ask()
  const { as } = server
  expect((await as(cookie)('POST', `/api/v1/approvals/${id}`, { decision: 'approve' })).status).toBe(400)
  await decide('approve', '10')
  await decide('approve', '11')
  expect((await decide('approve')).status).toBe(204)
  expect(await status()).toBe('approved')
})

test('M10: of two requests of one person at once, a number approves its own only', async () => {
  await ask()
  const other = `10000000-0000-7000-8000-${String(asked).padStart(12, '0')}`
  await server.services.store.transaction((tx) =>
    insertApproval(tx, {
      id: other,
      runId: 'another run',
      number: '77',
      workflow: 'forgot-my-password',
      personId: person.id,
      personDomain: person.domain,
      approverId: manager.id,
      approverDomain: manager.domain,
      milliseconds: 60_000,
    }),
  )
  expect(await decide('approve', '77')).toMatchObject({ status: 409, body: { code: 'approval-number-wrong' } })
  expect((await decide('approve', '42')).status).toBe(204)
  expect(await findApproval(server.services.store.read, other)).toMatchObject({ status: 'open', runId: 'another run' })
})

test('M10: the list of a manager does not say the number', async () => {
  await ask()
  const { body } = await server.as(cookie)('GET', '/api/v1/approvals')
  expect(body.approvals).toMatchObject([{ id, task: { workflow: 'forgot-my-password' } }])
  expect(Object.keys(body.approvals[0])).not.toContain('number')
})
