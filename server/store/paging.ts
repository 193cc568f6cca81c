import type { SelectQueryBuilder } from 'kysely'
import { dialectOf } from './columns.ts'
import type { Reader } from './database.ts'

/** The first `count` rows of an ordered query. Pages go on by the key of the last row seen, never by counting past rows. */
export function firstRows<DB, TB extends keyof DB, O>(
  reader: Reader,
  query: SelectQueryBuilder<DB, TB, O>,
  count: number,
): SelectQueryBuilder<DB, TB, O> {
  return dialectOf(reader) === 'mssql' ? query.top(count) : query.limit(count)
}
