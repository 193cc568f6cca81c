import { type Selectable, sql } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { NodeTable } from './tables.ts'

export type Node = Selectable<NodeTable> & { alive: boolean }

/** A server that was not seen for this long counts as away. */
export const nodeAliveMs = 60_000

interface NodeProcess {
  host: string
  processId: number
}

/** Registers a node under its id of before, whose row it takes over. */
export async function registerNode(tx: Tx, { id, ...node }: { id: string } & NodeProcess): Promise<void> {
  const row = startRow(tx, node)
  if (await insertIfAbsent(tx, 'Node', { id, ...row })) return
  await tx.updateTable('Node').set(row).where('id', '=', id).execute()
}

/** Registers a node that has no id yet under the first of `ids` that no server has that was seen within `aliveMs`. Returns it. */
export async function registerNewNode(
  tx: Tx,
  { ids, aliveMs, ...node }: NodeProcess & { ids: Iterable<string>; aliveMs: number },
): Promise<string> {
  const row = startRow(tx, node)
  for (const id of ids) {
    if (await insertIfAbsent(tx, 'Node', { id, ...row })) return id
    const takeOver = tx.updateTable('Node').set(row).where('id', '=', id)
    const { numUpdatedRows } = await takeOver.where('seenAt', '<=', databaseNowPlus(tx, -aliveMs)).executeTakeFirst()
    if (numUpdatedRows > 0n) return id
  }
  throw new Error('every id of a node is taken')
}

const startRow = (tx: Tx, node: NodeProcess) => ({ ...node, startedAt: databaseNow(tx), seenAt: databaseNow(tx) })

export async function recordHeartbeat(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('Node')
    .set({ seenAt: databaseNow(tx) })
    .where('id', '=', id)
    .execute()
}

/** `alive`: seen within this time, by the database's clock. */
export async function listNodes(reader: Reader, aliveMilliseconds: number): Promise<Node[]> {
  const since = databaseNowPlus(reader, -aliveMilliseconds)
  const rows = await reader
    .selectFrom('Node')
    .selectAll()
    .select(sql<number>`case when ${sql.ref('seenAt')} > ${since} then 1 else 0 end`.as('alive'))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, alive: row.alive === 1 }))
}
