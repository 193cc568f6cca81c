import { type RawBuilder, sql } from 'kysely'
import type { ForeignDatabase } from '../store/foreign-database.ts'
import { type IdentityPage, type IdentityPosition, identityLists } from '../store/identity-lists.ts'
import { normalFormOf } from '../store/identity-rows.ts'
import { columnOf, isCaseInsensitive, type Resolved, toNormalForm } from './foreign-columns.ts'
import { type ListQuery, type SourceRow, toId, toText } from './identity-source.ts'

/** A page of a table of another database in the order of names; those without a name come first, as both databases sort them. */
export async function listForeignRows(
  database: ForeignDatabase,
  resolved: Resolved,
  { table, columns, prefix = '', after, count }: ListQuery,
): Promise<IdentityPage<SourceRow>> {
  const { order, names } = identityLists[table]
  const normal = normalFormOf(prefix.trim())
  if (normal === null) return { rows: [] }
  const name = toSortable(database, sql.id(columnOf(resolved, order[0])))
  const key = sql.id(columnOf(resolved, order[1]))
  const conditions = [
    ...(after ? [isAfter(database, { name, key }, after)] : []),
    ...(normal === ''
      ? []
      : [
          sql`(${sql.join(
            names.map((one) => beginsWith(database, resolved, one, normal)),
            sql` or `,
          )})`,
        ]),
  ]
  const selected = columns.map((column) => sql`${sql.id(columnOf(resolved, column))} as ${sql.id(column)}`)
  const from = sql`from ${sql.id(resolved.table.name)}`
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const sorted = sql`${from} ${where} order by ${name}, ${key}`
  const { rows } =
    database.dialect === 'mssql'
      ? await sql<SourceRow>`select top (${sql.lit(count + 1)}) ${sql.join(selected)} ${sorted}`.execute(database.read)
      : await sql<SourceRow>`select ${sql.join(selected)} ${sorted} limit ${sql.lit(count + 1)}`.execute(database.read)
  const page = rows.slice(0, count)
  const last = page.at(-1)
  if (!last || rows.length <= count) return { rows: page }
  return { rows: page, last: [toText(last[order[0]]) ?? null, toId(last[order[1]])] }
}

/** SQLite would put capitals before small letters. */
const toSortable = ({ dialect }: ForeignDatabase, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  dialect === 'sqlite' ? toNormalForm(column) : column

function isAfter(
  { dialect }: ForeignDatabase,
  { name, key }: { name: RawBuilder<unknown>; key: RawBuilder<unknown> },
  [given, id]: IdentityPosition,
): RawBuilder<unknown> {
  const value = dialect === 'sqlite' ? normalFormOf(given) : given
  if (value === null) return sql`(${name} is not null or (${name} is null and ${key} > ${id}))`
  return sql`(${name} > ${value} or (${name} = ${value} and ${key} > ${id}))`
}

function beginsWith(
  { dialect }: ForeignDatabase,
  resolved: Resolved,
  name: string,
  prefix: string,
): RawBuilder<unknown> {
  const column = sql.id(columnOf(resolved, name))
  if (dialect === 'sqlite')
    return sql`(${toNormalForm(column)} >= ${prefix} and ${toNormalForm(column)} < ${`${prefix}\u{10ffff}`})`
  const pattern = `${prefix.replace(/[\\%_[]/g, '\\$&')}%`
  return isCaseInsensitive(resolved, name)
    ? sql`${column} like ${pattern} escape '\\'`
    : sql`${column} collate Latin1_General_100_CI_AS like ${pattern} escape '\\'`
}
