import { type Insertable, type Selectable, sql } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { JobTable } from './job-table.ts'

/** `free`: no node holds its lease, and it does not wait for another attempt. The database's clock decides. */
export type Job = Selectable<JobTable> & { free: boolean }
/** What an administrator sets for a job. */
export type JobSettings = Pick<Insertable<JobTable>, 'cron' | 'timeZone' | 'enabled' | 'node' | 'settings' | 'nextAt'>

/** Version of a job that was just inserted. */
const firstJobVersion = 1
/** A lease that would last longer was taken before the clock was set back, and is over. */
const maxLeaseMs = 20 * 60_000

const isFree = (reader: Reader) =>
  sql<boolean>`(${sql.ref('leaseUntil')} is null or ${sql.ref('leaseUntil')} <= ${databaseNow(reader)} or ${sql.ref('leaseUntil')} > ${databaseNowPlus(reader, maxLeaseMs)})`

/** False if it exists already. */
export function insertJob(tx: Tx, job: { id: string } & Omit<JobSettings, 'node'>): Promise<boolean> {
  return insertIfAbsent(tx, 'Job', {
    ...job,
    node: null,
    version: firstJobVersion,
    running: false,
    fence: 0,
    owner: null,
    leaseUntil: null,
    attempts: 0,
    requestedAt: null,
    lastDueAt: null,
    startedAt: null,
    endedAt: null,
    progress: null,
    lastResult: null,
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
export function updateJob(
  tx: Tx,
  target: { id: string; expectedVersion: number },
  changes: JobSettings,
): Promise<boolean> {
  return tx
    .updateTable('Job')
    .set({ ...changes, version: target.expectedVersion + 1 })
    .where('id', '=', target.id)
    .where('version', '=', target.expectedVersion)
    .$call(changesOneRow)
}

/** Requests a run as soon as a node checks for jobs. False if it runs already. */
export function requestJob(tx: Tx, id: string): Promise<boolean> {
  return tx
    .updateTable('Job')
    .set({ requestedAt: databaseNow(tx) })
    .where('id', '=', id)
    .where('running', '=', false)
    .$call(changesOneRow)
}

/** Sets another due time unless the job was changed or started since it was read. */
export async function setNextDue(tx: Tx, { id, version, fence }: Job, nextAt: Date | null): Promise<void> {
  await tx
    .updateTable('Job')
    .set({ nextAt })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('fence', '=', fence)
    .execute()
}

/**
 * Takes the lease of a job as it was read, for `milliseconds`. With `begin` it starts a new run, for the given due time, else it
 * continues a run that another node left. Returns the job as it is then, since a slow owner may have made progress until this
 * moment. Undefined if another node was first.
 */
export async function leaseJob(
  tx: Tx,
  job: Job,
  lease: {
    owner: string
    milliseconds: number
    begin?: { startedAt: Date; lastDueAt: Date | null; nextAt: Date | null }
  },
): Promise<Job | undefined> {
  const started = lease.begin && { ...lease.begin, running: true, requestedAt: null, progress: null, attempts: 0 }
  const isLeased = await tx
    .updateTable('Job')
    .set({ fence: job.fence + 1, owner: lease.owner, leaseUntil: databaseNowPlus(tx, lease.milliseconds), ...started })
    .where('id', '=', job.id)
    .where('fence', '=', job.fence)
    .where('version', '=', job.version)
    .where('running', '=', job.running)
    .where(isFree(tx))
    .$call(changesOneRow)
  return isLeased ? findJob(tx, job.id) : undefined
}

/** The run of a job that holds the lease. */
export type JobLease = Pick<Job, 'id' | 'fence'>

const updateHolder = (tx: Tx, { id, fence }: JobLease) =>
  tx.updateTable('Job').where('id', '=', id).where('fence', '=', fence).where('running', '=', true)

/** Stores progress and renews the lease. False if another node has taken over; then the transaction must roll back. */
export function renewJobLease(
  tx: Tx,
  lease: JobLease,
  renewal: { milliseconds: number; progress?: string },
): Promise<boolean> {
  const got = renewal.progress === undefined ? {} : { progress: renewal.progress, attempts: 0 }
  return updateHolder(tx, lease)
    .set({ leaseUntil: databaseNowPlus(tx, renewal.milliseconds), ...got })
    .$call(changesOneRow)
}

/** Ends the run. False if another node has taken over. */
export function endJob(tx: Tx, lease: JobLease, lastResult: string): Promise<boolean> {
  return updateHolder(tx, lease)
    .set({
      running: false,
      owner: null,
      leaseUntil: null,
      progress: null,
      attempts: 0,
      lastResult,
      endedAt: databaseNow(tx),
    })
    .$call(changesOneRow)
}

/** Gives up the lease without ending the run: the next node continues, after `retryAfter` milliseconds if given. */
export async function releaseJob(
  tx: Tx,
  lease: JobLease,
  options: { attempts?: number; retryAfter?: number } = {},
): Promise<void> {
  const { attempts, retryAfter } = options
  const count = attempts === undefined ? {} : { attempts }
  const leaseUntil = retryAfter === undefined ? null : databaseNowPlus(tx, retryAfter)
  await updateHolder(tx, lease)
    .set({ ...count, owner: null, leaseUntil })
    .execute()
}
