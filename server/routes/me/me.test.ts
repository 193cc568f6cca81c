import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedSample } from '../../profiles/seed-sample.ts'
import { insertApproval } from '../../store/approvals.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'

let server: ServerHarness
const cookies: Record<string, string> = {}

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  const people = ['active.user', 'contractor.user', 'finegrained.user', 'unregistered.user']
  for (const account of [...people, 'team.manager', 'helpdesk.operator']) {
    cookies[account] = await server.signIn(account, 'self-service')
  }
  cookies['site.admin'] = await server.signIn('site.admin', 'administration')
  cookies['operator at work'] = await server.signIn('helpdesk.operator', 'helpdesk')
})
afterAll(() => server[Symbol.asyncDispose]())

const get = (who: string, path: string, headers: Record<string, string> = {}) =>
  server.call('GET', path, { headers: { cookie: cookies[who] ?? '', ...headers } })
const health = async (who: string, language = 'en') =>
  (await get(who, '/api/v1/me', { 'accept-language': language })).body
const decide = (who: string, id: string, decision: string, headers: Record<string, string> = {}) =>
  server.call('POST', `/api/v1/approvals/${id}`, {
    body: decision === 'approve' ? { decision, number: '42' } : { decision },
    headers: { cookie: cookies[who] ?? '', ...headers },
  })

async function personOf(account: string) {
  const found = await server.services.directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(`the sample company has no ${account}`)
  return found.person
}

let last = 0
/** A task of `from` waits for `to`. */
async function ask(from = 'active.user', to = 'team.manager', milliseconds = 60_000): Promise<string> {
  const [person, approver] = [await personOf(from), await personOf(to)]
  const id = `00000000-0000-7000-8000-${String(++last).padStart(12, '0')}`
  await server.services.store.transaction((tx) =>
    insertApproval(tx, {
      id,
      runId: 'run',
      number: '42',
      workflow: 'forgot-my-password',
      personId: person.id,
      personDomain: person.domain,
      approverId: approver.id,
      approverDomain: approver.domain,
      milliseconds,
    }),
  )
  return id
}
const status = async (id: string) => {
  const { store } = server.services
  const row = await store.read.selectFrom('Approval').select('status').where('id', '=', id).executeTakeFirst()
  return row?.status
}
const mails = async () => (await server.services.store.read.selectFrom('OutboxMail').select('id').execute()).length

beforeEach(async () => {
  await server.services.store.transaction((tx) => tx.deleteFrom('Approval').execute())
})

test('password health shows expiry, policy, masked methods and one next step', async () => {
  const { body, status } = await get('active.user', '/api/v1/me')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    account: 'active.user',
    password: { expired: false, mustChange: false, daysLeft: expect.any(Number), lastChangedAt: expect.any(String) },
    lockout: { locked: false },
    policy: { id: 'default', name: 'Default' },
    profile: { state: 'complete', reasons: [] },
  })
  expect(body.methods).toContainEqual(expect.objectContaining({ kind: 'questions', addedAt: expect.any(String) }))
  expect(body.methods).toContainEqual({ kind: 'corporate-mail', masked: expect.stringMatching(/^a•••@/) })
  expect(JSON.stringify(body)).not.toContain((await personOf('active.user')).mail)
  expect(body.session.secondsLeft).toBeGreaterThan(800)
  expect(body.session.secondsLeft).toBeLessThanOrEqual(900)
})

test('an unregistered person is offered registration, in their language', async () => {
  expect(await health('unregistered.user', 'de')).toMatchObject({
    profile: { state: 'not-registered' },
    next: { code: 'register', text: expect.stringContaining('Registrieren'), task: { workflow: 'register' } },
  })
})

test('a lockout appears with its end', async () => {
  const { directory } = server.services
  const person = await personOf('finegrained.user')
  const session = directory.openSession({ domain: person.domain })
  for (let tries = 0; tries < 10; tries++) await session.verifyPassword(person, 'wrong')
  expect(await health('finegrained.user')).toMatchObject({
    lockout: { locked: true, endsAt: expect.any(String) },
    next: { code: 'unlock', task: { workflow: 'unlock-my-account' } },
  })
})

test('recent activity shows events and actors, never a name, an address or an answer', async () => {
  // No other test here adds to what this person did.
  const person = await personOf('contractor.user')
  await server.services.store.transaction((tx) =>
    server.services.audit.append(
      tx,
      {
        event: 'run-started',
        runId: 'r1',
        subject: subject(person),
        data: { workflow: 'reset-password', operator: 'o' },
      },
      { event: 'password-reset', runId: 'r1', subject: subject(person) },
      { event: 'run-done', runId: 'r1', subject: subject(person), data: { workflow: 'reset-password' } },
      {
        event: 'run-stopped',
        runId: 'r2',
        subject: subject(person),
        data: { workflow: 'forgot-my-password', code: 'x' },
      },
    ),
  )
  const { activity } = await health('contractor.user')
  expect(activity.slice(0, 3)).toEqual([
    {
      at: expect.any(String),
      code: 'run-stopped',
      by: 'somebody',
      text: '“I forgot my password” ended without success.',
    },
    { at: expect.any(String), code: 'password-reset', by: 'helpdesk', text: 'The password was reset.' },
    { at: expect.any(String), code: 'sign-in', by: 'self', text: 'Signed in to Latchkey.' },
  ])
})

