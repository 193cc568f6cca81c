import type { Reader } from './database.ts'
import { isAfterKey, limitRows, orderByKey } from './paging.ts'
import { type CoveredColumns, describeTable, isExempt, keyOfRow, type SignedTable } from './signed-tables.ts'

/** A row of a signed table as the database has it, right or not. */
export type StoredRow = CoveredColumns<SignedTable> & { mac: string | null }

export interface SignedTablePage {
  /** Without those that no MAC protects. */
  rows: StoredRow[]
  /** Key of the last row that was read, behind which the next page begins; undefined after the last page. */
  last: readonly unknown[] | undefined
}

/** Reads a page of a signed table in the order of its key, without verifying its rows. */
export async function readSignedTable(
  reader: Reader,
  table: SignedTable,
  page: { after: readonly unknown[] | undefined; count: number; unsignedOnly?: boolean },
): Promise<SignedTablePage> {
  const { key } = describeTable(table)
  const query = reader
    .selectFrom(table as 'Session')
    .selectAll()
    .where(isAfterKey(key, page.after))
    .$if(page.unsignedOnly === true, (unsigned) => unsigned.where('mac', 'is', null))
    .orderBy(orderByKey(key))
  const rows = await limitRows(reader, query, page.count).execute()
  const last = rows.at(-1)
  return {
    // Which columns they have depends on the table, which the builder cannot follow through a parameter.
    rows: rows.filter((row) => !isExempt(table, row)) as unknown as StoredRow[],
    last: last && keyOfRow(table, last),
  }
}
