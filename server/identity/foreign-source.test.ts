import { type CompiledQuery, DummyDriver, Kysely, MssqlAdapter, MssqlIntrospector, MssqlQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import type { ForeignColumn, ForeignDatabase } from '../store/foreign-database.ts'
import { temporaryStore } from '../store/testing.ts'
import { createIdentityReader } from './create-reader.ts'
import { createForeignSource } from './foreign-source.ts'
import { openIdentity } from './open-identity.ts'
import { createForeignFile, openForeignReader } from './testing-foreign.ts'

const clara = {
  UID_Person: 'clara',
  CentralAccount: 'clarah',
  UID_DialogUser: 'u1',
  DefaultEmailAddress: 'c@example.com',
}
const seed = {
  people: [clara],
  accounts: [{ UID_ADSAccount: 'a1', UID_Person: 'clara', SAMAccountName: 'clarah' }],
  groups: [{ UID_DialogGroup: 'g1' }],
  roles: [{ UID_AERole: 'r1', UID_DialogGroup: 'g1' }],
  members: [['clara', 'r1']] as const,
  users: [{ UID_DialogUser: 'u1' }],
  userGroups: [['u1', 'g1']] as const,
}

test('Passcode is never read, whatever is asked', async () => {
  await using foreign = await openForeignReader(seed)
  // A column that fails as soon as it is read.
  foreign.execute(`
    alter table Person rename to Base;
    update Base set Passcode = 'secret';
    create view Person as select UID_Person, FirstName, LastName, InternalName, CentralAccount, DefaultEmailAddress, ContactEmail,
      DecentralizedIdentifier, AuthentifierLogins, IsInActive, IsTemporaryDeactivated, XMarkedForDeletion, ApprovalState, IsSecurityIncident, IdentityType, UID_PersonMasterIdentity,
      UID_PersonHead, UID_DialogUser, abs(-9223372036854775808) as Passcode from Base`)
  expect(() => foreign.execute('create table Copy as select Passcode from Person')).toThrow('overflow')
  const { reader } = foreign
  const person = await reader.findPersonOfAccount('a1')
  if (!person) throw new Error('the account leads to nobody')
  await reader.findByCentralAccount('clarah')
  await reader.listByMail('c@example.com')
  await reader.findByTable({
    table: 'ADSAccount',
    columns: ['cn', 'SAMAccountName'],
    name: 'clarah',
    flags: ['AccountDisabled'],
  })
  await reader.findMainIdentity({ ...person, mainIdentityId: 'main' })
  await reader.listSubIdentities(person)
  await reader.listAccounts(person)
  await reader.listSponsoredAccounts(person)
  expect(await reader.listApplicationRoles(person)).toMatchObject([{ id: 'r1' }])
  const person2 = (await reader.describeTables()).find(({ name }) => name === 'Person')
  expect(person2?.columns.map(({ name }) => name)).not.toContain('Passcode')
})

test('SE-4: a table with CCC_UID_Person alone qualifies, as a view does; SE-7: a number, a time or a hash is no search column', async () => {
  await using foreign = await openForeignReader(seed)
  foreign.execute(`
    create table CCC_Badge (CCC_UID_Person varchar(38), Number nvarchar(20), IsLost bit, PinPasscode nvarchar(20), Issued datetime, Size int);
    insert into CCC_Badge values ('clara', 'B-7', null, '1234', null, 7), ('clara', 'B''8%', 1, null, null, 8);
    create view UNSAccount as select UID_Person, SAMAccountName as AccountName from ADSAccount;
    create table "odd name; drop table Person" (UID_Person varchar(38), Name nvarchar(20));
    create table Loose (Name nvarchar(20))`)
  const { reader } = foreign
  const tables = await reader.describeTables()
  expect(
    tables.filter(({ personKey }) => personKey).map(({ name, isView }) => `${name}${isView ? ' (view)' : ''}`),
  ).toEqual(['ADSAccount', 'CCC_Badge', 'PersonInAERole', 'QBMSplittedLookup', 'UNSAccount (view)'])
  const badge = tables.find(({ name }) => name === 'CCC_Badge')
  expect(badge?.personKey).toBe('CCC_UID_Person')
  expect(badge?.columns.map(({ name, kind, isSearchable }) => [name, kind, isSearchable])).toEqual([
    ['CCC_UID_Person', 'text', true],
    ['Number', 'text', true],
    ['IsLost', 'flag', false],
    ['Issued', 'other', false],
    ['Size', 'number', false],
  ])
  const search = (table: string, column: string, name: string) =>
    reader.findByTable({ table, columns: [column], name, flags: table === 'ccc_badge' ? ['IsLost'] : [] })
  expect(await search('ccc_badge', 'number', 'b-7')).toMatchObject({
    person: { id: 'clara' },
    rows: [{ IsLost: false }],
  })
  expect(await search('ccc_badge', 'number', "B'8%")).toMatchObject({ rows: [{ IsLost: true }] })
  expect(await search('ccc_badge', 'number', 'B%')).toEqual({ found: 'none' })
  expect(await search('UNSAccount', 'AccountName', 'clarah')).toMatchObject({ person: { id: 'clara' } })
  const refused = { code: 'configuration-invalid' }
  for (const [table, column] of [
    ['Loose', 'Name'],
    ['CCC_Badge', 'Size'],
    ['CCC_Badge', 'PinPasscode'],
    ['CCC_Badge', 'x'],
  ] as const)
    await expect(search(table, column, 'b-7')).rejects.toMatchObject(refused)
})

test('permission groups inherit from one another, in circles, too; one that is switched off gives nothing and hands nothing on', async () => {
  await using foreign = await openForeignReader({
    ...seed,
    groups: ['g1', 'parent', 'grandparent', 'off', 'behind', 'other'].map((UID_DialogGroup) => ({ UID_DialogGroup })),
  })
  foreign.execute(`
    insert into DialogGroupInGroup values ('g1', 'parent'), ('parent', 'grandparent'), ('grandparent', 'g1'), ('parent', 'off'),
      ('off', 'behind'), ('other', 'g1');
    update DialogGroup set IsDeactivatedByPreProcessor = 1 where UID_DialogGroup = 'off'`)
  const inherited = ['g1', 'grandparent', 'parent']
  const { reader } = foreign
  const roles = await reader.listApplicationRoles({ id: 'clara' })
  expect((await reader.listPermissionGroupsOfRoles(roles)).map(({ id }) => id)).toEqual(inherited)
  expect((await reader.listPermissionGroupsOfSystemUser({ id: 'u1' })).map(({ id }) => id)).toEqual(inherited)
})

test('who is temporarily deactivated or marked for deletion is suspended', async () => {
  await using foreign = await openForeignReader({
    people: ['active', 'away', 'marked', 'missing'].map((UID_Person) => ({ UID_Person })),
  })
  foreign.execute(`
    update Person set IsTemporaryDeactivated = 0, XMarkedForDeletion = 0 where uid_person = 'active';
    update Person set IsTemporaryDeactivated = 1 where uid_person = 'away';
    update Person set XMarkedForDeletion = 1 where uid_person = 'marked';
    update Person set XMarkedForDeletion = 2 where uid_person = 'missing'`)
  const isSuspended = async (id: string) => (await foreign.reader.findPerson(id))?.isSuspended
  expect(await Promise.all(['active', 'away', 'marked', 'missing'].map(isSuspended))).toEqual([false, true, true, true])
})

test('a table that is made while the server runs is found; one that is gone is named', async () => {
  await using foreign = await openForeignReader(seed)
  await foreign.reader.findByCentralAccount('clarah')
  foreign.execute(`create table CCC_New (UID_Person varchar(38), Name nvarchar(20))`)
  expect(await foreign.reader.findByTable({ table: 'CCC_New', columns: ['Name'], name: 'x' })).toEqual({
    found: 'none',
  })
})

test('the start stops with the names of the tables and columns that are missing', async () => {
  await using store = await temporaryStore()
  await using foreign = await createForeignFile()
  const open = () => openIdentity(store.read, { kind: 'sqlite', file: foreign.file })
  const opened = await open()
  expect(opened.isForeign).toBe(true)
  await opened.close()
  foreign.execute('drop table QBMSplittedLookup; alter table Person drop column ContactEmail')
  await expect(open()).rejects.toMatchObject({
    code: 'configuration-invalid',
    values: {
      sentence: expect.stringMatching(/LATCHKEY_IDENTITY_DATABASE has no Person\.ContactEmail, QBMSplittedLookup:/),
    },
  })
  await expect(openIdentity(store.read, { kind: 'sqlite', file: `${foreign.file}.absent` })).rejects.toMatchObject({
    code: 'database-unavailable',
  })
})

test('without the variable the own tables are read', async () => {
  await using store = await temporaryStore()
  expect((await openIdentity(store.read, undefined)).isForeign).toBe(false)
})

/** A database on SQL Server that answers every query with these rows, and the statements that it was asked. */
function fakeMssql(columns: readonly ForeignColumn[], rows: readonly Record<string, unknown>[]) {
  const statements: CompiledQuery[] = []
  class Driver extends DummyDriver {
    override async acquireConnection() {
      const executeQuery = async <Row>() => ({ rows: rows as Row[] })
      return {
        executeQuery,
        streamQuery: () => {
          throw new Error('not asked')
        },
      }
    }
  }
  const read = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: {
      createAdapter: () => new MssqlAdapter(),
      createDriver: () => new Driver(),
      createIntrospector: (reader) => new MssqlIntrospector(reader),
      createQueryCompiler: () => new MssqlQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query),
  })
  const database: ForeignDatabase = {
    read,
    dialect: 'mssql',
    place: 'test',
    introspect: async () => [...columns],
    findWritable: async () => [],
    close: () => read.destroy(),
  }
  return { reader: createIdentityReader(createForeignSource(database)), statements }
}

