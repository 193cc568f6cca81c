import type { Store } from '../store/database.ts'
import { readDatabaseTime } from '../store/database-time.ts'
import { insertJob, type Job, leaseJob, listJobs, setNextDue } from '../store/jobs.ts'
import { findNextDue } from './cron.ts'
import type { AnyJobDefinition, JobServices } from './job.ts'
import { startLoop } from './loops.ts'
import { runJob } from './run-job.ts'

export interface SchedulerOptions {
  services: JobServices
  jobs: readonly AnyJobDefinition[]
  /** This host's name among those that share the database. */
  node: string
  signal: AbortSignal
  report: (name: string, error: unknown) => void
  /** How long a node that was killed keeps its jobs from the others. */
  leaseMs?: number
}

/** Several, so that a job that processes everybody does not delay the rest. */
const maxParallelJobs = 3

/**
 * Runs due jobs until `signal`; resolves when the last run has stopped. Any number of nodes may do so on one database: one of them
 * runs each job.
 */
export async function startScheduler({
  pollMs = 5_000,
  ...options
}: SchedulerOptions & { pollMs?: number }): Promise<void> {
  const { signal, report } = options
  const scheduler = createScheduler(options)
  await startLoop({ name: 'schedule', everyMs: pollMs, signal, work: scheduler.startDueJobs, report })
  await scheduler.waitForRuns()
}

export function createScheduler(options: SchedulerOptions) {
  const { services, jobs, signal, node } = options
  const running = new Map<string, Promise<void>>()
  let isReady = false

  return {
    /** Starts every due job that this node may run and no node runs. */
    async startDueJobs(): Promise<void> {
      if (!isReady) await ensureJobs(services.store, jobs)
      isReady = true
      for (const due of await listDueJobs(services.store, node)) {
        const definition = jobs.find(({ id }) => id === due.job.id)
        if (!definition || running.has(definition.id) || running.size >= maxParallelJobs || signal.aborted) continue
        const job = await takeLease(options, due)
        if (!job) continue
        const run = runJob({ leaseMs: defaultLeaseMs, ...options, definition, job })
        running.set(
          definition.id,
          run.finally(() => running.delete(definition.id)),
        )
      }
    },
    async waitForRuns(): Promise<void> {
      await Promise.all(running.values())
    },
  }
}

const defaultLeaseMs = 60_000

/** Stores jobs that are new to this database with their own timetable; stored ones stay as they are. */
export async function ensureJobs(store: Store, jobs: readonly AnyJobDefinition[]): Promise<void> {
  const known = new Set((await listJobs(store.read)).map(({ id }) => id))
  const missing = jobs.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return
  const now = await readDatabaseTime(store.read)
  await store.transaction(async (tx) => {
    for (const { id, cron, enabled = true, settings } of missing) {
      const timeZone = 'UTC'
      const nextAt = enabled ? (findNextDue({ cron, timeZone }, now) ?? null) : null
      await insertJob(tx, { id, cron, timeZone, enabled, settings: JSON.stringify(settings.parse({})), nextAt })
    }
  })
}

interface DueJob {
  job: Job
  now: Date
}

/** Jobs that this node may start or continue now. */
async function listDueJobs(store: Store, node: string): Promise<DueJob[]> {
  const now = await readDatabaseTime(store.read)
  const jobs = (await listJobs(store.read)).filter(({ free, node: only }) => free && (only === null || only === node))
  const due: DueJob[] = []
  for (const job of jobs) {
    if (job.running || job.requestedAt || isDue(job, now)) due.push({ job, now })
    else await rescheduleAfterClockChange(store, job, now)
  }
  return due
}

const isDue = ({ enabled, nextAt }: Job, now: Date): boolean => enabled && nextAt !== null && nextAt <= now

/**
 * After the clock was set back, the stored due moment may be hours or a year away. It is computed again from now; the due moment
 * that was served last does not come a second time.
 */
async function rescheduleAfterClockChange(store: Store, job: Job, now: Date): Promise<void> {
  if (!job.enabled || job.nextAt === null) return
  const nextAt = findNextDue(job, now, job.lastDueAt) ?? null
  if (nextAt && nextAt < job.nextAt) await store.transaction((tx) => setNextDue(tx, job, nextAt))
}

/** Returns the job as leased; undefined: another node was first. */
function takeLease(
  { services, node: owner, leaseMs = defaultLeaseMs }: SchedulerOptions,
  { job, now }: DueJob,
): Promise<Job | undefined> {
  const served = isDue(job, now)
  const begin = {
    startedAt: now,
    lastDueAt: served ? job.nextAt : job.lastDueAt,
    nextAt: served ? (findNextDue(job, now) ?? null) : job.nextAt,
  }
  return services.store.transaction((tx) =>
    leaseJob(tx, job, { owner, milliseconds: leaseMs, ...(!job.running && { begin }) }),
  )
}
