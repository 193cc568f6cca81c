import { type Insertable, type Selectable, sql } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { JobTable } from './tables.ts'

/** `free`: nobody has it, and it waits for no further try. Leases, and so this, are told by the database's clock. */
export type Job = Selectable<JobTable> & { free: boolean }
/** What an administrator says of a job. */
export type JobSettings = Pick<Insertable<JobTable>, 'cron' | 'timeZone' | 'enabled' | 'node' | 'settings' | 'nextAt'>

/** Version of a job that was just stored. */
export const firstJobVersion = 1
/** One that would last for longer was made before the clock was set back, and is over. */
const longestLease = 20 * 60_000

/** The database's clock, for what is reckoned outside of it. */
export async function readClock(reader: Reader): Promise<Date> {
  const { now } = await reader.selectNoFrom(databaseNow(reader).as('now')).executeTakeFirstOrThrow()
  return new Date(now)
}

const isFree = (reader: Reader) =>
  sql<boolean>`(${sql.ref('leaseUntil')} is null or ${sql.ref('leaseUntil')} <= ${databaseNow(reader)} or ${sql.ref('leaseUntil')} > ${databaseNowPlus(reader, longestLease)})`

/** False: it is there already. */
export function insertJob(tx: Tx, job: { id: string } & Omit<JobSettings, 'node'>): Promise<boolean> {
  return insertIfAbsent(tx, 'Job', {
    ...job,
    ...{ node: null, version: firstJobVersion, running: false, fence: 0, owner: null, leaseUntil: null, attempts: 0 },
    ...{ requestedAt: null, lastDueAt: null, startedAt: null, endedAt: null, progress: null, lastResult: null },
  })
}

const jobs = (reader: Reader) =>
  reader
    .selectFrom('Job')
    .selectAll()
    .select(sql<number>`case when ${isFree(reader)} then 1 else 0 end`.as('free'))

export async function listJobs(reader: Reader): Promise<Job[]> {
  const rows = await jobs(reader).orderBy('id').execute()
  return rows.map((row) => ({ ...row, free: row.free === 1 }))
}

export async function findJob(reader: Reader, id: string): Promise<Job | undefined> {
  const row = await jobs(reader).where('id', '=', id).executeTakeFirst()
  return row && { ...row, free: row.free === 1 }
}

/** Writes only over the version that was read; the row then has `expectedVersion + 1`. */
export async function updateJob(
  tx: Tx,
  of: { id: string; expectedVersion: number },
  changes: JobSettings,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('Job')
    .set({ ...changes, version: of.expectedVersion + 1 })
    .where('id', '=', of.id)
    .where('version', '=', of.expectedVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** To be run as soon as a node looks. False: it runs already. */
export async function requestJob(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('Job')
    .set({ requestedAt: databaseNow(tx) })
    .where('id', '=', id)
    .where('running', '=', false)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Another due moment, unless the job was changed or begun meanwhile. */
export async function moveNextDue(tx: Tx, { id, version, fence }: Job, nextAt: Date | null): Promise<void> {
  await tx
    .updateTable('Job')
    .set({ nextAt })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('fence', '=', fence)
    .execute()
}

/**
 * Takes the lease of a job as it was read, for `milliseconds`; `begin`: a run that is new, for the due moment that it names, else one
 * that somebody else left. Gives the job as it is then: whoever was too slow may have got on until this very moment. Undefined: another was first.
 */
export async function takeJob(
  tx: Tx,
  job: Job,
  of: { owner: string; milliseconds: number; begin?: { startedAt: Date; lastDueAt: Date | null; nextAt: Date | null } },
): Promise<Job | undefined> {
  const begun = of.begin && {
    ...of.begin,
    ...{ running: true, requestedAt: null, progress: null, attempts: 0 },
  }
  const { numUpdatedRows } = await tx
    .updateTable('Job')
    .set({ fence: job.fence + 1, owner: of.owner, leaseUntil: databaseNowPlus(tx, of.milliseconds), ...begun })
    .where('id', '=', job.id)
    .where('fence', '=', job.fence)
    .where('version', '=', job.version)
    .where('running', '=', job.running)
    .where(isFree(tx))
    .executeTakeFirst()
  return numUpdatedRows === 1n ? findJob(tx, job.id) : undefined
}

/** Which run of the job holds the lease. */
export interface Holding {
  id: string
  fence: number
}

const held = (tx: Tx, { id, fence }: Holding) =>
  tx.updateTable('Job').where('id', '=', id).where('fence', '=', fence).where('running', '=', true)

/** The work got on and keeps the lease for so long. False: another has taken over; the commit must not stand. */
export async function keepJob(
  tx: Tx,
  holding: Holding,
  of: { milliseconds: number; progress?: string },
): Promise<boolean> {
  const got = of.progress === undefined ? {} : { progress: of.progress, attempts: 0 }
  const { numUpdatedRows } = await held(tx, holding)
    .set({ leaseUntil: databaseNowPlus(tx, of.milliseconds), ...got })
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The run is over. False: another has taken over. */
export async function endJob(tx: Tx, holding: Holding, lastResult: string): Promise<boolean> {
  const { numUpdatedRows } = await held(tx, holding)
    .set({
      ...{ running: false, owner: null, leaseUntil: null, progress: null, attempts: 0 },
      ...{ lastResult, endedAt: databaseNow(tx) },
    })
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Lets go without an end: whoever looks next, or after `retryAfter` milliseconds, goes on. */
export async function releaseJob(
  tx: Tx,
  holding: Holding,
  of: { attempts?: number; retryAfter?: number } = {},
): Promise<void> {
  const { attempts, retryAfter } = of
  const tried = attempts === undefined ? {} : { attempts }
  const leaseUntil = retryAfter === undefined ? null : databaseNowPlus(tx, retryAfter)
  await held(tx, holding)
    .set({ ...tried, owner: null, leaseUntil })
    .execute()
}
