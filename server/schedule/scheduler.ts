import type { Store } from '../store/database.ts'
import { insertJob, type Job, listJobs, moveNextDue, readClock, takeJob } from '../store/jobs.ts'
import { nextDue } from './cron.ts'
import { startLoop } from './loops.ts'
import { runJob } from './run-job.ts'
import type { AnyTask, TaskServices } from './task.ts'

export interface SchedulerOptions {
  services: TaskServices
  tasks: readonly AnyTask[]
  /** This host's name among those that share the database. */
  node: string
  signal: AbortSignal
  report: (name: string, error: unknown) => void
  pollMs?: number
  /** How long a node that was killed keeps its task from the others. */
  leaseMs?: number
}

/** At the same time on one node, so that a walk through everybody does not hold up the rest. */
const atOnce = 3

/** Runs what is due until the signal; any number of nodes may do so on one database, and one of them runs each. Ends with the last run. */
export async function startScheduler(options: SchedulerOptions): Promise<void> {
  const { services, tasks, signal, report, pollMs = 5_000 } = options
  const running = new Map<string, Promise<void>>()
  let isReady = false

  async function look(): Promise<void> {
    if (!isReady) await ensureJobs(services.store, tasks)
    isReady = true
    for (const due of await dueJobs(services.store, options.node)) {
      const task = tasks.find(({ id }) => id === due.job.id)
      if (!task || running.has(task.id) || running.size >= atOnce || signal.aborted) continue
      const work = await begin(options, task, due)
      if (work)
        running.set(
          task.id,
          work().finally(() => running.delete(task.id)),
        )
    }
  }

  await startLoop({ name: 'schedule', everyMs: pollMs, signal, work: look, report })
  await Promise.all(running.values())
}

/** Tasks that this database has not met begin with their own timetable; those it has stay as they are. */
export async function ensureJobs(store: Store, tasks: readonly AnyTask[]): Promise<void> {
  const known = new Set((await listJobs(store.read)).map(({ id }) => id))
  const missing = tasks.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return
  const now = await readClock(store.read)
  await store.transaction(async (tx) => {
    for (const { id, cron, enabled = true, settings } of missing) {
      const timeZone = 'UTC'
      const nextAt = enabled ? (nextDue({ cron, timeZone }, now) ?? null) : null
      await insertJob(tx, { id, cron, timeZone, enabled, settings: JSON.stringify(settings.parse({})), nextAt })
    }
  })
}

interface Due {
  job: Job
  now: Date
}

/** What this node may begin, or go on with, now. */
async function dueJobs(store: Store, node: string): Promise<Due[]> {
  const now = await readClock(store.read)
  const jobs = (await listJobs(store.read)).filter(({ free, node: only }) => free && (only === null || only === node))
  const due: Due[] = []
  for (const job of jobs) {
    if (job.running || job.requestedAt || isDue(job, now)) due.push({ job, now })
    else await afterClockWasSetBack(store, job, now)
  }
  return due
}

const isDue = ({ enabled, nextAt }: Job, now: Date): boolean => enabled && nextAt !== null && nextAt <= now

/**
 * The clock was set back: what comes next by the old clock may be hours or a year away, so it is reckoned anew from now; the moment
 * that was served last does not come a second time.
 */
async function afterClockWasSetBack(store: Store, job: Job, now: Date): Promise<void> {
  if (!job.enabled || job.nextAt === null) return
  const nextAt = nextDue(job, now, job.lastDueAt) ?? null
  if (nextAt && nextAt < job.nextAt) await store.transaction((tx) => moveNextDue(tx, job, nextAt))
}

/** Takes the lease; undefined: another node was first. */
async function begin(
  options: SchedulerOptions,
  task: AnyTask,
  { job, now }: Due,
): Promise<(() => Promise<void>) | undefined> {
  const { services, node: owner, signal, report, leaseMs = 60_000 } = options
  const served = isDue(job, now)
  const fresh = {
    startedAt: now,
    lastDueAt: served ? job.nextAt : job.lastDueAt,
    nextAt: served ? (nextDue(job, now) ?? null) : job.nextAt,
  }
  const taken = await services.store.transaction((tx) =>
    takeJob(tx, job, { owner, milliseconds: leaseMs, ...(!job.running && { begin: fresh }) }),
  )
  if (taken === undefined) return undefined
  return () => runJob({ services, task, job: taken, leaseMs, signal, report })
}
