import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Tx } from './database.ts'
import { deleteRows } from './delete-rows.ts'
import type { UserStatisticsTable } from './job-table.ts'
import { limitRows } from './paging.ts'

export type UserStatistics = Selectable<UserStatisticsTable>

/** The counts of one run, by domain and policy. */
export async function insertStatistics(tx: Tx, rows: readonly Insertable<UserStatisticsTable>[]): Promise<void> {
  for (const row of rows) await tx.insertInto('UserStatistics').values(row).execute()
}

/** Runs, newest first, each with its rows. `before` is the id of the last run of the previous page; ids rise with time. */
export async function listStatistics(
  reader: Reader,
  page: { before?: string; since?: Date; count: number },
): Promise<{ run: string; rows: UserStatistics[] }[]> {
  let query = reader.selectFrom('UserStatistics').select('run').distinct().orderBy('run', 'desc')
  if (page.before) query = query.where('run', '<', page.before)
  if (page.since) query = query.where('at', '>=', page.since)
  const runs = (await limitRows(reader, query, page.count).execute()).map(({ run }) => run)
  if (runs.length === 0) return []
  const rows = await reader
    .selectFrom('UserStatistics')
    .selectAll()
    .where('run', 'in', runs)
    .orderBy('domain')
    .orderBy('policy')
    .execute()
  return runs.map((run) => ({ run, rows: rows.filter((row) => row.run === run) }))
}

/** Returns the number of rows. */
export const deleteStatisticsBefore = (tx: Tx, moment: Date): Promise<number> =>
  deleteRows(tx, 'UserStatistics', sql`${sql.ref('at')} < ${moment}`)
