import { afterAll, beforeAll, expect, test } from 'vitest'
import { putSetting } from '../../store/settings.ts'
import { hashToken } from '../../store/signed-rows.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let cookie: string
let admin: ReturnType<ServerHarness['as']>
const policies = '/api/v1/admin/policies'

beforeAll(async () => {
  server = await createServerHarness()
  cookie = await server.signIn('site.admin', 'administration')
  admin = server.as(cookie)
})
afterAll(() => server[Symbol.asyncDispose]())

test('every operation refuses callers who are not administrators, each with its code', async () => {
  const employee = await server.signIn('active.user', 'self-service')
  expect((await server.call('GET', policies)).body.code).toBe('sign-in-required')
  expect((await server.as(employee)('GET', policies)).body.code).toBe('sign-in-required')
  const body = {
    frontEnd: 'administration',
    module: 'directory-password',
    account: 'active.user',
    password: 'Harbour-Lantern-41',
  }
  // As with a wrong password: who is an administrator is not told.
  expect((await server.call('POST', '/api/v1/sign-in', { body })).body.code).toBe('sign-in-refused')
  const operator = await server.signIn('helpdesk.operator', 'helpdesk')
  expect((await server.as(operator)('GET', policies)).body.code).toBe('sign-in-required')
  expect(
    (await server.call('POST', policies, { body: { name: 'X' }, headers: { cookie, 'latchkey-csrf': '' } })).body.code,
  ).toBe('csrf-refused')
})

test('a session that has ended, or whose owner is no longer an administrator, is refused', async () => {
  const own = await server.signIn('site.admin', 'administration')
  const { store } = server.services
  const change = (groups: string[], version: number) =>
    store.transaction((tx) => putSetting(tx, 'administration', { groups }, version))
  expect((await server.as(own)('GET', policies)).status).toBe(200)
  await change(['Somebody Else'], 0)
  expect((await server.as(own)('GET', policies)).body.code).toBe('forbidden')
  await change(['latchkey administrators'], 1)
  const token = own.split('=')[1] ?? ''
  const tokenHash = hashToken(store.read, token)
  await changeSignedRows(store, 'Session', { expiresAt: new Date(0) }, (row) => row.tokenHash === tokenHash)
  expect((await server.as(own)('GET', policies)).body.code).toBe('sign-in-required')
})

