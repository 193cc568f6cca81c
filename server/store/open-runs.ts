import { databaseNow, dialectOf } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { changedOneRow, prepare, sendPrepared } from './prepared.ts'
import { claimedColumn, firstRunVersion, type NewRun, type Run } from './runs.ts'
import { signRow, verifyRows } from './signed-rows.ts'
import { runTogether } from './together.ts'

/**
 * Inserts the run unless its account has `limit` open ones, whatever they are; returns whether it did. From here to the end of the
 * transaction no other process inserts one. SQLite has one writer at a time; on SQL Server two of them would each see the account before
 * the other's insertion, so they take a row first, in the same request.
 */
export async function insertRunBelow(tx: Tx, run: NewRun, limit: number): Promise<boolean> {
  const insertion = prepareInsertion(tx, run, limit)
  if (dialectOf(tx) === 'sqlite') return changedOneRow(await sendPrepared(tx, insertion))
  const starts = { key: run.accountKey, kind: 'run-start' }
  const hold = prepare(tx, 'hold starts', starts, ({ key, kind }) =>
    tx.updateTable('Counter').set({ failures: 0 }).where('key', '=', key).where('kind', '=', kind),
  )
  const [held, inserted] = await runTogether(tx, hold, insertion)
  const isInserted = inserted?.numAffectedRows === 1n
  if (held?.numAffectedRows === 1n) return isInserted
  // The account's first start: there was no row to take, and another one may have begun meanwhile.
  await updateOrInsert(
    async () => changedOneRow(await sendPrepared(tx, hold)),
    () => insertIfAbsent(tx, 'Counter', { ...starts, failures: 0, windowStartedAt: new Date(0), lockedUntil: null }),
  )
  if (!isInserted || (await listOpenRuns(tx, run.accountKey)).length <= limit) return isInserted
  await tx.deleteFrom('Run').where('id', '=', run.id).execute()
  return false
}

function prepareInsertion(tx: Tx, run: NewRun, limit: number) {
  const now = databaseNow(tx)
  const values = { ...signRow(tx, 'Run', run), limit }
  return prepare(tx, 'insert run below limit', values, ({ limit, ...columns }) => {
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
  })
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
