import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import type { ForeignColumn, ForeignDatabase } from '../store/foreign-database.ts'
import { identityLists } from '../store/identity-lists.ts'
import { normalFormOf } from '../store/identity-rows.ts'
import {
  columnOf,
  type ForeignTableDescription,
  isCaseInsensitive,
  type Resolved,
  toNormalForm,
} from './foreign-columns.ts'
import { listForeignRows } from './foreign-list.ts'
import { type ColumnKind, findByName, foreignSchema, personKeys, type TableDescription } from './identity-schema.ts'
import { hasName, type IdentitySource, type RowCondition, type RowQuery, type SourceRow } from './identity-source.ts'

/** Identity Manager's tables in a database of its own, by introspection. It is only read, and secrets are not read from it. */
export function createForeignSource(database: ForeignDatabase): IdentitySource {
  let known: Promise<ForeignTableDescription[]> | undefined
  const readTables = () => {
    const reading = database.introspect().then(toTables)
    known = reading
    // A database that did not answer is asked again.
    reading.catch(() => {
      known = undefined
    })
    return reading
  }

  /** Tables that were made after the last introspection are looked for once. */
  async function resolve(query: NamedColumns): Promise<Resolved> {
    const resolved = resolveIn(await (known ?? readTables()), query)
    if (!('missing' in resolved)) return resolved
    const again = resolveIn(await readTables(), query)
    if (!('missing' in again)) return again
    throw new AppError('configuration-invalid', {
      values: { sentence: `The database of LATCHKEY_IDENTITY_DATABASE has no ${again.missing}.` },
    })
  }

  return {
    isForeign: true,
    place: database.place,
    describeTables: readTables,
    async selectRows(query) {
      const resolved = await resolve(query)
      const { table } = resolved
      const { where, count } = query
      const condition = toCondition(database.dialect, where, resolved)
      if (!condition) return []
      const names = [...new Set([...query.columns, ...columnsOf(where)])]
      const selected = names.map((name) => sql`${sql.id(columnOf(resolved, name))} as ${sql.id(name)}`)
      const from = sql`from ${sql.id(table.name)} where ${condition}`
      const { rows } =
        database.dialect === 'mssql'
          ? await sql<SourceRow>`select top (${sql.lit(count)}) ${sql.join(selected)} ${from}`.execute(database.read)
          : await sql<SourceRow>`select ${sql.join(selected)} ${from} limit ${sql.lit(count)}`.execute(database.read)
      return rows.filter((row) => matches(row, where))
    },
    async listRows(query) {
      const { order, names } = identityLists[query.table]
      const resolved = await resolve({ table: query.table, columns: [...query.columns, ...order, ...names] })
      return listForeignRows(database, resolved, query)
    },
  }
}

/** What Latchkey needs and the database does not have: `Person`, or `Person.ContactEmail`. */
export function findMissing(tables: readonly TableDescription[]): string[] {
  return Object.entries(foreignSchema).flatMap(([name, columns]) => {
    const table = findByName(tables, name)
    if (!table) return [name]
    return Object.keys(columns).flatMap((column) => (findByName(table.columns, column) ? [] : [`${name}.${column}`]))
  })
}

type NamedColumns = Pick<RowQuery, 'table' | 'columns'> & Partial<Pick<RowQuery, 'where'>>

const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u
/** Hashes and passwords; flags such as `PasswordNeverExpires` are none. */
const secretName = /pass(word|code)|pwd|salt|secret/i

function toTables(rows: readonly ForeignColumn[]): ForeignTableDescription[] {
  const tables = new Map<string, ForeignTableDescription>()
  for (const { table: name, isView, column, type, collation } of rows) {
    if (!plainName.test(name) || !plainName.test(column)) continue
    const table = tables.get(name) ?? { name, isView, columns: [] }
    tables.set(name, table)
    const kind = toKind(type)
    if (kind === 'flag' || !secretName.test(column))
      table.columns.push({ name: column, kind, isSearchable: kind === 'text', collation })
  }
  return [...tables.values()].map((table) => ({ ...table, personKey: personKeyOf(table) }))
}

/** `Person` itself has the column as its key. */
const personKeyOf = ({ name, columns }: ForeignTableDescription): string | undefined =>
  name.toLowerCase() === 'person'
    ? undefined
    : personKeys.flatMap((key) => findByName(columns, key)?.name ?? []).find(() => true)

function toKind(type: string): ColumnKind {
  if (/^(bit|boolean)$/.test(type)) return 'flag'
  if (/^n?(var)?char$/.test(type)) return 'text'
  return /^(tiny|small|big)?int(eger)?$/.test(type) ? 'number' : 'other'
}

function resolveIn(tables: readonly ForeignTableDescription[], query: NamedColumns): Resolved | { missing: string } {
  const table = findByName(tables, query.table)
  if (!table) return { missing: query.table }
  const columns = new Map<string, ForeignTableDescription['columns'][number]>()
  for (const name of [...query.columns, ...(query.where ? columnsOf(query.where) : [])]) {
    const column = findByName(table.columns, name)
    if (!column) return { missing: `${query.table}.${name}` }
    columns.set(name, column)
  }
  if (query.where && 'anyOf' in query.where)
    for (const name of query.where.anyOf)
      if (columns.get(name)?.isSearchable !== true) return { missing: `${query.table}.${name} to search by` }
  return { table, columns }
}

const columnsOf = (where: RowCondition): readonly string[] => ('ids' in where ? [where.column] : where.anyOf)

function toCondition(
  dialect: ForeignDatabase['dialect'],
  where: RowCondition,
  resolved: Resolved,
): RawBuilder<unknown> | undefined {
  if ('ids' in where) {
    const column = sql.id(columnOf(resolved, where.column))
    return where.ids.length === 0 ? undefined : sql`${column} in (${sql.join(where.ids)})`
  }
  const normal = normalFormOf(where.name)
  if (normal === null || where.anyOf.length === 0) return undefined
  const conditions = where.anyOf.map((name) => {
    const column = sql.id(columnOf(resolved, name))
    if (dialect === 'sqlite') return sql`${toNormalForm(column)} = ${normal}`
    const names = sql`(${sql.join([...new Set([where.name, normal])])})`
    // With its own collation the column's index serves; `matches` takes away what it equates without regard to accents, or to a space at the end.
    return isCaseInsensitive(resolved, name)
      ? sql`${column} in ${names}`
      : sql`${column} collate Latin1_General_100_CI_AS in ${names}`
  })
  return sql`(${sql.join(conditions, sql` or `)})`
}

function matches(row: SourceRow, where: RowCondition): boolean {
  if ('ids' in where) return true
  const normal = normalFormOf(where.name)
  return normal !== null && where.anyOf.some((name) => hasName(row[name], normal))
}
