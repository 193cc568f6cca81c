import { afterAll, beforeAll, expect, test } from 'vitest'
import { isForStaff } from '../operation.ts'
import { operations } from '../operations.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
let auditor: ReturnType<ServerHarness['as']>
let owner: ReturnType<ServerHarness['as']>
let ownPolicy: string
let otherPolicy: string
const api = '/api/v1/admin'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
  ownPolicy = (await admin('POST', `${api}/policies`, { name: 'Own' })).body.id
  otherPolicy = (await admin('POST', `${api}/policies`, { name: 'Other' })).body.id
  const roles = {
    groups: ['Latchkey Administrators'],
    auditors: ['Contractors Bergen'],
    policyOwners: [{ policy: ownPolicy, groups: ['Server Team'] }],
  }
  expect((await admin('PUT', `${api}/settings/administration`, roles, '"0"')).status).toBe(200)
  auditor = server.as(await server.signIn('contractor.user', 'administration'))
  owner = server.as(await server.signIn('protected.user', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const codeOf = async (reply: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await reply
  return body.code ?? status
}

test('the session says which roles it has, and which policies', async () => {
  expect((await auditor('GET', '/api/v1/session')).body).toMatchObject({ roles: ['auditor'], policies: [] })
  expect((await owner('GET', '/api/v1/session')).body).toMatchObject({ roles: ['policy-owner'], policies: [ownPolicy] })
})

test('an auditor reads everything and is refused every change, which the audit records', async () => {
  expect((await auditor('GET', `${api}/settings/site`)).status).toBe(200)
  expect((await auditor('GET', `${api}/policies`)).body.items).toHaveLength(3)
  const changes = operations
    .filter(isForStaff)
    .filter(({ caller, method, roles }) => caller === 'administrator' && method !== 'get' && !roles.includes('auditor'))
  expect(changes.length).toBeGreaterThan(20)
  for (const { method, path } of changes)
    expect(await codeOf(auditor(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'))), `${method} ${path}`).toBe(
      'forbidden',
    )
  const { store, refusals } = server.services
  await refusals.flush({ all: true })
  const refused = await store.read.selectFrom('AuditEvent').selectAll().where('event', '=', 'access-refused').execute()
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(changes.length)
})

test('a policy owner sees and changes the named policy and its workflows, and no other', async () => {
  expect((await owner('GET', `${api}/policies`)).body.items).toMatchObject([{ id: ownPolicy }])
  const { items } = (await owner('GET', `${api}/workflows?limit=200`)).body
  expect(new Set(items.map(({ policy }: { policy: string }) => policy))).toEqual(new Set([ownPolicy]))
  const { version, id: _, ...mine } = (await owner('GET', `${api}/policies/${ownPolicy}`)).body
  const saved = await owner('PUT', `${api}/policies/${ownPolicy}`, { ...mine, newMethodHours: 3 }, `"${version}"`)
  expect([saved.status, saved.body.newMethodHours]).toEqual([200, 3])
  for (const path of [`policies/${otherPolicy}`, `workflows/${otherPolicy}/register`, 'settings/site', 'overview'])
    expect(await codeOf(owner('GET', `${api}/${path}`)), path).toBe('forbidden')
  const document = { policy: otherPolicy, document: { $schema: '', workflows: [] } }
  expect(await codeOf(owner('POST', `${api}/workflows/import`, document))).not.toBe(201)
  const foreign = await owner('GET', `${api}/workflows/export?policy=${otherPolicy}`)
  expect(foreign.body.code).toBe('forbidden')
})

test('a policy owner cannot take in other people, appoint operators or come before other policies', async () => {
  const { version, id: _, ...mine } = (await owner('GET', `${api}/policies/${ownPolicy}`)).body
  const wider = {
    ...mine,
    enabled: true,
    priority: 0,
    userScope: { ...mine.userScope, include: { groups: ['Finance'], containers: [] } },
    helpdeskScope: { include: { groups: ['Server Team'] }, exclude: { groups: [] } },
  }
  const refused = await owner('PUT', `${api}/policies/${ownPolicy}`, wider, `"${version}"`)
  expect(refused.body.problems).toMatchObject(
    ['enabled', 'priority', 'userScope', 'helpdeskScope'].map((path) => ({ path, code: 'administrators-only' })),
  )
  const readLocked = async (call: typeof owner) => {
    const { properties } = (await call('GET', `${api}/policies/${ownPolicy}/form`)).body.form
    return Object.keys(properties).filter((name) => properties[name].locked)
  }
  expect((await readLocked(owner)).toSorted()).toEqual([
    'enabled',
    'helpdeskScope',
    'privileged',
    'staffFactors',
    'userScope',
  ])
  expect(await readLocked(admin)).toEqual([])
})

test('auditors and policy owners lose the site with their group, at the next request', async () => {
  const { version, settings } = (await admin('GET', `${api}/settings/administration`)).body
  const fewer = { ...settings, auditors: ['Sales'] }
  expect((await admin('PUT', `${api}/settings/administration`, fewer, `"${version}"`)).status).toBe(200)
  expect(await codeOf(auditor('GET', `${api}/settings/site`))).toBe('forbidden')
  const again = await admin('PUT', `${api}/settings/administration`, settings, `"${Number(version) + 1}"`)
  expect(again.status).toBe(200)
  expect((await auditor('GET', `${api}/settings/site`)).status).toBe(200)
})

test('a role for a policy or a group that is not there is refused at its line', async () => {
  const { version, settings } = (await admin('GET', `${api}/settings/administration`)).body
  const wrong = {
    ...settings,
    auditors: ['No such group'],
    policyOwners: [{ policy: 'gone', groups: ['Server Team'] }],
  }
  const { status, body } = await admin('PUT', `${api}/settings/administration`, wrong, `"${version}"`)
  expect(status).toBe(422)
  expect(body.problems).toMatchObject([
    { path: 'auditors.0', code: 'group-not-found' },
    { path: 'policyOwners.0.policy', code: 'policy-unknown' },
  ])
})