const column = (name: string, type: string, collation: string | null = null): ForeignColumn => ({
  table: 'CCC_Badge',
  isView: false,
  column: name,
  type,
  collation,
})

test('SE-10: SQL Server is asked by the column’s index where its collation allows, and what it equates beyond case is not found', async () => {
  const search = { table: 'CCC_Badge', columns: ['Number'], name: 'Müller' }
  const columns = (collation: string) => [column('UID_Person', 'varchar'), column('Number', 'nvarchar', collation)]
  const rows = [{ UID_Person: 'clara', Number: 'Muller' }]
  const insensitive = fakeMssql(columns('SQL_Latin1_General_CP1_CI_AS'), rows)
  expect(await insensitive.reader.findByTable(search)).toEqual({ found: 'none' })
  expect(insensitive.statements.map(({ sql }) => sql)).toEqual([
    'select top (11) "UID_Person" as "UID_Person", "Number" as "Number" from "CCC_Badge" where ("Number" in (@1, @2))',
  ])
  expect(insensitive.statements[0]?.parameters).toEqual(['Müller', 'müller'])
  const binary = fakeMssql(columns('Latin1_General_BIN2'), rows)
  await binary.reader.findByTable(search)
  expect(binary.statements[0]?.sql).toContain('"Number" collate Latin1_General_100_CI_AS in (@1, @2)')
})

