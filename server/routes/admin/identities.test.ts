import { afterAll, beforeAll, expect, test } from 'vitest'
import { createForeignFile } from '../../identity/testing-foreign.ts'
import { seedIdentity } from '../../identity/testing-identity.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const path = '/api/v1/admin/identities'
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
  await seedIdentity(server.services.store, {
    people: [
      {
        UID_Person: 'clara',
        InternalName: 'Harris, Clara',
        CentralAccount: 'CLARAH',
        DefaultEmailAddress: 'c@example.com',
      },
      { UID_Person: 'aaron', InternalName: 'aaron' },
      { UID_Person: 'zoe', InternalName: 'Zoë' },
    ],
    accounts: [
      { UID_ADSAccount: 'clara', UID_Person: 'clara', cn: 'Clara Harris', SAMAccountName: 'clarah' },
      { UID_ADSAccount: 'aaron', UID_Person: 'aaron', cn: 'Aaron', SAMAccountName: 'aaronh' },
    ],
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const etagOf = (reply: { headers: Headers }) => reply.headers.get('etag') ?? undefined
const codesOf = (reply: { body: { problems?: { path: string; code: string }[] } }) =>
  reply.body.problems?.map(({ path: at, code }) => [at, code])

test('people are listed by name in pages, and searched by the beginning of any name', async () => {
  const first = await admin('GET', `${path}/people?limit=2`)
  expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual(['aaron', 'clara'])
  const second = await admin('GET', `${path}/people?limit=2&after=${first.body.next}`)
  expect(second.body).toMatchObject({ items: [{ id: 'zoe' }] })
  expect(second.body.next).toBeUndefined()
  const search = async (query: string) =>
    (await admin('GET', `${path}/people?query=${encodeURIComponent(query)}`)).body.items.map(
      ({ id }: { id: string }) => id,
    )
  expect([await search('harr'), await search('clarah'), await search('C@EX'), await search('zoË')]).toEqual([
    ['clara'],
    ['clara'],
    ['clara'],
    ['zoe'],
  ])
  expect([await search('%'), await search('lara'), await search('nobody')]).toEqual([[], [], []])
  expect(await admin('GET', `${path}/people?after=forged`)).toMatchObject({ status: 400 })
})

test('a role, a group and a system user are made, given to a person, and read by the sign-in', async () => {
  const group = await admin('POST', `${path}/permission-groups`, { name: 'Portal users' })
  expect(group).toMatchObject({ status: 201, body: { isRoleBasedOnly: true } })
  const role = await admin('POST', `${path}/application-roles`, { name: 'Employees', permissionGroup: group.body.id })
  const user = await admin('POST', `${path}/system-users`, { name: 'viPortal', permissionGroups: [group.body.id] })
  expect([role.status, user.status]).toEqual([201, 201])
  expect(
    codesOf(await admin('POST', `${path}/application-roles`, { name: 'EMPLOYEES', permissionGroup: 'none' })),
  ).toEqual([
    ['name', 'identity-name-taken'],
    ['permissionGroup', 'identity-unknown'],
  ])
  const created = await admin('POST', `${path}/people`, {
    name: 'Sponsored',
    logins: ['Further.Name'],
    manager: 'clara',
    identityType: 'Sponsored',
    systemUser: user.body.id,
    applicationRoles: [role.body.id],
    decentralizedIdentifier: 'did:key:z6Mk',
  })
  expect(created).toMatchObject({ status: 201, body: { isFromDirectory: false, applicationRoles: [role.body.id] } })
  const { identity } = server.services
  const found = await identity.findByTable({
    table: 'QBMSplittedLookup',
    columns: ['SplittedElement'],
    name: 'further.name',
  })
  if (found.found !== 'one') throw new Error('the further name leads to nobody')
  expect(found.person).toMatchObject({ id: created.body.id, decentralizedIdentifier: 'did:key:z6Mk' })
  const roles = await identity.listApplicationRoles(found.person)
  expect(await identity.listPermissionGroupsOfRoles(roles)).toMatchObject([{ name: 'Portal users' }])
  expect(await identity.findSystemUser(found.person)).toMatchObject({ name: 'viPortal' })

  const inUse = async (what: string, id: string) => {
    const current = await admin('GET', `${path}/${what}/${id}`)
    return admin('DELETE', `${path}/${what}/${id}`, undefined, etagOf(current))
  }
  for (const [table, { body }] of [
    ['permission-groups', group],
    ['system-users', user],
  ] as const)
    expect(codesOf(await inUse(table, body.id))).toEqual([['', 'identity-in-use']])
  expect(await inUse('people', created.body.id)).toMatchObject({ status: 204 })
  expect(await inUse('application-roles', role.body.id)).toMatchObject({ status: 204 })
  expect(await inUse('system-users', user.body.id)).toMatchObject({ status: 204 })
  expect(await inUse('permission-groups', group.body.id)).toMatchObject({ status: 204 })
  expect(await identity.findPerson(created.body.id)).toBeUndefined()
  expect((await admin('GET', `${path}/people/${created.body.id}`)).status).toBe(404)
})

test('a change needs the ETag of what was read, and the audit names who made it', async () => {
  const read = await admin('GET', `${path}/people/clara`)
  expect(read.body).toMatchObject({ isFromDirectory: true, centralAccount: 'CLARAH' })
  const put = (changes: object, match?: string) =>
    admin('PUT', `${path}/people/clara`, { ...read.body, ...changes }, match)
  expect((await put({ contactMail: 'c@example.net' })).status).toBe(428)
  const changed = await put({ contactMail: 'c@example.net' }, etagOf(read))
  expect(changed).toMatchObject({ status: 200, body: { contactMail: 'c@example.net' } })
  expect((await put({ contactMail: null }, etagOf(read))).status).toBe(412)
  expect(codesOf(await put({ name: 'Other', defaultMail: null }, etagOf(changed)))).toEqual([
    ['name', 'identity-from-directory'],
    ['defaultMail', 'identity-from-directory'],
  ])
  expect(codesOf(await put({ mainIdentity: 'clara', manager: 'nobody' }, etagOf(changed)))).toEqual([
    ['manager', 'identity-unknown'],
    ['mainIdentity', 'identity-of-itself'],
  ])
  const events = await server.services.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'configuration-changed')
    .execute()
  expect(events.map(({ data }) => JSON.parse(data))).toContainEqual(
    expect.objectContaining({ resource: 'identity-person', id: 'clara', action: 'changed' }),
  )
})

test('an account is linked to another person, and to nobody', async () => {
  const link = async (person: string | null) => {
    const read = await admin('GET', `${path}/accounts/aaron`)
    return admin('PUT', `${path}/accounts/aaron`, { ...read.body, person }, etagOf(read))
  }
  expect((await link('zoe')).body).toMatchObject({ person: 'zoe', account: 'aaronh' })
  expect(await server.services.identity.findPersonOfAccount('aaron')).toMatchObject({ id: 'zoe' })
  expect(codesOf(await link('nobody'))).toEqual([['person', 'identity-unknown']])
  expect((await link(null)).body).toMatchObject({ person: null })
  expect(await server.services.identity.findPersonOfAccount('aaron')).toBeUndefined()
  expect((await admin('GET', `${path}/accounts?query=AARONH`)).body.items).toMatchObject([{ id: 'aaron' }])
})

test('a person who is deleted leaves neither a role nor a sign-in name, and their account belongs to nobody', async () => {
  const role = await admin('POST', `${path}/application-roles`, { name: 'Leavers' })
  const leaver = await admin('POST', `${path}/people`, {
    name: 'Leaver',
    logins: ['leaver.name'],
    applicationRoles: [role.body.id],
  })
  const UID_Person: string = leaver.body.id
  await seedIdentity(server.services.store, { accounts: [{ UID_ADSAccount: 'leaver', UID_Person, cn: 'Leaver' }] })
  expect((await admin('DELETE', `${path}/people/${UID_Person}`, undefined, etagOf(leaver))).status).toBe(204)
  const { read } = server.services.store
  const roles = read.selectFrom('PersonInAERole').select('UID_AERole').where('UID_Person', '=', UID_Person)
  const names = read.selectFrom('QBMSplittedLookup').select('SplittedElement').where('UID_Person', '=', UID_Person)
  expect([await roles.execute(), await names.execute()]).toEqual([[], []])
  expect((await admin('GET', `${path}/accounts/leaver`)).body.person).toBeNull()
})

test('another database is listed in pages, searched and shown, with its place, and nothing of it is changed', async () => {
  await using foreign = await createForeignFile({
    people: [
      { UID_Person: 'clara', InternalName: 'Harris, Clara', CentralAccount: 'CLARAH', UID_DialogUser: 'u1' },
      { UID_Person: 'aaron', InternalName: 'aaron', DefaultEmailAddress: 'A_B@example.com' },
      { UID_Person: 'zoe', InternalName: 'Zoë', ApprovalState: 7, IdentityType: 'Employee' },
    ],
    accounts: [{ UID_ADSAccount: 'a1', UID_Person: 'clara', cn: 'Clara', SAMAccountName: 'clarah' }],
    groups: [{ UID_DialogGroup: 'g1', GroupName: 'Portal' }],
    roles: [{ UID_AERole: 'r1', UID_DialogGroup: 'g1' }],
    members: [
      ['clara', 'r1'],
      ['clara', 'r2', 0],
    ],
    users: [{ UID_DialogUser: 'u1', UserName: 'viPortal' }],
    userGroups: [['u1', 'g1']],
  })
  foreign.execute(`
    insert into Person (uid_person) values ('nameless');
    update Person set IsTemporaryDeactivated = 1 where uid_person = 'aaron'`)
  await using other = await createServerHarness({ LATCHKEY_IDENTITY_DATABASE: `sqlite:${foreign.file}` })
  const call = other.as(await other.signIn('site.admin', 'administration'))
  const listed: unknown[] = []
  for (let after = ''; after !== 'end'; ) {
    const { body } = await call('GET', `${path}/people?limit=1${after && `&after=${after}`}`)
    expect(body.elsewhere).toBe(foreign.file)
    listed.push(...body.items.map(({ id, isSuspended }: { id: string; isSuspended: boolean }) => [id, isSuspended]))
    after = body.next ?? 'end'
  }
  expect(listed).toEqual([
    ['nameless', false],
    ['aaron', true],
    ['clara', false],
    ['zoe', false],
  ])
  const search = async (query: string) =>
    (await call('GET', `${path}/people?query=${encodeURIComponent(query)}`)).body.items.map(
      ({ id }: { id: string }) => id,
    )
  expect([await search('harr'), await search('clarah'), await search('A_b@'), await search('zoË')]).toEqual([
    ['clara'],
    ['clara'],
    ['aaron'],
    ['zoe'],
  ])
  expect([await search('%'), await search('axb'), await search("x' or '1'='1")]).toEqual([[], [], []])
  expect((await call('GET', `${path}/people/clara`)).body).toMatchObject({
    centralAccount: 'CLARAH',
    systemUser: 'u1',
    applicationRoles: ['r1'],
    isFromDirectory: false,
  })
  expect((await call('GET', `${path}/people/zoe`)).body).toMatchObject({
    certification: 'other',
    identityType: 'Employee',
  })
  expect((await call('GET', `${path}/accounts`)).body.items).toMatchObject([{ id: 'a1', person: 'clara' }])
  expect((await call('GET', `${path}/system-users/u1`)).body).toMatchObject({ permissionGroups: ['g1'] })
  expect((await call('GET', `${path}/application-roles/r1`)).body).toMatchObject({ permissionGroup: 'g1' })
  expect((await call('GET', `${path}/permission-groups?query=port`)).body.items).toMatchObject([{ id: 'g1' }])
  expect((await call('GET', `${path}/people/absent`)).status).toBe(404)

  const { body: shown } = await call('GET', '/api/v1/admin/identity-forms/people?id=zoe')
  expect(shown).toMatchObject({ title: 'Zoë', elsewhere: foreign.file })
  expect(shown.form.properties.certification.enum).toContain('other')
  expect(shown.form.properties.identityType.enum).toContain('Employee')

  const elsewhere = [['', 'identity-database-elsewhere']]
  expect(codesOf(await call('POST', `${path}/people`, { name: 'New' }))).toEqual(elsewhere)
  expect(codesOf(await call('PUT', `${path}/accounts/a1`, { person: null }, '"1"'))).toEqual(elsewhere)
  expect(codesOf(await call('DELETE', `${path}/application-roles/r1`, undefined, '"1"'))).toEqual(elsewhere)
  expect(await other.services.store.read.selectFrom('Person').select('UID_Person').execute()).toEqual([])
})

test('the form of an entry names what it refers to, and locks what follows the directory', async () => {
  await using own = await createServerHarness()
  const call = own.as(await own.signIn('site.admin', 'administration'))
  await seedIdentity(own.services.store, {
    people: [
      { UID_Person: 'clara', InternalName: 'Harris, Clara' },
      { UID_Person: 'sub', UID_PersonMasterIdentity: 'clara', UID_PersonHead: 'gone' },
    ],
    accounts: [{ UID_ADSAccount: 'clara', UID_Person: 'clara' }],
    roles: [{ UID_AERole: 'employees', Ident_AERole: 'Employees' }],
    members: [['sub', 'employees']],
  })
  const form = async (table: string, id = '') =>
    call('GET', `/api/v1/admin/identity-forms/${table}${id && `?id=${id}`}`)
  const sub = await form('people', 'sub')
  expect(sub.body).toMatchObject({
    title: 'sub',
    form: {
      properties: {
        mainIdentity: { control: 'identity', table: 'people', choices: { clara: 'Harris, Clara' } },
        applicationRoles: { choices: { employees: 'Employees' } },
      },
    },
  })
  expect(sub.body.form.properties.manager.choices).toEqual({ clara: 'Harris, Clara' })
  const locked = ({ body }: Awaited<ReturnType<typeof form>>) =>
    Object.entries<{ locked?: boolean }>(body.form.properties).flatMap(([name, field]) => (field.locked ? [name] : []))
  expect(locked(sub)).toEqual([])
  expect(locked(await form('people', 'clara'))).toEqual(['name', 'firstName', 'lastName', 'defaultMail', 'manager'])
  expect(locked(await form('accounts', 'clara'))).toEqual([
    'name',
    'account',
    'userPrincipalName',
    'distinguishedName',
    'isDisabled',
  ])
  expect((await form('application-roles')).body.title).toBe('New application role')
  expect([(await form('people', 'absent')).status, (await form('tables')).status]).toEqual([404, 404])
})
