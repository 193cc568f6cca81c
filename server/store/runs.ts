import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { firstRows } from './paging.ts'
import { changedOne, prepared } from './prepared.ts'
import type { RunTable, Tables } from './tables.ts'

/** `claimed`: somebody executes for this run at the moment, by the database's clock. */
export type Run = Selectable<RunTable> & { claimed: boolean }
export type NewRun = Omit<Insertable<RunTable>, 'version' | 'claimedUntil' | 'createdAt' | 'updatedAt'>
export type RunChanges = Omit<
  Updateable<RunTable>,
  'id' | 'tokenHash' | 'workflow' | 'version' | 'createdAt' | 'updatedAt'
>

/** Claims last seconds. One that would last for longer than this was made before the clock was set back, and is over. */
const longestClaim = 10 * 60_000

const isClaimed = (db: Reader) =>
  sql<boolean>`${sql.ref('claimedUntil')} > ${databaseNow(db)} and ${sql.ref('claimedUntil')} <= ${databaseNowPlus(db, longestClaim)}`

const isUnclaimed = (db: Reader) => sql<boolean>`(${sql.ref('claimedUntil')} is null or not (${isClaimed(db)}))`

/** Version of a run that was just inserted. */
export const firstRunVersion = 1

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  const now = databaseNow(tx)
  await prepared(tx, 'insert run', run, (run) =>
    tx
      .insertInto('Run')
      .values({ ...run, version: firstRunVersion, claimedUntil: null, createdAt: now, updatedAt: now }),
  )
}

export async function findRun(reader: Reader, id: string): Promise<Run | undefined> {
  const { rows } = await prepared(reader, 'find run', { id }, ({ id }) =>
    reader
      .selectFrom('Run')
      .selectAll()
      .select(sql<number>`case when ${isClaimed(reader)} then 1 else 0 end`.as('claimed'))
      .where('id', '=', id),
  )
  const [row] = rows
  return row && { ...row, claimed: row.claimed === 1 }
}

/** Writes only over the version that was read; the row then has `expectedVersion + 1`. False: somebody else was first. */
export async function updateRun(tx: Tx, id: string, expectedVersion: number, changes: RunChanges): Promise<boolean> {
  const values = { ...changes, id, expectedVersion, version: expectedVersion + 1 }
  return changedOne(
    await prepared(tx, 'update run', values, ({ id, expectedVersion, ...columns }) =>
      tx
        .updateTable('Run')
        .set({ ...columns, updatedAt: databaseNow(tx) })
        .where('id', '=', id)
        .where('version', '=', expectedVersion),
    ),
  )
}

/**
 * Takes the run for executing, for so long and with that intent, unless somebody else holds it. The new version,
 * `expectedVersion + 1`, is the fence: what the holder writes afterwards states it, and fails once another has taken over.
 */
export async function claimRun(
  tx: Tx,
  claim: { id: string; expectedVersion: number; milliseconds: number; intent?: string | null },
): Promise<boolean> {
  const { milliseconds, ...values } = claim
  const version = claim.expectedVersion + 1
  return changedOne(
    await prepared(tx, `claim run for ${milliseconds}`, { ...values, version }, ({ id, expectedVersion, ...columns }) =>
      tx
        .updateTable('Run')
        .set({ ...columns, claimedUntil: databaseNowPlus(tx, milliseconds), updatedAt: databaseNow(tx) })
        .where('id', '=', id)
        .where('version', '=', expectedVersion)
        .where(isUnclaimed(tx)),
    ),
  )
}

/** Prolongs a claim that nobody else has taken over; the version stays. */
export async function renewClaim(
  tx: Tx,
  claim: { id: string; version: number; milliseconds: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('Run')
    .set({ claimedUntil: databaseNowPlus(tx, claim.milliseconds) })
    .where('id', '=', claim.id)
    .where('version', '=', claim.version)
    .where('claimedUntil', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends a claim without another change. */
export function releaseRun(tx: Tx, id: string, expectedVersion: number): Promise<boolean> {
  return updateRun(tx, id, expectedVersion, { claimedUntil: null })
}

/** Open, unclaimed runs that nobody has touched for so long and that wait for nobody, oldest first, for stopping one by one (with an audit event each). */
export function findAbandonedRuns(
  reader: Reader,
  idleMilliseconds: number,
  count: number,
): Promise<Selectable<RunTable>[]> {
  const query = reader
    .selectFrom('Run')
    .selectAll()
    .where('status', '=', 'open')
    .where('updatedAt', '<', databaseNowPlus(reader, -idleMilliseconds))
    .where(isUnclaimed(reader))
    .where((row) => row.or([row('keepUntil', 'is', null), row('keepUntil', '<=', databaseNow(reader))]))
    .orderBy('updatedAt')
  return firstRows<Tables, 'Run', Selectable<RunTable>>(reader, query, count).execute()
}

/** Forgets ended runs that were last touched before; gives how many. */
export async function deleteRunsBefore(tx: Tx, moment: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('Run')
    .where('status', '!=', 'open')
    .where('updatedAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