test('SQL Server is asked for a page after a place in the order of names, and for names by their literal beginning', async () => {
  const columns = (collation: string) =>
    [
      column('UID_DialogGroup', 'varchar', collation),
      column('GroupName', 'nvarchar', collation),
      column('Description', 'nvarchar', collation),
      column('IsRoleBasedOnly', 'bit'),
      column('IsDeactivatedByPreProcessor', 'bit'),
    ].map((one) => ({ ...one, table: 'DialogGroup' }))
  const rows = ['a', 'b', 'c'].map((id) => ({ UID_DialogGroup: id, GroupName: id.toUpperCase() }))
  const insensitive = fakeMssql(columns('SQL_Latin1_General_CP1_CI_AS'), rows)
  const page = await insensitive.reader.listRows('DialogGroup', { prefix: '50%_[X\\', after: ['50', 'id'], count: 2 })
  expect([page.rows.map((row) => row.UID_DialogGroup), page.last]).toEqual([
    ['a', 'b'],
    ['B', 'b'],
  ])
  expect(insensitive.statements[0]?.sql).toMatch(/^select top \(3\) "UID_DialogGroup" as "UID_DialogGroup", /)
  expect(insensitive.statements[0]?.sql).toContain(
    `where ("GroupName" > @1 or ("GroupName" = @2 and "UID_DialogGroup" > @3)) and ("GroupName" like @4 escape '\\') order by "GroupName", "UID_DialogGroup"`,
  )
  expect(insensitive.statements[0]?.parameters).toEqual(['50', '50', 'id', '50\\%\\_\\[x\\\\%'])
  const binary = fakeMssql(columns('Latin1_General_BIN2'), rows)
  const nameless = await binary.reader.listRows('DialogGroup', { prefix: 'x', after: [null, 'id'], count: 3 })
  expect(nameless.last).toBeUndefined()
  expect(binary.statements[0]?.sql).toContain('"GroupName" collate Latin1_General_100_CI_AS like @2')
  expect(binary.statements[0]?.sql).toContain(
    'where ("GroupName" is not null or ("GroupName" is null and "UID_DialogGroup" > @1))',
  )
})
