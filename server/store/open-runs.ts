import { databaseNow, dialectOf } from './columns.ts'
import { reserveAttempt } from './counters.ts'
import type { Reader, Tx } from './database.ts'
import { changedOneRow, runPrepared } from './prepared.ts'
import { claimedColumn, firstRunVersion, type NewRun, type Run } from './runs.ts'
import { signRow, verifyRows } from './signed-rows.ts'

/**
 * Inserts the run unless its account has `limit` open ones, whatever they are; returns whether it did. One statement decides.
 * Between `holdStarts` and the end of the transaction no other process inserts one.
 */
export async function insertRunBelow(tx: Tx, run: NewRun, limit: number): Promise<boolean> {
  const now = databaseNow(tx)
  const values = { ...signRow(tx, 'Run', run), limit }
  return changedOneRow(
    await runPrepared(tx, 'insert run below limit', values, ({ limit, ...columns }) => {
      const row = { ...columns, version: firstRunVersion, claimedUntil: null, createdAt: now, updatedAt: now }
      const names = Object.keys(row) as (keyof typeof row)[]
      const openRuns = tx
        .selectFrom('Run')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('accountKey', '=', columns.accountKey)
        .where('status', '=', 'open')
      return tx
        .insertInto('Run')
        .columns(names)
        .expression(
          tx
            .selectNoFrom(({ val }) => names.map((name) => val(row[name]).as(name)))
            .where(({ eb }) => eb(openRuns, '<', limit)),
        )
    }),
  )
}

/** The account's open runs, the oldest first: ids begin with the time. */
export async function listOpenRuns(reader: Reader, accountKey: string): Promise<Run[]> {
  const rows = await reader
    .selectFrom('Run')
    .selectAll()
    .select(claimedColumn(reader))
    .where('accountKey', '=', accountKey)
    .where('status', '=', 'open')
    .orderBy('id')
    .execute()
  return verifyRows(reader, 'Run', rows).map((row) => ({ ...row, claimed: row.claimed === 1 }))
}

/**
 * From here to the end of the transaction no other process starts a run of this account. SQLite has one writer at a time; on SQL
 * Server two of them would each see the account before the other's insert, so they take a row first, as every start does.
 */
export async function holdStarts(tx: Tx, accountKey: string): Promise<void> {
  if (dialectOf(tx) === 'mssql') await reserveAttempt(tx, accountKey, 'run-start', 0, Number.MAX_SAFE_INTEGER)
}
