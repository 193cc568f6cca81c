import type { OtherAccount } from './identity-reader.ts'
import { findByName, type TableDescription } from './identity-schema.ts'
import { type IdentitySource, toText } from './identity-source.ts'

/** Tables of accounts beside `ADSAccount` whose passwords Identity Manager's Password Reset Portal lists, and the columns that name one, the best first. */
const accountTables: Readonly<Record<string, readonly string[]>> = {
  AADUser: ['UserPrincipalName', 'DisplayName'],
  CSMUser: ['AccountName', 'UserName'],
  EBSUser: ['AccountName', 'UserName'],
  GAPUser: ['PrimaryEmail', 'DisplayName'],
  LDAPAccount: ['UserID', 'cn'],
  NDOUser: ['ShortName', 'FullName'],
  SAPUser: ['Accnt', 'DisplayName'],
  UNSAccountB: ['AccountName', 'cn'],
  UNXAccount: ['AccountName', 'cn'],
}

const maxPerTable = 100

/** By the source: introspecting the tables of a large database takes long, and a restart finds new ones. */
const described = new WeakMap<IdentitySource, readonly TableDescription[]>()

/** None where the database has no such table; our own tables have none. */
export async function listOtherAccounts(source: IdentitySource, personId: string): Promise<OtherAccount[]> {
  if (!source.isForeign) return []
  const tables = described.get(source) ?? (await source.describeTables())
  described.set(source, tables)
  const accounts: OtherAccount[] = []
  for (const [name, columns] of Object.entries(accountTables)) {
    const table = findByName(tables, name)
    if (table) accounts.push(...(await listOf(source, table, columns, personId)))
  }
  return accounts.sort((one, other) => one.name.localeCompare(other.name))
}

async function listOf(
  source: IdentitySource,
  { name: table, personKey, columns }: TableDescription,
  named: readonly string[],
  personId: string,
): Promise<OtherAccount[]> {
  const key = findByName(columns, `UID_${table}`)?.name
  const nameColumn = named.flatMap((column) => findByName(columns, column)?.name ?? [])[0]
  if (personKey === undefined || key === undefined || nameColumn === undefined) return []
  const where = { column: personKey, ids: [personId] }
  const rows = await source.selectRows({ table, columns: [key, nameColumn], where, count: maxPerTable })
  return rows.map((row) => ({ table, id: toText(row[key]) ?? '', name: toText(row[nameColumn]) ?? '' }))
}
