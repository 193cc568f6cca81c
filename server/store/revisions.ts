import { sql } from 'kysely'
import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'

/** Names of data that nodes read once and keep in memory: one row shows whether it is still current. */
type Revisioned = 'policies'

const settingName = (data: Revisioned): string => `${data}.revision`

/** Changes with every `raiseRevision`, on any node. */
export async function readRevision(reader: Reader, data: Revisioned): Promise<number> {
  const row = await reader
    .selectFrom('Setting')
    .select('version')
    .where('name', '=', settingName(data))
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Raises it only from `expected`, as read before; false if another change was first. Before anything is written. */
export async function raiseRevisionFrom(tx: Tx, data: Revisioned, expected: number): Promise<boolean> {
  const name = settingName(data)
  if (expected === 0) return insertIfAbsent(tx, 'Setting', { name, value: 'null', version: 1 })
  return tx
    .updateTable('Setting')
    .set({ version: expected + 1 })
    .where('name', '=', name)
    .where('version', '=', expected)
    .$call(changesOneRow)
}

/** Must run in the transaction of the change; the row's lock makes other nodes wait until it has ended. */
export async function raiseRevision(tx: Tx, data: Revisioned): Promise<void> {
  const isRaised = await tx
    .updateTable('Setting')
    .set({ version: sql<number>`${sql.ref('version')} + 1` })
    .where('name', '=', settingName(data))
    .$call(changesOneRow)
  if (isRaised) return
  if (await insertIfAbsent(tx, 'Setting', { name: settingName(data), value: 'null', version: 1 })) return
  await raiseRevision(tx, data)
}
