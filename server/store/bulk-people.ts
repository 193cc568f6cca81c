import type { Selectable } from 'kysely'
import type { BulkOperationPersonTable } from './bulk-tables.ts'
import { countDeleted } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { limitRows } from './paging.ts'
import type { Tables } from './tables.ts'
import { runTogether } from './together.ts'

export type BulkPerson = Selectable<BulkOperationPersonTable>

/** Rows per statement: SQL Server takes 2,100 parameters. */
const rowsAtOnce = 200

/** The people of one page of the directory, as the operation found them. */
export async function insertBulkPeople(
  tx: Tx,
  people: readonly Pick<BulkPerson, 'operation' | 'personId' | 'domain' | 'name' | 'outcome' | 'passwordLastSet'>[],
): Promise<void> {
  for (let from = 0; from < people.length; from += rowsAtOnce) {
    const rows = people.slice(from, from + rowsAtOnce).map((one) => ({ ...one, ticket: null, wave: null, at: null }))
    await tx.insertInto('BulkOperationPerson').values(rows).execute()
  }
}

/** People with this outcome in the order of their ids, or of any outcome without one. */
export function listBulkPeople(
  reader: Reader,
  { operation, outcome, after, count }: { operation: string; outcome?: string; after?: string; count: number },
): Promise<BulkPerson[]> {
  const query = reader
    .selectFrom('BulkOperationPerson')
    .selectAll()
    .where('operation', '=', operation)
    .$if(outcome !== undefined, (some) => some.where('outcome', '=', outcome ?? ''))
    .$if(after !== undefined, (later) => later.where('personId', '>', after ?? ''))
    .orderBy('personId')
  return limitRows<Tables, 'BulkOperationPerson', BulkPerson>(reader, query, count).execute()
}

/** How many people have each outcome, by operation. */
export async function countBulkPeople(
  reader: Reader,
  operations: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>(operations.map((id) => [id, {}]))
  if (operations.length === 0) return counts
  const rows = await reader
    .selectFrom('BulkOperationPerson')
    .select(['operation', 'outcome', (row) => row.fn.countAll<number>().as('count')])
    .where('operation', 'in', [...operations])
    .groupBy(['operation', 'outcome'])
    .execute()
  for (const { operation, outcome, count } of rows) {
    const own = counts.get(operation)
    if (own) own[outcome] = Number(count)
  }
  return counts
}

/** What became of people; `ticket` of a write that is announced, which an outcome of its own removes. */
export async function saveBulkOutcomes(
  tx: Tx,
  operation: string,
  outcomes: readonly { personId: string; outcome: string; ticket?: string; wave: number }[],
): Promise<void> {
  await runTogether(
    tx,
    ...outcomes.map(({ personId, outcome, ticket = null, wave }) =>
      tx
        .updateTable('BulkOperationPerson')
        .set({ outcome, ticket, wave, at: databaseNow(tx) })
        .where('operation', '=', operation)
        .where('personId', '=', personId),
    ),
  )
}

/** Everybody whom an operation failed to reach waits again. */
export async function retryBulkPeople(tx: Tx, operation: string, outcomes: readonly string[]): Promise<void> {
  await tx
    .updateTable('BulkOperationPerson')
    .set({ outcome: 'waiting', ticket: null })
    .where('operation', '=', operation)
    .where('outcome', 'in', [...outcomes])
    .execute()
}

/** Of a person who has left, with the name that the rows keep. */
export const deleteBulkPerson = (tx: Tx, personId: string): Promise<number> =>
  tx.deleteFrom('BulkOperationPerson').where('personId', '=', personId).$call(countDeleted)
