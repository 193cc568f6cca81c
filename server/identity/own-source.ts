import type { Kysely } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import type { Reader } from '../store/database.ts'
import { listIdentityRows } from '../store/identity-lists.ts'
import { normalColumns, normalFormOf } from '../store/identity-rows.ts'
import { limitRows } from '../store/paging.ts'
import { verifyRow } from '../store/signed-rows.ts'
import { isSigned, signedTables } from '../store/signed-tables.ts'
import { findByName, identitySchema, personKeys, type SchemaTable, type TableDescription } from './identity-schema.ts'
import { hasName, type IdentitySource, type RowCondition, type SourceRow } from './identity-source.ts'

/** Identity Manager's tables in our own database. Names are found by their normalised form, and rows verified. */
export function createOwnSource(read: Reader): IdentitySource {
  return {
    isForeign: false,
    describeTables: async () => ownTables,
    async selectRows({ table, columns, where, count }) {
      const names = resolve(table, [...columns, ...columnsOf(where)])
      const condition = toCondition(where, names)
      if (!condition) return []
      const own = names.table
      const covered = isSigned(own) ? [...signedTables[own].covers, 'mac'] : []
      const wanted = [...new Set([...covered, ...names.columns.values()])]
      // The query is put together from names that were looked up in the schema, which the types of `Tables` cannot follow.
      const tables = read as unknown as Kysely<Record<string, Record<string, unknown>>>
      const query = tables
        .selectFrom(own)
        .select(wanted)
        .where((row) =>
          'ids' in condition
            ? row(condition.column, 'in', condition.ids)
            : row.or(condition.anyOf.map((column) => row(`${column}Normal`, '=', condition.normal))),
        )
      const rows = await limitRows(read, query, count).execute()
      return rows
        .filter((row) => !isSigned(own) || verifyRow(read, own, row as never) !== undefined)
        .filter((row) => 'ids' in condition || condition.anyOf.some((column) => hasName(row[column], condition.normal)))
        .map((row) => rename(row, columns, names.columns))
    },
    listRows: ({ table, ...page }) => listIdentityRows(read, table, page),
  }
}

const isSearchable = (table: string, column: string): boolean =>
  Object.entries(normalColumns).some(([name, columns]) => name === table && columns.includes(column))

const ownTables: readonly TableDescription[] = Object.entries(identitySchema).map(([name, columns]) => ({
  name,
  isView: false,
  personKey: name === 'Person' ? undefined : personKeys.find((key) => key in columns),
  columns: Object.entries(columns).map(([column, kind]) => ({
    name: column,
    kind,
    isSearchable: isSearchable(name, column),
  })),
}))

const columnsOf = (where: RowCondition): readonly string[] => ('ids' in where ? [where.column] : where.anyOf)

/** Names as the tables write them, by names as they were given. */
interface Names {
  table: SchemaTable
  columns: ReadonlyMap<string, string>
}

function resolve(table: string, columns: readonly string[]): Names {
  const found = findByName(ownTables, table)
  if (!found) throw unknown(table)
  const names = columns.map((column) => {
    const own = findByName(found.columns, column)
    if (!own) throw unknown(`${table}.${column}`)
    return [column, own.name] as const
  })
  return { table: found.name as SchemaTable, columns: new Map(names) }
}

const unknown = (what: string): AppError =>
  new AppError('configuration-invalid', { values: { sentence: `The identity tables have no ${what}.` } })

type OwnCondition = { column: string; ids: readonly string[] } | { anyOf: readonly string[]; normal: string }

/** Undefined: no row can have this name. */
function toCondition(where: RowCondition, { table, columns }: Names): OwnCondition | undefined {
  const nameOf = (column: string) => columns.get(column) ?? column
  if ('ids' in where) return where.ids.length > 0 ? { column: nameOf(where.column), ids: where.ids } : undefined
  const normal = normalFormOf(where.name)
  const anyOf = where.anyOf.map(nameOf)
  const other = anyOf.find((column) => !isSearchable(table, column))
  if (other !== undefined) throw unknown(`${table}.${other} to search by`)
  return normal === null || anyOf.length === 0 ? undefined : { anyOf, normal }
}

const rename = (row: SourceRow, columns: readonly string[], names: ReadonlyMap<string, string>): SourceRow =>
  Object.fromEntries(columns.map((column) => [column, row[names.get(column) ?? column]]))
