import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedIdentity } from '../../identity/testing-identity.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'
import { findSamplePerson, seedPortalPerson, signInToPortal } from '../testing-portal.ts'

/** New passwords through the public API of the password pages. */

let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
})
afterEach(() => server[Symbol.asyncDispose]())

const api = '/api/v1/password-pages'
const newPassword = 'Quiet-Meadow-Lantern-58'

const verify = async (account: string, password: string) => {
  const person = await findSamplePerson(server, account)
  return server.services.directory.openSession({ domain: person.domain }).verifyPassword(person, password)
}
const readEvents = async (name: string) => {
  const rows = await server.services.store.read.selectFrom('AuditEvent').select(['event', 'data', 'subject']).execute()
  return rows.filter(({ event }) => event === name).map(({ data, subject }) => ({ ...JSON.parse(data), subject }))
}
async function set(path: string, value: unknown) {
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  const address = `/api/v1/admin/configuration-parameters/${encodeURIComponent(path)}`
  expect((await admin('PUT', address, { value }, `"${body.version}"`)).status).toBe(200)
}
/** An account of the sample company as a subidentity, or as an identity that the person looks after. */
async function seedRelated(account: string, person: object) {
  const found = await findSamplePerson(server, account)
  const UID_Person = `of-${account}`
  await seedIdentity(server.services.store, {
    people: [{ UID_Person, InternalName: `The identity of ${account}`, ...person }],
    accounts: [{ UID_ADSAccount: found.id, UID_Person, SAMAccountName: account, cn: found.displayName }],
  })
  return `ADSAccount-${found.id}`
}

test('a person sets the password of their own account, once, under their own name and told by mail', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  const me = server.as(await signInToPortal(server, 'active.user'))
  const { body } = await me('GET', api)
  const target = `ADSAccount-${person.id}`
  expect(body).toMatchObject({
    account: 'active.user',
    hasCentral: false,
    hasQuestions: true,
    targets: [{ id: target, relation: 'self', name: 'active.user@corp.example.com' }],
  })
  expect(body.targets[0].obstacle).toBeUndefined()

  const { rules } = (await me('POST', `${api}/rules`, { selection: [target] })).body
  expect(rules.map(({ id }: { id: string }) => id)).toContain('length')
  const order = { request: randomUUID(), selection: [target], newPassword }
  const first = await me('POST', `${api}/passwords`, order)
  expect(first.body).toEqual({
    results: [{ target, name: 'active.user@corp.example.com', outcome: 'applied', text: 'The new password is set.' }],
  })
  expect(await verify('active.user', newPassword)).toBe('right')
  // Sent twice it changes nothing twice, also under another password.
  expect((await me('POST', `${api}/passwords`, { ...order, newPassword: 'Other-Meadow-Lantern-58' })).body).toEqual(
    first.body,
  )
  expect(await verify('active.user', newPassword)).toBe('right')

  expect(await readEvents('password-reset')).toEqual([
    {
      by: person.id,
      identity: person.id,
      authenticatedIdentity: person.id,
      relation: 'self',
      target,
      subject: person.id,
    },
  ])
  expect(await server.services.store.read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
})

test('a password that the system does not accept is refused at the field, and nothing is sent', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  const me = server.as(await signInToPortal(server, 'active.user'))
  const selection = [`ADSAccount-${person.id}`]
  const { body } = await me('POST', `${api}/passwords`, { request: randomUUID(), selection, newPassword: 'short' })
  expect(body).toMatchObject({ problem: { code: 'password-length', field: 'newPassword' } })
  expect(await server.services.store.read.selectFrom('TargetPassword').selectAll().execute()).toEqual([])
  // What only the directory knows is a result.
  const used = { request: randomUUID(), selection, newPassword: 'Harbour-Lantern-41' }
  const { results } = (await me('POST', `${api}/passwords`, used)).body
  expect(results).toMatchObject([{ outcome: 'refused' }])
  expect(results[0].text).toContain('password')
  expect(await readEvents('password-not-set')).toMatchObject([{ code: 'password-history', by: person.id }])
})

