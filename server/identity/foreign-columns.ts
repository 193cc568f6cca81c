import { type RawBuilder, sql } from 'kysely'
import { type ForeignColumn, sqliteNormalForm } from '../store/foreign-database.ts'
import type { TableDescription } from './identity-schema.ts'

export interface ForeignTableDescription extends TableDescription {
  columns: (TableDescription['columns'][number] & Pick<ForeignColumn, 'collation'>)[]
}

/** A table of another database, and its columns by the names that were asked for. */
export interface Resolved {
  table: ForeignTableDescription
  columns: ReadonlyMap<string, ForeignTableDescription['columns'][number]>
}

/** As the database writes it. */
export const columnOf = ({ columns }: Pick<Resolved, 'columns'>, name: string): string =>
  columns.get(name)?.name ?? name

/** Whether the column's own collation on SQL Server disregards case, so that its index serves. */
export const isCaseInsensitive = ({ columns }: Pick<Resolved, 'columns'>, name: string): boolean =>
  /_CI_/i.test(columns.get(name)?.collation ?? '')

/** On SQLite. */
export const toNormalForm = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${sql.id(sqliteNormalForm)}(${column})`
