import { sql } from 'kysely'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'

/** Names of what is read once and kept in memory: one row says whether it is still what the database holds. */
type Kept = 'policies'

const settingOf = (kept: Kept): string => `${kept}.revision`

/** Changes with every `raiseRevision`, on whatever node. */
export async function readRevision(reader: Reader, kept: Kept): Promise<number> {
  const row = await reader
    .selectFrom('Setting')
    .select('version')
    .where('name', '=', settingOf(kept))
    .executeTakeFirst()
  return row?.version ?? 0
}

/** In the transaction of the change; those of other nodes queue here until it has ended. */
export async function raiseRevision(tx: Tx, kept: Kept): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('Setting')
    .set({ version: sql<number>`${sql.ref('version')} + 1` })
    .where('name', '=', settingOf(kept))
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return
  if (await insertIfAbsent(tx, 'Setting', { name: settingOf(kept), value: 'null', version: 1 })) return
  await raiseRevision(tx, kept)
}
