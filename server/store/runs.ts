import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { deleteRows } from './delete-rows.ts'
import { limitRows } from './paging.ts'
import { changedOneRow, runPrepared } from './prepared.ts'
import { signRow, verifyRow } from './signed-rows.ts'
import type { CoveredColumns } from './signed-tables.ts'
import type { RunTable } from './tables.ts'
import { findVerified } from './verified-pages.ts'

/** `claimed`: a node executes this run at the moment, by the database's clock. */
type StoredRun = Omit<Selectable<RunTable>, 'mac'>
export type Run = StoredRun & { claimed: boolean }
export type NewRun = Omit<Insertable<RunTable>, 'mac' | 'version' | 'claimedUntil' | 'createdAt' | 'updatedAt'> &
  SignedRun
export type RunChanges = Omit<
  Updateable<RunTable>,
  'id' | 'tokenHash' | 'workflow' | 'mac' | 'version' | 'createdAt' | 'updatedAt'
>
/** What a MAC covers, as it was read or written last. */
type SignedRun = CoveredColumns<'Run'>

/** Claims last seconds. One that would last longer than this was made before the clock was set back, and is over. */
const maxClaimMs = 10 * 60_000

const isClaimed = (db: Reader) =>
  sql<boolean>`${sql.ref('claimedUntil')} > ${databaseNow(db)} and ${sql.ref('claimedUntil')} <= ${databaseNowPlus(db, maxClaimMs)}`

/** Whether the run is claimed, as a column of a reader's query. */
export const claimedColumn = (db: Reader) => sql<number>`case when ${isClaimed(db)} then 1 else 0 end`.as('claimed')

const isUnclaimed = (db: Reader) => sql<boolean>`(${sql.ref('claimedUntil')} is null or not (${isClaimed(db)}))`

/** Version of a run that was just inserted. */
export const firstRunVersion = 1

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  const now = databaseNow(tx)
  await runPrepared(tx, 'insert run', signRow(tx, 'Run', run), (run) =>
    tx
      .insertInto('Run')
      .values({ ...run, version: firstRunVersion, claimedUntil: null, createdAt: now, updatedAt: now }),
  )
}

export async function findRun(reader: Reader, id: string): Promise<Run | undefined> {
  const { rows } = await runPrepared(reader, 'find run', { id }, ({ id }) =>
    reader.selectFrom('Run').selectAll().select(claimedColumn(reader)).where('id', '=', id),
  )
  const row = verifyRow(reader, 'Run', rows[0])
  return row && { ...row, claimed: row.claimed === 1 }
}

/**
 * Writes only over the version that was read, `row.version`; the stored row then has the next one. False if another writer was
 * first.
 */
export async function updateRun(tx: Tx, row: SignedRun & { version: number }, changes: RunChanges): Promise<boolean> {
  const { id, version } = row
  const { mac } = signRow(tx, 'Run', { ...row, ...changes } as SignedRun)
  const values = { ...changes, mac, id, expectedVersion: version, version: version + 1 }
  return changedOneRow(
    await runPrepared(tx, 'update run', values, ({ id, expectedVersion, ...columns }) =>
      tx
        .updateTable('Run')
        .set({ ...columns, updatedAt: databaseNow(tx) })
        .where('id', '=', id)
        .where('version', '=', expectedVersion),
    ),
  )
}

/**
 * Claims the run for executing, for `milliseconds` and with that intent, unless it is claimed already. The new version,
 * `row.version + 1`, is the fence: the claimant's later writes state it, and fail once another one has taken over.
 */
export async function claimRun(
  tx: Tx,
  row: SignedRun & { version: number },
  claim: { milliseconds: number; intent?: string },
): Promise<boolean> {
  const { id, version: expectedVersion } = row
  const { milliseconds, intent } = claim
  // The version and the claim are not covered, so a claim without an intent needs no new MAC.
  const changes = intent === undefined ? {} : { intent, mac: signRow(tx, 'Run', { ...row, intent }).mac }
  const values = { ...changes, id, expectedVersion, version: expectedVersion + 1 }
  return changedOneRow(
    await runPrepared(tx, `claim run for ${milliseconds}`, values, ({ id, expectedVersion, ...columns }) =>
      tx
        .updateTable('Run')
        .set({ ...columns, claimedUntil: databaseNowPlus(tx, milliseconds), updatedAt: databaseNow(tx) })
        .where('id', '=', id)
        .where('version', '=', expectedVersion)
        .where(isUnclaimed(tx)),
    ),
  )
}

/**
 * Extends a claim that no one else has taken over. The version stays, unless an intent is announced or the row is changed: then it
 * is the next one.
 */
export async function renewClaim(
  tx: Tx,
  row: SignedRun & { version: number },
  claim: { milliseconds: number; intent?: string; changes?: RunChanges },
): Promise<boolean> {
  const { id, version: expectedVersion } = row
  const { milliseconds, intent, changes } = claim
  const written = intent === undefined ? changes : { ...changes, intent }
  const values = {
    ...(written && {
      ...written,
      mac: signRow(tx, 'Run', { ...row, ...written } as SignedRun).mac,
      version: expectedVersion + 1,
    }),
    id,
    expectedVersion,
  }
  return changedOneRow(
    await runPrepared(tx, `renew claim for ${milliseconds}`, values, ({ id, expectedVersion, ...columns }) =>
      tx
        .updateTable('Run')
        .set({ ...columns, claimedUntil: databaseNowPlus(tx, milliseconds) })
        .where('id', '=', id)
        .where('version', '=', expectedVersion)
        .where('claimedUntil', 'is not', null),
    ),
  )
}

/**
 * Open, unclaimed runs without activity for this time that do not wait for an approver, oldest first; the caller stops them one
 * by one, with an audit event each.
 */
export async function findAbandonedRuns(reader: Reader, idleMilliseconds: number, count: number): Promise<StoredRun[]> {
  const query = reader
    .selectFrom('Run')
    .selectAll()
    .where('status', '=', 'open')
    .where('updatedAt', '<', databaseNowPlus(reader, -idleMilliseconds))
    .where(isUnclaimed(reader))
    .where((row) => row.or([row('keepUntil', 'is', null), row('keepUntil', '<=', databaseNow(reader))]))
  return findVerified(reader, 'Run', { orderBy: ['updatedAt', 'id'], count }, (page) =>
    limitRows(reader, query.where(page.isAfter).orderBy(page.order), page.count).execute(),
  )
}

/** Deletes ended runs that were last updated before that time; returns how many. Both statuses by name, so that the index finds them. */
export const deleteRunsBefore = (tx: Tx, moment: Date): Promise<number> =>
  deleteRows(
    tx,
    'Run',
    sql`${sql.ref('status')} in (${sql.lit('done')}, ${sql.lit('stopped')}) and ${sql.ref('updatedAt')} < ${moment}`,
  )
