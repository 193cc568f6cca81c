import type { RawBuilder } from 'kysely'
import type { Reader } from './database.ts'
import { isAfterKey, type KeyColumns, orderByKey } from './paging.ts'
import { verifyRows } from './signed-rows.ts'
import type { CoveredColumns, SignedTable } from './signed-tables.ts'

interface Page {
  isAfter: RawBuilder<boolean>
  order: RawBuilder<unknown>
  count: number
}

/**
 * The first `count` right rows of what `readPage` returns, ordered by columns that identify a row. Refused rows, however many there
 * are, take the place of none.
 */
export async function findVerified<
  Table extends SignedTable,
  Row extends CoveredColumns<Table> & { mac: string | null },
>(
  reader: Reader,
  table: Table,
  { orderBy, count }: { orderBy: KeyColumns; count: number },
  readPage: (page: Page) => Promise<Row[]>,
): Promise<Omit<Row, 'mac'>[]> {
  const found: Omit<Row, 'mac'>[] = []
  const order = orderByKey(orderBy)
  for (let after: readonly unknown[] | undefined; ; ) {
    const rows = await readPage({ isAfter: isAfterKey(orderBy, after), order, count })
    found.push(...verifyRows<Table, Row>(reader, table, rows))
    const last = rows.at(-1)
    if (!last || rows.length < count || found.length >= count) return found.slice(0, count)
    after = orderBy.map((column) => last[column as keyof Row])
  }
}
