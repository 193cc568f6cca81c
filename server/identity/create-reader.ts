import { AppError } from '../../shared/errors.ts'
import type { FoundByTable, FoundPerson, IdentityPerson, IdentityReader, TableSearch } from './identity-reader.ts'
import { maxByMail } from './identity-reader.ts'
import { findByName, identitySchema, type SchemaTable } from './identity-schema.ts'
import { type IdentitySource, type RowCondition, type SourceRow, toFlag, toNumber, toText } from './identity-source.ts'
import { toAccount, toDirectoryId, toId, toPermissionGroup, toPerson, toRole, toSystemUser } from './rows.ts'

/** Rows that a name may be in; more of them are ambiguous, and more than two are read since forged ones among them do not count. */
const maxRowsOfName = 10
/** Accounts, roles or subidentities of one person; far more than a person has. */
const maxOfPerson = 500
/** Ids in one query: SQL Server takes 2,100 parameters. */
const idsAtOnce = 200

/** Identities whose manager may set the passwords of their accounts. */
const sponsoredTypes = new Set(['Sponsored', 'Shared', 'Service'])

export function createIdentityReader(source: IdentitySource): IdentityReader {
  const select = (table: SchemaTable, where: RowCondition, count: number): Promise<SourceRow[]> =>
    source.selectRows({ table, columns: Object.keys(identitySchema[table]), where, count })

  async function selectByIds(table: SchemaTable, column: string, ids: readonly string[]): Promise<SourceRow[]> {
    const rows: SourceRow[] = []
    for (let from = 0; from < ids.length; from += idsAtOnce) {
      const some = ids.slice(from, from + idsAtOnce)
      rows.push(...(await select(table, { column, ids: some }, some.length)))
    }
    return rows
  }

  async function findPerson(id: string): Promise<IdentityPerson | undefined> {
    const [row] = await select('Person', { column: 'UID_Person', ids: [id] }, 1)
    return row && toPerson(row)
  }

  async function toAccounts(rows: readonly SourceRow[]) {
    const ids = new Set(rows.map((row) => toId(row.UID_ADSDomain)))
    const domains = await selectByIds('ADSDomain', 'UID_ADSDomain', [...ids])
    const names = domains.map((row) => [toId(row.UID_ADSDomain), toId(row.ADSDomainName).toLowerCase()] as const)
    const byId = new Map(names)
    return rows.map((row) => toAccount(row, byId)).sort(byName)
  }

  async function listPermissionGroups(ids: readonly string[]) {
    const rows = await selectByIds('DialogGroup', 'UID_DialogGroup', [...new Set(ids)])
    return rows.map(toPermissionGroup).sort(byName)
  }

  const accountsOf = async (ids: readonly string[]) => {
    const rows = await select('ADSAccount', { column: 'UID_Person', ids: ids.slice(0, idsAtOnce) }, maxOfPerson)
    return toAccounts(rows)
  }

  return {
    isForeign: source.isForeign,
    describeTables: () => source.describeTables(),

    async findByCentralAccount(account): Promise<FoundPerson> {
      const rows = await select('Person', { anyOf: ['CentralAccount'], name: account }, maxRowsOfName)
      const [row] = rows
      if (!row) return { found: 'none' }
      return rows.length > 1 ? { found: 'many' } : { found: 'one', person: toPerson(row) }
    },

    async findByTable(search): Promise<FoundByTable> {
      const { personKey, ...query } = await qualify(source, search)
      const rows = await source.selectRows({ ...query, count: maxRowsOfName + 1 })
      const owners = new Set(rows.map((row) => toText(row[personKey])))
      const [owner] = owners
      if (rows.length > maxRowsOfName || owners.size > 1) return { found: 'many' }
      const person = owner === undefined ? undefined : await findPerson(owner)
      if (!person) return { found: 'none' }
      const flags = search.flags ?? []
      return {
        found: 'one',
        person,
        rows: rows.map((row) => Object.fromEntries(flags.map((flag) => [flag, toFlag(row[flag])]))),
      }
    },

    async listByMail(address) {
      const columns = ['DefaultEmailAddress', 'ContactEmail']
      return (await select('Person', { anyOf: columns, name: address }, maxByMail)).map(toPerson)
    },

    findPerson,

    async findPersonOfAccount(directoryId) {
      const where = source.isForeign
        ? { anyOf: ['ObjectGUID'], name: directoryId }
        : { column: 'ObjectGUID', ids: [toDirectoryId(directoryId)] }
      const rows = await select('ADSAccount', where, maxRowsOfName)
      const owner = rows.length === 1 ? toText(rows[0]?.UID_Person) : undefined
      return owner === undefined ? undefined : findPerson(owner)
    },

    async findMainIdentity({ id, mainIdentityId }) {
      return mainIdentityId === undefined || mainIdentityId === id ? undefined : findPerson(mainIdentityId)
    },

    async listSubIdentities({ id }) {
      const rows = await select('Person', { column: 'UID_PersonMasterIdentity', ids: [id] }, maxOfPerson)
      return rows
        .map(toPerson)
        .filter((person) => person.id !== id)
        .sort(byName)
    },

    listAccounts: ({ id }) => accountsOf([id]),

    async listSponsoredAccounts({ id }) {
      const rows = await select('Person', { column: 'UID_PersonHead', ids: [id] }, maxOfPerson)
      const sponsored = rows.map(toPerson).filter(({ identityType }) => sponsoredTypes.has(identityType))
      return accountsOf(sponsored.map((person) => person.id))
    },

    async listApplicationRoles({ id }) {
      const assigned = await select('PersonInAERole', { column: 'UID_Person', ids: [id] }, maxOfPerson)
      const inEffect = assigned.filter((row) => toNumber(row.XOrigin) > 0).map((row) => toId(row.UID_AERole))
      return (await selectByIds('AERole', 'UID_AERole', inEffect)).map(toRole).sort(byName)
    },

    listPermissionGroupsOfRoles: (roles) => listPermissionGroups(roles.flatMap((role) => role.permissionGroupId ?? [])),

    async listPermissionGroupsOfSystemUser({ id }) {
      const rows = await select('DialogUserInGroup', { column: 'UID_DialogUser', ids: [id] }, maxOfPerson)
      return listPermissionGroups(rows.map((row) => toId(row.UID_DialogGroup)))
    },

    async findSystemUser({ systemUserId }) {
      if (systemUserId === undefined) return undefined
      const [row] = await select('DialogUser', { column: 'UID_DialogUser', ids: [systemUserId] }, 1)
      return row && toSystemUser(row)
    },
  }
}

const byName = (one: { name: string; id: string }, other: { name: string; id: string }): number =>
  one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1)

/** The query of a search, whose table must lead to a person. */
async function qualify(source: IdentitySource, { table, columns, name, flags = [] }: TableSearch) {
  const found = findByName(await source.describeTables(), table)
  if (found?.personKey === undefined) {
    const sentence = `The table ${table} has no foreign key to Person: people cannot be searched in it.`
    throw new AppError('configuration-invalid', { values: { sentence } })
  }
  const { personKey } = found
  return { table, columns: [personKey, ...columns, ...flags], where: { anyOf: columns, name }, personKey }
}
