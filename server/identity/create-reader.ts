import { AppError } from '../../shared/errors.ts'
import { identityLists } from '../store/identity-lists.ts'
import type { FoundByTable, FoundPerson, IdentityPerson, IdentityReader, TableSearch } from './identity-reader.ts'
import { maxByMail } from './identity-reader.ts'
import { type ForeignTable, findByName, foreignSchema, identitySchema } from './identity-schema.ts'
import {
  type IdentitySource,
  type RowCondition,
  type SourceRow,
  toFlag,
  toId,
  toNumber,
  toText,
} from './identity-source.ts'
import { listOtherAccounts } from './other-accounts.ts'
import { toAccount, toDirectoryId, toPermissionGroup, toPerson, toRole, toSystemUser } from './rows.ts'

/** Rows that a name may be in; more of them are ambiguous, and more than two are read since forged ones among them do not count. */
const maxRowsOfName = 10
/** Accounts, roles or subidentities of one person; far more than a person has. */
const maxOfPerson = 500
/** Ids in one query: SQL Server takes 2,100 parameters. */
const idsAtOnce = 200

/** Identities whose manager may set the passwords of their accounts. */
const sponsoredTypes = new Set(['Sponsored', 'Shared', 'Service'])

/** Permission groups inherit from one another; a longer chain is a circle, or a mistake. */
const maxGroupDepth = 20

export function createIdentityReader(source: IdentitySource): IdentityReader {
  const schema: Partial<Record<ForeignTable, object>> = source.isForeign ? foreignSchema : identitySchema
  const select = (table: ForeignTable, where: RowCondition, count: number): Promise<SourceRow[]> =>
    source.selectRows({ table, columns: Object.keys(schema[table] ?? {}), where, count })

  async function selectByIds(table: ForeignTable, column: string, ids: readonly string[]): Promise<SourceRow[]> {
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

  /** A permission group has the rights of the groups that it inherits from. One that a preprocessor condition switches off gives none, nor hands any on. */
  async function listPermissionGroups(ids: readonly string[]) {
    const effective = new Map<string, SourceRow>()
    let next: readonly string[] = [...new Set(ids)]
    for (let depth = 0; next.length > 0 && depth < maxGroupDepth; depth++) {
      const rows = await selectByIds('DialogGroup', 'UID_DialogGroup', next)
      const found = rows.filter((row) => !toFlag(row.IsDeactivatedByPreProcessor))
      for (const row of found) effective.set(toId(row.UID_DialogGroup), row)
      next = source.isForeign ? await listParentGroups(found, effective) : []
    }
    return [...effective.values()].map(toPermissionGroup).sort(byName)
  }

  async function listParentGroups(rows: readonly SourceRow[], known: ReadonlyMap<string, unknown>): Promise<string[]> {
    const ids = rows.map((row) => toId(row.UID_DialogGroup)).slice(0, idsAtOnce)
    const links = await select('DialogGroupInGroup', { column: 'UID_DialogGroupChild', ids }, maxOfPerson)
    const parents = new Set(links.map((row) => toId(row.UID_DialogGroupParent)))
    return [...parents].filter((parent) => !known.has(parent))
  }

  /** An application role counts while its origin is above 0. */
  async function listAssigned(table: keyof typeof assignments, owner: string): Promise<string[]> {
    const [own, other] = assignments[table]
    const rows = await select(table, { column: own, ids: [owner] }, maxOfPerson)
    const inEffect = rows.filter((row) => table !== 'PersonInAERole' || toNumber(row.XOrigin) > 0)
    return inEffect.map((row) => toId(row[other])).sort()
  }

  const accountsOf = async (ids: readonly string[]) => {
    const rows = await select('ADSAccount', { column: 'UID_Person', ids: ids.slice(0, idsAtOnce) }, maxOfPerson)
    return toAccounts(rows)
  }

  return {
    isForeign: source.isForeign,
    place: source.place,
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
    listOtherAccounts: ({ id }) => listOtherAccounts(source, id),

    async listSponsoredAccounts({ id }) {
      const rows = await select('Person', { column: 'UID_PersonHead', ids: [id] }, maxOfPerson)
      const sponsored = rows.map(toPerson).filter(({ identityType }) => sponsoredTypes.has(identityType))
      return accountsOf(sponsored.map((person) => person.id))
    },

    async listApplicationRoles({ id }) {
      const ids = await listAssigned('PersonInAERole', id)
      return (await selectByIds('AERole', 'UID_AERole', ids)).map(toRole).sort(byName)
    },

    listPermissionGroupsOfRoles: (roles) => listPermissionGroups(roles.flatMap((role) => role.permissionGroupId ?? [])),

    listPermissionGroupsOfSystemUser: async ({ id }) =>
      listPermissionGroups(await listAssigned('DialogUserInGroup', id)),

    async findSystemUser({ systemUserId }) {
      if (systemUserId === undefined) return undefined
      const [row] = await select('DialogUser', { column: 'UID_DialogUser', ids: [systemUserId] }, 1)
      return row && toSystemUser(row)
    },

    listRows: (table, page) => source.listRows({ table, columns: Object.keys(schema[table] ?? {}), ...page }),

    async findRow(table, id) {
      const [row] = await select(table, { column: identityLists[table].order[1], ids: [id] }, 1)
      return row
    },

    findRows: (table, ids) => selectByIds(table, identityLists[table].order[1], ids),

    listAssigned,
  }
}

const assignments = {
  PersonInAERole: ['UID_Person', 'UID_AERole'],
  DialogUserInGroup: ['UID_DialogUser', 'UID_DialogGroup'],
} as const

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
