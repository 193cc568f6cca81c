import { type Selectable, sql } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { NodeTable } from './tables.ts'

export type Node = Selectable<NodeTable> & { alive: boolean }

/** Called at each start; the same id takes over its old row. */
export async function registerNode(tx: Tx, node: { id: string; host: string; processId: number }): Promise<void> {
  const now = databaseNow(tx)
  const { id, ...rest } = node
  const row = { ...rest, startedAt: now, seenAt: now }
  if (await insertIfAbsent(tx, 'Node', { id, ...row })) return
  await tx.updateTable('Node').set(row).where('id', '=', id).execute()
}

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
