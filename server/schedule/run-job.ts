import { AppError } from '../../shared/errors.ts'
import type { Tx } from '../store/database.ts'
import { endJob, type Holding, type Job, keepJob, releaseJob } from '../store/jobs.ts'
import { added, type Progress, type Result, readProgress } from './progress.ts'
import type { AnyTask, TaskRun, TaskServices } from './task.ts'

/** Another node has the task now. Nothing that this one still does may stand. */
class LostLease extends Error {
  constructor() {
    super('another node has taken this task over')
    this.name = 'LostLease'
  }
}

export interface RunJobOptions {
  services: TaskServices
  task: AnyTask
  /** As it was when the lease was taken. */
  job: Job
  leaseMs: number
  signal: AbortSignal
  report: (name: string, error: unknown) => void
}

/** After so many errors in a row, without getting on, a run is given up until it is due again. */
const mostAttempts = 6
const retryAfter = (attempts: number) => Math.min(15 * 60_000, 5_000 * 2 ** attempts)

/** Runs a task whose lease was taken, to its end, to the server's, or to the first error. Never throws. */
export async function runJob({ task, job, leaseMs, ...options }: RunJobOptions): Promise<void> {
  const { services, report } = options
  const { store, audit } = services
  const holding: Holding = { id: job.id, fence: job.fence }
  const lost = new AbortController()
  const signal = AbortSignal.any([options.signal, lost.signal])
  const began = readProgress(job.progress)
  let standing = began

  async function inTransaction(work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await store.transaction(work)
    } catch (error) {
      if (error instanceof LostLease) lost.abort(error)
      throw error
    }
  }

  async function hold(tx: Tx, progress?: Progress): Promise<void> {
    const kept = progress && JSON.stringify(progress)
    if (!(await keepJob(tx, holding, { milliseconds: leaseMs, progress: kept }))) throw new LostLease()
  }

  async function end(result: Result, write?: (tx: Tx) => Promise<void>): Promise<void> {
    await inTransaction(async (tx) => {
      if (!(await endJob(tx, holding, JSON.stringify(result)))) throw new LostLease()
      await write?.(tx)
      // What is done every few minutes, and found nothing to do, is no news.
      if (result.outcome === 'done' && Object.values(result.counts).every((count) => count === 0)) return
      const { outcome, code, done, counts } = result
      await audit.append(tx, { event: 'task-ended', data: { task: task.id, outcome, code, done, counts } })
    })
  }

  const run: TaskRun<unknown> = {
    settings: task.settings.parse(JSON.parse(job.settings)),
    services,
    startedAt: job.startedAt ?? services.clock(),
    signal,
    get progress() {
      return standing
    },
    async commit(progress, work) {
      signal.throwIfAborted()
      await inTransaction(async (tx) => {
        await hold(tx, progress)
        await work?.(tx)
      })
      standing = progress
    },
  }

  const renewal = setInterval(() => {
    // A database that is away for a moment is asked again; the lease itself says when it is too late.
    inTransaction((tx) => hold(tx)).catch(() => {})
  }, leaseMs / 3)
  try {
    const { code, counts = {}, write } = (await task.work(run)) ?? {}
    await end({ outcome: 'done', code, done: standing.done, counts: added(standing.counts, counts) }, write)
  } catch (error) {
    if (lost.signal.aborted) return
    await letGo(error).catch((failure: unknown) => report(task.id, failure))
  } finally {
    clearInterval(renewal)
  }

  async function letGo(error: unknown): Promise<void> {
    if (options.signal.aborted) return store.transaction((tx) => releaseJob(tx, holding))
    report(task.id, error)
    // What got on since the last error begins to count anew.
    const attempts = standing === began ? job.attempts + 1 : 1
    if (attempts < mostAttempts) {
      return store.transaction((tx) => releaseJob(tx, holding, { attempts, retryAfter: retryAfter(attempts) }))
    }
    const code = error instanceof AppError ? error.code : 'unexpected'
    return end({ outcome: 'failed', code, done: standing.done, counts: standing.counts })
  }
}
