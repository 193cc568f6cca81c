import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { dialectOf } from './columns.ts'
import type { Reader } from './database.ts'

/** The first `count` rows of an ordered query. The next page starts at the key of the last row, never at a row number. */
export function limitRows<DB, TB extends keyof DB, O>(
  reader: Reader,
  query: SelectQueryBuilder<DB, TB, O>,
  count: number,
): SelectQueryBuilder<DB, TB, O> {
  return dialectOf(reader) === 'mssql' ? query.top(count) : query.limit(count)
}

/** A key of one or two columns. Their names come from this program, never from outside. */
export type KeyColumns = readonly [string] | readonly [string, string]

export const orderByKey = (columns: KeyColumns): RawBuilder<unknown> => sql.join(columns.map((name) => sql.ref(name)))

/** The rows behind `after` in the order of their key; all rows without it. */
export function isAfterKey([first, second]: KeyColumns, after: readonly unknown[] | undefined): RawBuilder<boolean> {
  if (!after) return sql`1 = 1`
  const [one, two] = after
  if (second === undefined) return sql`${sql.ref(first)} > ${one}`
  // The first condition follows from the second; by it both databases seek in the index instead of reading it from its beginning.
  return sql`(${sql.ref(first)} >= ${one} and (${sql.ref(first)} > ${one} or ${sql.ref(second)} > ${two}))`
}
