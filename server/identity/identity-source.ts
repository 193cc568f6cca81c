import type { IdentityPage, IdentityPageQuery, ListedTable } from '../store/identity-lists.ts'
import { normalFormOf } from '../store/identity-rows.ts'
import type { TableDescription } from './identity-schema.ts'

/** Where rows of Identity Manager's tables are: our own database, or another one. */
export interface IdentitySource {
  /** Another database, which is only read. */
  readonly isForeign: boolean
  /** Where that database is; absent: it is our own. */
  readonly place?: string
  /** The tables of the database, by introspection where it is not ours. */
  describeTables(): Promise<readonly TableDescription[]>
  /**
   * At most `count` rows, with the columns under the names by which they were asked for. A row of ours whose MAC is wrong is as good as
   * absent. Throws AppError `configuration-invalid` for a table or column that the database does not have.
   */
  selectRows(query: RowQuery): Promise<SourceRow[]>
  /** A page of a table, as above. */
  listRows(query: ListQuery): Promise<IdentityPage<SourceRow>>
}

export type SourceRow = Readonly<Record<string, unknown>>

export interface RowQuery {
  table: string
  columns: readonly string[]
  where: RowCondition
  count: number
}

export interface ListQuery extends IdentityPageQuery {
  table: ListedTable
  columns: readonly string[]
}

export type RowCondition =
  /** One of these ids. */
  | { column: string; ids: readonly string[] }
  /** One of these columns has this name: literally, and without regard to case, whatever the database's collation. */
  | { anyOf: readonly string[]; name: string }

/** Rows are found by a normalised form that no MAC covers, or by a foreign collation: the name itself decides. `normal`: of the name that was asked for. */
export const hasName = (value: unknown, normal: string): boolean =>
  typeof value === 'string' && normalFormOf(value) === normal

export const toText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Null is false; a database without a type for flags has numbers. */
export const toFlag = (value: unknown): boolean => value === true || value === 1 || value === 1n

export const toNumber = (value: unknown): number => Number(value ?? 0)

/** A key of its table, which is never empty. */
export const toId = (value: unknown): string => toText(value) ?? ''
