import { describe, expect, test } from 'vitest'
import type { Store } from '../store/database.ts'
import { onRefusedRow } from '../store/signed-rows.ts'
import { signedTables } from '../store/signed-tables.ts'
import { eachStore } from '../store/testing.ts'
import { createIdentityReader } from './create-reader.ts'
import type { IdentityReader } from './identity-reader.ts'
import { identitySchema } from './identity-schema.ts'
import { createOwnSource } from './own-source.ts'
import { openForeignReader } from './testing-foreign.ts'
import { type IdentitySeed, seedIdentity } from './testing-identity.ts'

const readerOf = (store: Store) => createIdentityReader(createOwnSource(store.read))

const idOf = (found: { found: string; person?: { id: string } }) => found.person?.id ?? found.found

/** A reader over these rows, wherever they are. */
type Open = (seed: IdentitySeed) => Promise<{ reader: IdentityReader; [Symbol.asyncDispose](): Promise<void> }>

function readerSuite(open: Open): void {
  test('a person is found by the central account literally, and without regard to case', async () => {
    const people = [
      { UID_Person: 'clara', CentralAccount: 'CLARAH' },
      { UID_Person: 'arne', CentralAccount: 'ÄrneØ' },
      { UID_Person: 'odd', CentralAccount: 'o_h%' },
      { UID_Person: 'one', CentralAccount: 'twice' },
      { UID_Person: 'two', CentralAccount: 'Twice' },
      { UID_Person: 'nameless' },
    ]
    await using opened = await open({ people })
    const find = async (account: string) => idOf(await opened.reader.findByCentralAccount(account))
    expect([await find('clarah'), await find('CLARAH'), await find('äRNEø')]).toEqual(['clara', 'clara', 'arne'])
    expect([await find('O_H%'), await find('o1h%'), await find('%'), await find("clarah' or '1'='1")]).toEqual([
      'odd',
      'none',
      'none',
      'none',
    ])
    expect([await find('clarah '), await find('clara'), await find(''), await find('twice')]).toEqual([
      'none',
      'none',
      'none',
      'many',
    ])
  })

  test('a person has the fields of the table, and null flags are false', async () => {
    const main = { UID_Person: 'main', IsInActive: true, ApprovalState: 1, IsSecurityIncident: true }
    const names = { InternalName: 'Harris, Clara', FirstName: 'Clara', LastName: 'Harris' }
    const mails = { DefaultEmailAddress: 'clara@example.com', ContactEmail: 'c@example.net' }
    const others = { UID_PersonMasterIdentity: 'main', UID_PersonHead: 'boss', UID_DialogUser: 'viadmin' }
    const did = { DecentralizedIdentifier: 'did:key:z6Mk' }
    await using opened = await open({ people: [main, { UID_Person: 'sub', ...names, ...mails, ...others, ...did }] })
    const reader = opened.reader
    expect(await reader.findPerson('main')).toMatchObject({
      isDeactivated: true,
      certification: 'new',
      isSecurityIncident: true,
      identityType: 'Primary',
    })
    const sub = await reader.findPerson('sub')
    expect(sub).toEqual({
      id: 'sub',
      name: 'Harris, Clara',
      firstName: 'Clara',
      lastName: 'Harris',
      centralAccount: undefined,
      defaultMail: 'clara@example.com',
      contactMail: 'c@example.net',
      decentralizedIdentifier: 'did:key:z6Mk',
      isDeactivated: false,
      isSuspended: false,
      certification: 'certified',
      isSecurityIncident: false,
      identityType: 'Primary',
      mainIdentityId: 'main',
      managerId: 'boss',
      systemUserId: 'viadmin',
    })
    expect(sub && (await reader.findMainIdentity(sub))).toMatchObject({ id: 'main' })
    expect(await reader.listSubIdentities({ id: 'main' })).toMatchObject([{ id: 'sub' }])
    expect(await reader.findPerson('absent')).toBeUndefined()
  })

  test('SE-1, SE-2, SE-3: a name in any of the columns leads to its owner; of two owners, or of an owner and nobody, to none of them', async () => {
    await using opened = await open({
      people: [{ UID_Person: 'clara' }, { UID_Person: 'bob' }],
      accounts: [
        { UID_ADSAccount: 'a1', UID_Person: 'clara', cn: 'Clara Harris', SAMAccountName: 'clarah' },
        { UID_ADSAccount: 'a2', UID_Person: 'bob', cn: 'both', SAMAccountName: 'bobby' },
        { UID_ADSAccount: 'a3', UID_Person: 'clara', cn: 'x', SAMAccountName: 'both' },
        { UID_ADSAccount: 'a4', cn: 'unlinked', SAMAccountName: 'unlinked' },
        { UID_ADSAccount: 'a5', cn: 'shared', SAMAccountName: 'bobby' },
        { UID_ADSAccount: 'a6', UID_Person: 'gone', cn: 'dangling' },
      ],
    })
    const search = (name: string, columns = ['CN', 'SamAccountName']) =>
      opened.reader.findByTable({ table: 'adsaccount', columns, name })
    expect(idOf(await search('CLARA HARRIS'))).toBe('clara')
    expect(idOf(await search('clarah'))).toBe('clara')
    expect(idOf(await search('both'))).toBe('many')
    expect(idOf(await search('both', ['cn']))).toBe('bob')
    expect(idOf(await search('bobby'))).toBe('many')
    expect(idOf(await search('unlinked'))).toBe('none')
    expect(idOf(await search('dangling'))).toBe('none')
    expect(idOf(await search('%'))).toBe('none')
  })

  test('DI-4: the flags are those of the rows with the typed name, not of other accounts of the person', async () => {
    await using opened = await open({
      people: [{ UID_Person: 'clara' }],
      accounts: [
        { UID_ADSAccount: 'a1', UID_Person: 'clara', SAMAccountName: 'clarah' },
        { UID_ADSAccount: 'a2', UID_Person: 'clara', SAMAccountName: 'adm-clarah', AccountDisabled: true },
      ],
    })
    const search = async (name: string) =>
      opened.reader.findByTable({ table: 'ADSAccount', columns: ['SAMAccountName'], name, flags: ['accountDisabled'] })
    expect(await search('clarah')).toMatchObject({ found: 'one', rows: [{ accountDisabled: false }] })
    expect(await search('adm-clarah')).toMatchObject({ found: 'one', rows: [{ accountDisabled: true }] })
  })

  test('SE-8: one element of a splitted look-up leads to its owner', async () => {
    await using opened = await open({
      people: [{ UID_Person: 'clara' }],
      lookups: [
        ['clara', 'Clara.H'],
        [null, 'nobody'],
      ],
    })
    const search = (name: string) =>
      opened.reader.findByTable({ table: 'QBMSplittedLookup', columns: ['SplittedElement'], name })
    expect([idOf(await search('clara.h')), idOf(await search('clara')), idOf(await search('nobody'))]).toEqual([
      'clara',
      'none',
      'none',
    ])
  })

  test('people are listed by either mail address', async () => {
    const people = [
      { UID_Person: 'a', DefaultEmailAddress: 'Clara+x@Example.com' },
      { UID_Person: 'b', ContactEmail: 'clara+X@example.com' },
      { UID_Person: 'c', DefaultEmailAddress: 'clara@example.com' },
    ]
    await using opened = await open({ people })
    const found = await opened.reader.listByMail('clara+x@example.com')
    expect(found.map(({ id }) => id).sort()).toEqual(['a', 'b'])
    expect(await opened.reader.listByMail('')).toEqual([])
  })

  test('accounts, application roles, permission groups and system user of a person', async () => {
    await using opened = await open({
      people: [
        { UID_Person: 'clara', UID_DialogUser: 'u1' },
        { UID_Person: 'mailbox', UID_PersonHead: 'clara', IdentityType: 'Shared' },
        { UID_Person: 'report', UID_PersonHead: 'clara' },
      ],
      accounts: [
        { UID_ADSAccount: 'a1', UID_Person: 'clara', cn: 'Clara', SAMAccountName: 'clarah' },
        { UID_ADSAccount: 'a2', UID_Person: 'mailbox', cn: 'Mailbox' },
        { UID_ADSAccount: 'a3', UID_Person: 'report', cn: 'Report' },
      ],
      groups: [{ UID_DialogGroup: 'g1' }, { UID_DialogGroup: 'g2' }, { UID_DialogGroup: 'g3' }],
      roles: [
        { UID_AERole: 'r1', UID_DialogGroup: 'g1' },
        { UID_AERole: 'r2', UID_DialogGroup: 'g1' },
        { UID_AERole: 'r3' },
        { UID_AERole: 'r4', UID_DialogGroup: 'g2' },
      ],
      members: [
        ['clara', 'r1'],
        ['clara', 'r2'],
        ['clara', 'r3'],
        ['clara', 'r4', 0],
      ],
      users: [{ UID_DialogUser: 'u1' }],
      userGroups: [['u1', 'g3']],
    })
    const reader = opened.reader
    const clara = await reader.findPersonOfAccount('A1')
    if (!clara) throw new Error('the account leads to nobody')
    expect(await reader.listAccounts(clara)).toMatchObject([
      { id: 'a1', directoryId: 'a1', account: 'clarah', domain: 'corp.example.com', isDisabled: false },
    ])
    expect(await reader.listSponsoredAccounts(clara)).toMatchObject([{ id: 'a2', name: 'Mailbox' }])
    const roles = await reader.listApplicationRoles(clara)
    expect(roles.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3'])
    expect(await reader.listPermissionGroupsOfRoles(roles)).toMatchObject([{ id: 'g1', isRoleBasedOnly: true }])
    const user = await reader.findSystemUser(clara)
    expect(user).toEqual({ id: 'u1', name: 'u1', isDynamic: false })
    expect(user && (await reader.listPermissionGroupsOfSystemUser(user))).toMatchObject([{ id: 'g3' }])
    expect(await reader.findSystemUser({ ...clara, systemUserId: 'absent' })).toBeUndefined()
  })
}

describe('identity reader over another database', () => readerSuite(openForeignReader))

eachStore('identity reader', (open) => {
  readerSuite(async (seed) => {
    const store = await open()
    await seedIdentity(store, seed)
    return { reader: readerOf(store), [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
  })

  test('SE-4, SE-7: the tables that qualify are described, and what does not is refused', async () => {
    await using store = await open()
    const reader = readerOf(store)
    const tables = await reader.describeTables()
    expect(tables.filter(({ personKey }) => personKey !== undefined).map(({ name }) => name)).toEqual([
      'ADSAccount',
      'PersonInAERole',
      'QBMSplittedLookup',
    ])
    const account = tables.find(({ name }) => name === 'ADSAccount')
    expect(account?.columns.filter(({ isSearchable }) => isSearchable).map(({ name }) => name)).toEqual([
      'cn',
      'SAMAccountName',
      'UserPrincipalName',
    ])
    expect(account?.columns.filter(({ kind }) => kind === 'flag').map(({ name }) => name)).toEqual(['AccountDisabled'])
    const refused = { code: 'configuration-invalid' }
    const search = (table: string, columns: string[]) => reader.findByTable({ table, columns, name: 'x' })
    await expect(search('Session', ['tokenHash'])).rejects.toMatchObject(refused)
    await expect(search('Person', ['CentralAccount'])).rejects.toMatchObject(refused)
    await expect(search('ADSAccount', ['cn', 'absent'])).rejects.toMatchObject(refused)
    await expect(search('ADSAccount', ['DistinguishedName'])).rejects.toMatchObject(refused)
  })

  test('M3: a row that somebody wrote into the database opens nothing, and is reported', async () => {
    await using store = await open()
    const refused: string[] = []
    onRefusedRow(store, ({ table }) => refused.push(table))
    await seedIdentity(store, {
      people: [
        { UID_Person: 'clara', CentralAccount: 'clarah' },
        { UID_Person: 'mallory', CentralAccount: 'mallory' },
      ],
      accounts: [{ UID_ADSAccount: 'a1', UID_Person: 'clara', SAMAccountName: 'clarah' }],
      roles: [{ UID_AERole: 'r1' }],
    })
    const reader = readerOf(store)
    const forged = { UID_Person: 'mallory', UID_AERole: 'r1', XOrigin: 1, mac: 'v1.forged' }
    await store.transaction(async (tx) => {
      await tx.insertInto('PersonInAERole').values(forged).execute()
      await tx.updateTable('ADSAccount').set({ UID_Person: 'mallory' }).execute()
      // No MAC covers the normalised form.
      await tx
        .updateTable('Person')
        .set({ CentralAccountNormal: 'clarah' })
        .where('UID_Person', '=', 'mallory')
        .execute()
    })
    expect(await reader.listApplicationRoles({ id: 'mallory' })).toEqual([])
    expect(await reader.listAccounts({ id: 'mallory' })).toEqual([])
    expect(idOf(await reader.findByCentralAccount('clarah'))).toBe('clara')
    await store.transaction((tx) =>
      tx
        .updateTable('Person')
        .set({ DecentralizedIdentifier: 'did:key:mallory' })
        .where('UID_Person', '=', 'clara')
        .execute(),
    )
    expect(await reader.findPerson('clara')).toBeUndefined()
    expect(refused.toSorted()).toEqual(['ADSAccount', 'Person', 'PersonInAERole'])
  })
})

test('what is read is what the tables have, and nothing of it is left out of a MAC that opens something', async () => {
  const leftOut = Object.entries(identitySchema).flatMap(([table, columns]) =>
    Object.keys(columns).flatMap((column) => {
      const covers: readonly string[] | undefined = signedTables[table as keyof typeof signedTables]?.covers
      return covers?.includes(column) === false ? [`${table}.${column}`] : []
    }),
  )
  expect(leftOut).toEqual(['ADSAccount.DistinguishedName', 'DialogGroup.Description', 'AERole.Description'])
})