const subject = ({ id, account }: { id: string; account: string }) => ({ id, name: account })

test.each(['nobody', 'site.admin', 'operator at work'])('%s has no session of this site', async (who) => {
  const id = await ask()
  for (const path of ['/api/v1/me', '/api/v1/approvals']) {
    expect(await get(who, path)).toMatchObject({ status: 401, body: { code: 'sign-in-required' } })
  }
  expect(await decide(who, id, 'approve')).toMatchObject({ status: 401, body: { code: 'sign-in-required' } })
  expect(await status(id)).toBe('open')
})

test('an open request is listed for its manager only, with reasons to call first', async () => {
  const id = await ask()
  const { body } = await get('team.manager', '/api/v1/approvals')
  expect(body.approvals).toMatchObject([
    { id, person: { account: 'active.user' }, task: { title: 'I forgot my password' }, hints: [] },
  ])
  const { profiles, store } = server.services
  const profile = profiles.forPerson(await personOf('active.user'))
  await store.transaction((tx) => profile.addFailure(tx, 60))
  const again = await get('team.manager', '/api/v1/approvals')
  expect(again.body.approvals[0].hints).toMatchObject([{ code: 'failures' }])
  expect((await get('active.user', '/api/v1/approvals')).body.approvals).toEqual([])
})

test.each([
  ['approve', 'approved'],
  ['refuse', 'refused'],
])('%s counts once, is audited with both people and mailed to the person who asked', async (decision, stands) => {
  const id = await ask()
  const before = await mails()
  expect((await decide('team.manager', id, decision)).status).toBe(204)
  expect(await decide('team.manager', id, 'approve')).toMatchObject({ status: 409, body: { code: 'approval-over' } })
  expect(await status(id)).toBe(stands)
  expect(await mails()).toBe(before + 1)
  const [person, manager] = [await personOf('active.user'), await personOf('team.manager')]
  const events = await server.services.store.read
    .selectFrom('AuditEvent')
    .select(['subject', 'data'])
    .where('event', '=', 'approval-decided')
    .execute()
  const mine = events.filter(({ data }) => data.includes(id))
  expect(mine).toHaveLength(1)
  expect(mine[0]?.subject).toBe(person.id)
  expect(JSON.parse(mine[0]?.data ?? '')).toMatchObject({ approver: manager.id, decision: stands })
  expect((await health('active.user')).activity[0]).toMatchObject({ code: `approval-${stands}`, by: 'manager' })
})

test('of two simultaneous decisions, one counts', async () => {
  const id = await ask()
  const both = await Promise.all([decide('team.manager', id, 'approve'), decide('team.manager', id, 'refuse')])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
})

test('deciding for another manager, for oneself, too late or without the CSRF header is refused', async () => {
  const [others, own, late, mine] = [
    await ask('active.user', 'helpdesk.operator'),
    await ask('team.manager', 'team.manager'),
    await ask('active.user', 'team.manager', -1000),
    await ask(),
  ]
  const refusals = [
    await decide('team.manager', others, 'approve'),
    await decide('team.manager', '00000000-0000-7000-8000-999999999999', 'approve'),
    await decide('team.manager', own, 'approve'),
    await decide('team.manager', late, 'approve'),
    await decide('team.manager', mine, 'approve', { 'latchkey-csrf': '' }),
    await decide('team.manager', mine, 'perhaps'),
  ]
  expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 'approval-unknown'],
    [404, 'approval-unknown'],
    [403, 'forbidden'],
    [409, 'approval-over'],
    [403, 'csrf-refused'],
    [400, 'invalid-request'],
  ])
  expect(await Promise.all([others, own, late, mine].map(status))).toEqual(['open', 'open', 'open', 'open'])
  const { body } = await get('team.manager', '/api/v1/approvals')
  expect(body.approvals.map(({ id }: { id: string }) => id)).toEqual([mine])
})

test('a person whose account was disabled is signed out with the next call, and decides nothing', async () => {
  const id = await ask('active.user', 'helpdesk.operator')
  await server.alterAccount('helpdesk.operator', { disabled: true })
  expect(await decide('helpdesk.operator', id, 'approve')).toMatchObject({
    status: 403,
    body: { code: 'account-not-enabled' },
  })
  expect((await get('helpdesk.operator', '/api/v1/me')).body.code).toBe('sign-in-required')
  expect(await status(id)).toBe('open')
})