test('accounts of subidentities and of identities that the person looks after follow their own, and those of others are not found', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  const sub = await seedRelated('expired.user', { UID_PersonMasterIdentity: person.id })
  const sponsored = await seedRelated('finegrained.user', { IdentityType: 'Service', UID_PersonHead: person.id })
  const employee = await seedRelated('mustchange.user', { UID_PersonHead: person.id })
  const left = await seedRelated('locked.user', { UID_PersonMasterIdentity: person.id, IsInActive: true })
  const me = server.as(await signInToPortal(server, 'active.user'))
  const { targets } = (await me('GET', api)).body
  expect(targets.map(({ id, relation }: { id: string; relation: string }) => [id, relation])).toEqual([
    [`ADSAccount-${person.id}`, 'self'],
    [sub, 'sub-identity'],
    [sponsored, 'sponsored'],
  ])
  for (const id of [employee, left, 'ADSAccount-x']) {
    const order = { request: randomUUID(), selection: [sub, id], newPassword }
    expect((await me('POST', `${api}/passwords`, order)).body.code).toBe('not-found')
    expect((await me('POST', `${api}/rules`, { selection: [id] })).body.code).toBe('not-found')
  }
  expect(await verify('expired.user', newPassword)).toBe('wrong')
  const both = { request: randomUUID(), selection: [sub, sponsored], newPassword }
  const { results } = (await me('POST', `${api}/passwords`, both)).body
  expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['applied', 'applied'])
  expect(await verify('expired.user', newPassword)).toBe('right')
  const [one] = await readEvents('password-reset')
  expect(one).toMatchObject({ by: person.id, identity: person.id, relation: 'sub-identity' })
})

test('protected, disabled, excluded and unconnected accounts are listed with the reason, and keep their passwords', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  const identity = { IdentityType: 'Shared', UID_PersonHead: person.id }
  const guarded = await seedRelated('protected.user', identity)
  const staff = await seedRelated('helpdesk.operator', identity)
  const disabled = await seedRelated('disabled.user', identity)
  const excluded = await seedRelated('contractor.user', identity)
  await set('Latchkey | PasswordResetPortal | ExcludedAccounts', 'other@corp.example.com|CORP\\Contractor.User')
  const me = server.as(await signInToPortal(server, 'active.user'))
  const { targets } = (await me('GET', api)).body
  const obstacles = Object.fromEntries(
    targets.map(({ id, obstacle }: { id: string; obstacle: string }) => [id, obstacle]),
  )
  expect(obstacles).toMatchObject({ [guarded]: 'protected', [disabled]: 'disabled', [excluded]: 'excluded' })
  for (const id of [guarded, disabled, excluded]) {
    const order = { request: randomUUID(), selection: [id], newPassword }
    const { results } = (await me('POST', `${api}/passwords`, order)).body
    expect(results).toMatchObject([{ outcome: 'refused' }])
  }
  expect(await server.services.store.read.selectFrom('TargetPassword').selectAll().execute()).toEqual([])
  expect(obstacles[staff]).toBe(undefined)
})

test('the central password is spread to the own accounts alone, and no more than its hash is kept', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  await seedIdentity(server.services.store, {
    accounts: [
      {
        UID_ADSAccount: (await findSamplePerson(server, 'expired.user')).id,
        UID_Person: person.id,
        SAMAccountName: 'expired.user',
      },
    ],
  })
  await seedRelated('finegrained.user', { IdentityType: 'Service', UID_PersonHead: person.id })
  const me = server.as(await signInToPortal(server, 'active.user'))
  const order = { request: randomUUID(), selection: 'central', newPassword }
  expect((await me('POST', `${api}/passwords`, order)).body.code).toBe('not-found')
  await set('QER | Person | UseCentralPassword', true)
  expect((await me('GET', api)).body.hasCentral).toBe(true)
  const { results } = (await me('POST', `${api}/passwords`, order)).body
  expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['applied', 'applied'])
  expect(await verify('expired.user', newPassword)).toBe('right')
  expect(await verify('finegrained.user', newPassword)).toBe('wrong')
  const row = await server.services.store.read.selectFrom('Person').select('DialogUserPassword').executeTakeFirst()
  expect(row?.DialogUserPassword).toMatch(/^\$argon2id\$/)
})

test('with CheckAllPolicies no password is set unless every system accepts it; without, each decides for itself', async () => {
  const person = await seedPortalPerson(server, 'active.user')
  // Its fine-grained policy asks for longer passwords.
  const strict = await seedRelated('finegrained.user', { IdentityType: 'Service', UID_PersonHead: person.id })
  const me = server.as(await signInToPortal(server, 'active.user'))
  const selection = [`ADSAccount-${person.id}`, strict]
  const short = 'Lantern-5812'
  await set('QER | Person | UseCentralPassword | CheckAllPolicies', true)
  const refused = await me('POST', `${api}/passwords`, { request: randomUUID(), selection, newPassword: short })
  expect(refused.body.problem).toMatchObject({ code: 'password-length', field: 'newPassword' })
  expect(refused.body.problem.text).toContain('finegrained.user@corp.example.com')
  expect(await verify('active.user', short)).toBe('wrong')
  await set('QER | Person | UseCentralPassword | CheckAllPolicies', false)
  const { rules } = (await me('POST', `${api}/rules`, { selection })).body
  expect(new Set(rules.map(({ where }: { where: string }) => where))).toEqual(new Set(['note']))
  const { results } = (await me('POST', `${api}/passwords`, { request: randomUUID(), selection, newPassword: short }))
    .body
  expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['applied', 'refused'])
  expect(await verify('active.user', short)).toBe('right')
})
