import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import type { RefusedRow } from './refused-rows.ts'
import { findFault, keyOfMac } from './signed-rows.ts'
import { readSignedTable, type StoredRow } from './signed-table-pages.ts'
import { describeTable, isExempt, keyCondition, keyOfRow, type SignedTable, signedTableNames } from './signed-tables.ts'

/** A refused row as it lies in the database. What it says of itself may be forged; it holds no secret. */
export interface FoundRow extends RefusedRow {
  table: SignedTable
  /** Id of the directory person that it names. */
  person: string | undefined
  /** When it says that it was written. */
  writtenAt: Date | undefined
  /** Id of the key that its MAC names. */
  keyId: string | undefined
  stored: StoredRow
}

/** Rows per page, so that a server can write in between, and so that a large table is never in memory. */
const pageSize = 200

/** Reads every row of the signed tables and returns, page by page, how many there were and which of them are refused. */
export async function* findRefusedRows(
  reader: Reader,
): AsyncGenerator<{ table: SignedTable; count: number; refused: FoundRow[] }> {
  for (const table of signedTableNames) {
    for (let after: readonly unknown[] | undefined; ; ) {
      const { rows, last } = await readSignedTable(reader, table, { after, count: pageSize })
      const refused = rows.map((row) => toFoundRow(reader, table, row)).filter((row) => row !== undefined)
      if (rows.length > 0) yield { table, count: rows.length, refused }
      if (!last) break
      after = last
    }
  }
}

/** The refused row with this key; `signed` if it is right and may not be deleted as refused; undefined if there is none. */
export async function findRefusedRow(
  reader: Reader,
  table: SignedTable,
  key: readonly string[],
): Promise<FoundRow | 'signed' | undefined> {
  const row = await reader
    .selectFrom(table as 'Session')
    .selectAll()
    .where((eb) => eb.and(keyCondition(table, key)))
    .executeTakeFirst()
  if (!row) return undefined
  if (isExempt(table, row)) return 'signed'
  // Which columns it has depends on the table, which the builder cannot follow through a parameter.
  return toFoundRow(reader, table, row as unknown as StoredRow) ?? 'signed'
}

/** False if the row was replaced or deleted since it was read. */
export function deleteRefusedRow(tx: Tx, { table, stored }: FoundRow): Promise<boolean> {
  return tx
    .deleteFrom(table as 'Session')
    .where((eb) => eb.and({ ...keyCondition(table, keyOfRow(table, stored)), mac: stored.mac }))
    .$call(changesOneRow)
}

function toFoundRow(reader: Reader, table: SignedTable, stored: StoredRow): FoundRow | undefined {
  const reason = findFault(reader, table, stored)
  if (!reason) return undefined
  const { personId } = stored as { personId?: unknown }
  const { writtenAt } = describeTable(table)
  const time = writtenAt === null ? undefined : (stored as Readonly<Record<string, unknown>>)[writtenAt]
  return {
    table,
    key: keyOfRow(table, stored).map(String),
    reason,
    person: typeof personId === 'string' ? personId : undefined,
    writtenAt: time instanceof Date && !Number.isNaN(time.getTime()) ? time : undefined,
    keyId: stored.mac === null ? undefined : keyOfMac(String(stored.mac)),
    stored,
  }
}