test('the default policy exists from the start and can be changed, but not narrowed or deleted', async () => {
  const { body, headers } = await admin('GET', `${policies}/default`)
  expect(body).toMatchObject({ id: 'default', version: 1, enabled: true, newMethodHours: 24 })
  const { id: _, version: __, ...definition } = body
  const etag = headers.get('etag') ?? ''
  const narrow = { ...definition, enabled: false, userScope: { include: { groups: ['Finance'] } } }
  const refused = await admin('PUT', `${policies}/default`, narrow, etag)
  expect(refused.status).toBe(422)
  expect(refused.body.problems.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`)).toEqual([
    'enabled: default-policy-fixed',
    'userScope: default-policy-fixed',
  ])
  expect((await admin('DELETE', `${policies}/default`, undefined, etag)).status).toBe(422)
  expect((await admin('PUT', `${policies}/default`, { ...definition, newMethodHours: 48 }, etag)).body).toMatchObject({
    version: 2,
    newMethodHours: 48,
  })
})

test('a saved policy applies to its people at once, with workflows of its own', async () => {
  const userScope = { include: { groups: ['Finance'] } }
  const created = await admin('POST', policies, { name: 'Finance', enabled: true, userScope })
  expect(created.status).toBe(201)
  const { id } = created.body
  const explained = await admin('GET', `${policies}/explain?person=expired.user`)
  expect(explained.body.policies.map(({ id: one }: { id: string }) => one)).toEqual([id, 'default'])
  const workflows = await server.services.policies.listWorkflowsFor(id, 'self-service')
  expect(workflows.length).toBeGreaterThan(3)
  expect((await admin('DELETE', `${policies}/${id}`, undefined, '"1"')).status).toBe(204)
  expect((await admin('GET', `${policies}/${id}`)).body.code).toBe('not-found')
})

test('a new policy is switched off until its body, or a later write of what was read, switches it on', async () => {
  const { body: created } = await admin('POST', policies, { name: 'Everybody, by mistake' })
  expect(created.enabled).toBe(false)
  const holds = async () => (await admin('GET', `${policies}/explain?person=active.user`)).body.holds
  expect(await holds()).toBe('default')
  const path = `${policies}/${created.id}`
  const { body, headers } = await admin('GET', path)
  const written = await admin('PUT', path, { ...body, enabled: true }, headers.get('etag') ?? '')
  expect(written.body).toMatchObject({ enabled: true, priority: created.priority, version: created.version + 1 })
  expect(await holds()).toBe(created.id)
  expect((await admin('GET', path)).body).toEqual({ ...body, enabled: true, version: created.version + 1 })
  expect((await admin('DELETE', path, undefined, `"${created.version + 1}"`)).status).toBe(204)
})

test('for a person, every policy is explained with its reason', async () => {
  const made = async (name: string, userScope: object) =>
    (await admin('POST', policies, { name, enabled: true, userScope })).body.id
  const managers = await made('Helpdesk people', { include: { groups: ['Helpdesk'] } })
  const everybody = await made('Everybody', {})
  const of = async (account: string) => {
    const { body } = await admin('GET', `${policies}/explain?person=${account}`)
    return Object.fromEntries(body.policies.map((one: { id: string; because: unknown }) => [one.id, one.because]))
  }
  expect(await of('helpdesk.operator')).toMatchObject({
    [managers]: { line: 'included-group', entry: 'Helpdesk' },
    [everybody]: { line: 'everybody' },
    default: { line: 'default-policy' },
  })
  expect(await of('active.user')).toMatchObject({ [managers]: { line: 'not-included' } })
  const one = await admin('GET', `${policies}/${managers}/explain?person=helpdesk.operator`)
  expect(one.body).toMatchObject({ holds: managers, policies: [{ id: managers, covers: true, holds: true }] })
  expect((await admin('GET', `${policies}/explain?person=nobody.here`)).body.code).toBe('person-unknown')
  for (const id of [managers, everybody]) await admin('DELETE', `${policies}/${id}`, undefined, '"1"')
})

test('of two administrators who save at once, the second gets 412 with the current version', async () => {
  const { body } = await admin('POST', policies, { name: 'Shared' })
  const path = `${policies}/${body.id}`
  expect((await admin('PUT', path, { name: 'No version' })).status).toBe(428)
  const both = await Promise.all(['First', 'Second'].map((name) => admin('PUT', path, { name }, '"1"')))
  const [won, lost] = both[0]?.status === 200 ? both : both.toReversed()
  expect([won?.status, lost?.status]).toEqual([200, 412])
  expect(lost?.body).toMatchObject({ code: 'changed-meanwhile', current: { name: won?.body.name, version: 2 } })
  expect(lost?.headers.get('etag')).toBe('"2"')
  expect((await admin('PUT', path, { name: 'Merged' }, '"2"')).body).toMatchObject({ name: 'Merged', version: 3 })
  expect((await admin('DELETE', path, undefined, '"2"')).status).toBe(412)
  expect((await admin('DELETE', path, undefined, '"3"')).status).toBe(204)
})

test('of two administrators who add a policy at once, each gets a priority of its own', async () => {
  const added = await Promise.all(['First', 'Second'].map((name) => admin('POST', policies, { name })))
  expect(added.map(({ status }) => status)).toEqual([201, 201])
  expect(new Set(added.map(({ body }) => body.priority)).size).toBe(2)
  for (const { body } of added) await admin('DELETE', `${policies}/${body.id}`, undefined, '"1"')
})

test('a cloned policy has the workflows of the original and is switched off', async () => {
  const { body: original } = await admin('POST', policies, { name: 'Original', newMethodHours: 12 })
  const { body: copy } = await admin('POST', `${policies}/${original.id}/clone`, { name: 'Copy' })
  expect(copy).toMatchObject({ name: 'Copy', enabled: false, newMethodHours: 12, version: 1 })
  const ids = async (id: string) =>
    (await server.services.policies.listWorkflowsFor(id, 'self-service')).map((one) => one.id)
  expect(await ids(copy.id)).toEqual(await ids(original.id))
  for (const { id } of [original, copy]) await admin('DELETE', `${policies}/${id}`, undefined, '"1"')
})

test('the whole order can be replaced; a priority belongs to one policy', async () => {
  const made = await Promise.all(
    ['A', 'B', 'C'].map((name, index) => admin('POST', policies, { name, priority: index + 1 })),
  )
  const [a, b, c] = made.map(({ body }) => body.id)
  const taken = await admin('POST', policies, { name: 'D', priority: 2 })
  expect(taken.body.problems).toMatchObject([{ path: 'priority', code: 'priority-taken' }])
  const { body: order, headers } = await admin('GET', '/api/v1/admin/policy-order')
  expect(order.policies).toEqual([a, b, c])
  const etag = headers.get('etag') ?? ''
  expect((await admin('PUT', '/api/v1/admin/policy-order', { policies: [a, b] }, etag)).status).toBe(412)
  expect((await admin('PUT', '/api/v1/admin/policy-order', { policies: [c, b, a] }, etag)).body.policies).toEqual([
    c,
    b,
    a,
  ])
  expect((await admin('PUT', '/api/v1/admin/policy-order', { policies: [a, b, c] }, etag)).status).toBe(412)
  const first = await admin('GET', `${policies}?limit=2`)
  expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual([c, b])
  const rest = await admin('GET', `${policies}?limit=2&after=${first.body.next}`)
  expect(rest.body).toMatchObject({ items: [{ id: a }, { id: 'default' }] })
  expect(rest.body.next).toBeUndefined()
  for (const [id, version] of [
    [a, 2],
    [b, 2],
    [c, 2],
  ])
    await admin('DELETE', `${policies}/${id}`, undefined, `"${version}"`)
})

test('a scope with an entry that the directory does not know is saved with a warning', async () => {
  const scope = { domains: ['nowhere.example'], include: { groups: ['Helpdesk', 'Vanished'] } }
  const { body, status } = await admin('POST', policies, { name: 'Typing error', userScope: scope })
  expect(status).toBe(201)
  expect(body.warnings).toMatchObject([
    { path: 'userScope.domains.0', code: 'domain-unknown' },
    { path: 'userScope.include.groups.1', code: 'group-unknown', text: expect.stringContaining('Vanished') },
  ])
  await admin('DELETE', `${policies}/${body.id}`, undefined, '"1"')
})

test('every problem is reported at its field', async () => {
  const wrong = { name: '', newMethodHours: -1, made: 'up', questions: { questions: 'none' } }
  const { status, body } = await admin('POST', policies, wrong)
  expect(status).toBe(422)
  expect(body.problems.map(({ path }: { path: string }) => path).sort()).toEqual([
    'made',
    'name',
    'newMethodHours',
    'questions.questions',
  ])
})

test('every change is in the audit, with who made it and what changed', async () => {
  const { body } = await admin('POST', policies, { name: 'Audited' })
  await admin('DELETE', `${policies}/${body.id}`, undefined, '"1"')
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .innerJoin('AuditSubject', 'AuditSubject.id', 'AuditEvent.subject')
    .select(['data', 'name'])
    .where('event', '=', 'configuration-changed')
    .where('data', 'like', `%${body.id}%`)
    .orderBy('sequence')
    .execute()
  expect(rows.map(({ data, name }) => [name, JSON.parse(data).action])).toEqual([
    ['site.admin@corp.example.com', 'created'],
    ['site.admin@corp.example.com', 'deleted'],
  ])
})
