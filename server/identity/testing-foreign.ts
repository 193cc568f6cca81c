import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openForeignDatabase } from '../store/foreign-database.ts'
import { createIdentityReader } from './create-reader.ts'
import { createForeignSource } from './foreign-source.ts'
import { type IdentitySeed, testDomain } from './testing-identity.ts'

/** An Identity Manager's database, as far as it is read, with columns beside that are not; in the file's own spelling of names. */
const schema = `
  create table Person (
    uid_person varchar(38) not null, FirstName nvarchar(64), LastName nvarchar(64), InternalName nvarchar(128),
    CentralAccount nvarchar(110), DefaultEmailAddress nvarchar(256), ContactEmail nvarchar(256),
    DecentralizedIdentifier varchar(218), AuthentifierLogins ntext, IsInActive bit, IsTemporaryDeactivated bit, XMarkedForDeletion int, ApprovalState int, IsSecurityIncident bit,
    IdentityType varchar(32), UID_PersonMasterIdentity varchar(38), UID_PersonHead varchar(38),
    UID_DialogUser varchar(38), Passcode varchar(990), CentralPassword varchar(990), DialogUserPassword varchar(218));
  create table ADSDomain (UID_ADSDomain varchar(38), Ident_Domain nvarchar(32), ADSDomainName nvarchar(255));
  create table ADSAccount (
    UID_ADSAccount varchar(38), UID_Person varchar(38), UID_ADSDomain varchar(38), ObjectGUID varchar(36),
    CN nvarchar(110), SAMAccountName nvarchar(20), UserPrincipalName nvarchar(1024), DistinguishedName nvarchar(1000),
    AccountDisabled bit, PasswordNeverExpires bit, UserPassword varchar(990), LastLogon datetime, UidNumber int);
  create table DialogGroup (UID_DialogGroup varchar(38), GroupName nvarchar(64), Description nvarchar(255), IsRoleBasedOnly bit,
    IsDeactivatedByPreProcessor bit);
  create table DialogGroupInGroup (UID_DialogGroupChild varchar(38), UID_DialogGroupParent varchar(38));
  create table BaseTree (UID_Org varchar(38), Ident_Org nvarchar(256), Description text, UID_DialogGroup varchar(38));
  create view AERole as select UID_Org as UID_AERole, Ident_Org as Ident_AERole, Description, UID_DialogGroup from BaseTree;
  create table PersonInAERole (UID_Person varchar(38), UID_AERole varchar(38), XOrigin int);
  create table DialogUser (UID_DialogUser varchar(38), UserName nvarchar(64), Password varchar(218), IsDynamicUser bit);
  create table DialogUserInGroup (UID_DialogUser varchar(38), UID_DialogGroup varchar(38));
  create table QBMSplittedLookup (UID_QBMSplittedLookup varchar(38), UID_Person varchar(38), SplittedElement nvarchar(400));
`

export interface ForeignFile {
  file: string
  /** Runs statements as the other product would. */
  execute(statements: string): void
  [Symbol.asyncDispose](): Promise<void>
}

/** A file of SQLite in the place of the other product's database. */
export async function createForeignFile(seed: IdentitySeed = {}): Promise<ForeignFile> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-identity-'))
  const file = join(folder, 'identity.sqlite')
  const database = new DatabaseSync(file)
  database.exec(schema)
  const insert = (table: string, row: object) => {
    const known = new Set(
      database
        .prepare(`select lower(name) as name from pragma_table_info('${table}')`)
        .all()
        .map(({ name }) => name),
    )
    const cells = Object.entries(row).filter(([name, value]) => value !== null && known.has(name.toLowerCase()))
    const places = cells.map(() => '?').join(', ')
    const values = cells.map(([, value]) => (typeof value === 'boolean' ? Number(value) : (value as string | number)))
    database
      .prepare(`insert into ${table} (${cells.map(([name]) => name).join(', ')}) values (${places})`)
      .run(...values)
  }
  insert('ADSDomain', testDomain)
  for (const person of seed.people ?? []) insert('Person', { InternalName: person.UID_Person, ...person })
  for (const account of seed.accounts ?? []) {
    const own = {
      UID_ADSDomain: testDomain.UID_ADSDomain,
      ObjectGUID: account.UID_ADSAccount.toUpperCase(),
      cn: 'Clara Harris',
    }
    insert('ADSAccount', { ...own, ...account })
  }
  for (const group of seed.groups ?? [])
    insert('DialogGroup', { GroupName: group.UID_DialogGroup, IsRoleBasedOnly: true, ...group })
  for (const { UID_AERole, UID_DialogGroup } of seed.roles ?? [])
    insert('BaseTree', { UID_Org: UID_AERole, Ident_Org: UID_AERole, UID_DialogGroup: UID_DialogGroup ?? null })
  for (const [UID_Person, UID_AERole, XOrigin = 1] of seed.members ?? [])
    insert('PersonInAERole', { UID_Person, UID_AERole, XOrigin })
  for (const user of seed.users ?? []) insert('DialogUser', { UserName: user.UID_DialogUser, ...user })
  for (const [UID_DialogUser, UID_DialogGroup] of seed.userGroups ?? [])
    insert('DialogUserInGroup', { UID_DialogUser, UID_DialogGroup })
  for (const [index, [UID_Person, SplittedElement]] of (seed.lookups ?? []).entries())
    insert('QBMSplittedLookup', { UID_QBMSplittedLookup: `lookup-${index}`, UID_Person, SplittedElement })
  return {
    file,
    execute: (statements) => database.exec(statements),
    async [Symbol.asyncDispose]() {
      database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function openForeignReader(seed: IdentitySeed) {
  const foreign = await createForeignFile(seed)
  const database = await openForeignDatabase({ kind: 'sqlite', file: foreign.file })
  return {
    reader: createIdentityReader(createForeignSource(database)),
    execute: foreign.execute,
    async [Symbol.asyncDispose]() {
      await database.close()
      await foreign[Symbol.asyncDispose]()
    },
  }
}
