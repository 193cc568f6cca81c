import { type Selectable, sql } from 'kysely'
import { dialectOf } from './columns.ts'
import type { Reader } from './database.ts'
import type { IdentityTable } from './identity-rows.ts'
import { normalFormOf } from './identity-rows.ts'
import { isAfterKey, limitRows } from './paging.ts'
import { verifyRow, verifyRows } from './signed-rows.ts'
import { type CoveredColumns, keyCondition } from './signed-tables.ts'
import type { Tables } from './tables.ts'

/** What the administration API shows of Identity Manager's tables. A row whose MAC is wrong is left out. */

export type StoredIdentity<Table extends IdentityTable> = Selectable<Tables[Table]>
type Verifiable = CoveredColumns<IdentityTable> & { mac: string | null }

/** How a table is listed: by a name and its key, and by which names people search in it. */
export const identityLists = {
  Person: {
    order: ['InternalName', 'UID_Person'],
    names: ['InternalName', 'CentralAccount', 'DefaultEmailAddress', 'ContactEmail'],
  },
  ADSAccount: { order: ['cn', 'UID_ADSAccount'], names: ['cn', 'SAMAccountName', 'UserPrincipalName'] },
  AERole: { order: ['Ident_AERole', 'UID_AERole'], names: ['Ident_AERole'] },
  DialogGroup: { order: ['GroupName', 'UID_DialogGroup'], names: ['GroupName'] },
  DialogUser: { order: ['UserName', 'UID_DialogUser'], names: ['UserName'] },
} as const
export type ListedTable = keyof typeof identityLists

export interface IdentityPageQuery {
  /** One of the names begins with it, without regard to case. */
  prefix?: string
  /** The `last` of the page before. */
  after?: IdentityPosition
  count: number
}

/** A place in a list: a name, in our own tables in its normalised form, and the key. */
export type IdentityPosition = readonly [name: string | null, id: string]

export interface IdentityPage<Row> {
  rows: Row[]
  /** Place of the last row that was read; absent after the last page. */
  last?: IdentityPosition
}

/** A page in the order of names. */
export async function listIdentityRows<Table extends ListedTable>(
  reader: Reader,
  table: Table,
  { prefix, after, count }: IdentityPageQuery,
): Promise<IdentityPage<StoredIdentity<Table>>> {
  const { names } = identityLists[table]
  const order = normalOrderOf(table)
  const normal = prefix === undefined ? undefined : (normalFormOf(prefix.trim()) ?? '\u0000')
  const query = reader
    .selectFrom(table as 'Person')
    .selectAll()
    .where(isAfterKey(order, after && [after[0] ?? '', after[1]]))
    .$if(normal !== undefined && normal !== '', (some) =>
      some.where((row) => row.or(names.map((name) => beginsWith(reader, `${name}Normal`, normal ?? '')))),
    )
    .orderBy(sql.ref(order[0]))
    .orderBy(sql.ref(order[1]))
  // The table's name decides the columns, which the builder cannot follow through a parameter.
  const rows = (await limitRows(reader, query, count + 1).execute()) as unknown as Verifiable[]
  const page = rows.slice(0, count)
  const last = page.at(-1) as Readonly<Record<string, unknown>> | undefined
  return {
    rows: verifyRows(reader, table, page as never) as unknown as StoredIdentity<Table>[],
    ...(last && rows.length > count && { last: [String(last[order[0]]), String(last[order[1]])] }),
  }
}

const normalOrderOf = (table: ListedTable): [normal: string, key: string] => {
  const [name, key] = identityLists[table].order
  return [`${name}Normal`, key]
}

/** As a range, which an index serves on both databases; the highest character is another one where texts are compared as UTF-16. */
function beginsWith(reader: Reader, column: string, prefix: string) {
  const highest = dialectOf(reader) === 'mssql' ? '\uffff' : '\u{10ffff}'
  return sql<boolean>`(${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${prefix + highest})`
}

/** The row with this key, if its MAC is right. */
export async function findIdentityRow<Table extends IdentityTable>(
  reader: Reader,
  table: Table,
  key: readonly string[],
): Promise<StoredIdentity<Table> | undefined> {
  const row = await reader
    .selectFrom(table as 'Session')
    .selectAll()
    .where((eb) => eb.and(keyCondition(table, key)))
    .executeTakeFirst()
  return verifyRow(reader, table, row as never) as unknown as StoredIdentity<Table> | undefined
}

/** Id of the row that has the name already; undefined: it is free. */
export async function findNameOwner(
  reader: Reader,
  table: 'AERole' | 'DialogGroup' | 'DialogUser',
  name: string,
): Promise<string | undefined> {
  const [normal, id] = normalOrderOf(table)
  const row = await reader
    .selectFrom(table as 'AERole')
    .select(sql<string>`${sql.ref(id)}`.as('id'))
    .where(sql.ref(normal), '=', normalFormOf(name) ?? '')
    .executeTakeFirst()
  return row?.id
}

/** Application roles of a person, permission groups of a system user: the ids beside this one. */
export async function listAssigned(
  reader: Reader,
  table: 'PersonInAERole' | 'DialogUserInGroup',
  owner: string,
): Promise<string[]> {
  const [own, other] =
    table === 'PersonInAERole'
      ? (['UID_Person', 'UID_AERole'] as const)
      : (['UID_DialogUser', 'UID_DialogGroup'] as const)
  const rows = await reader
    .selectFrom(table as 'PersonInAERole')
    .selectAll()
    .where(sql.ref(own), '=', owner)
    .execute()
  const verified = verifyRows(reader, table, rows as never) as unknown as Readonly<Record<string, string>>[]
  return verified.map((row) => row[other] ?? '').sort()
}

/** Whether a row refers to the one that is to be deleted. */
export async function isReferred(
  reader: Reader,
  table: 'Person' | 'AERole' | 'DialogUserInGroup',
  column: 'UID_DialogUser' | 'UID_DialogGroup',
  id: string,
): Promise<boolean> {
  const query = reader
    .selectFrom(table as 'DialogUserInGroup')
    .select('mac')
    .where(sql.ref(column), '=', id)
  return (await query.executeTakeFirst()) !== undefined
}
