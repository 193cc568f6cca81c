import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { toFindings } from '../policies/findings.ts'
import type { Tx } from '../store/database.ts'
import { endJob, type Job, type JobLease, releaseJob, renewJobLease } from '../store/jobs.ts'
import type { AnyJobDefinition, JobRun, JobServices } from './job.ts'
import { addCounts, type JobResult, type Progress, parseProgress } from './progress.ts'

/** Another node runs the job now; nothing that this one still does may be committed. */
class LeaseLostError extends Error {
  constructor() {
    super('another node has taken this job over')
    this.name = 'LeaseLostError'
  }
}

export interface RunJobOptions {
  services: JobServices
  definition: AnyJobDefinition
  /** As it was when the lease was taken. */
  job: Job
  leaseMs: number
  signal: AbortSignal
  report: (name: string, error: unknown) => void
}

/** After so many errors in a row without progress a run is given up until it is due again. */
const maxAttempts = 6
const retryAfter = (attempts: number) => Math.min(15 * 60_000, 5_000 * 2 ** attempts)

/** Runs a job whose lease was taken until it ends, the server stops, or the first error. Never throws. */
export async function runJob({ definition, job, leaseMs, ...options }: RunJobOptions): Promise<void> {
  const { services, report } = options
  const { store, audit } = services
  const lease: JobLease = { id: job.id, fence: job.fence }
  const lost = new AbortController()
  const signal = AbortSignal.any([options.signal, lost.signal])
  const initial = parseProgress(job.progress)
  let current = initial

  async function inTransaction(work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await store.transaction(work, 'job')
    } catch (error) {
      if (error instanceof LeaseLostError) lost.abort(error)
      throw error
    }
  }

  async function renewLease(tx: Tx, progress?: Progress): Promise<void> {
    const stored = progress && JSON.stringify(progress)
    if (!(await renewJobLease(tx, lease, { milliseconds: leaseMs, progress: stored }))) throw new LeaseLostError()
  }

  async function end(result: JobResult, write?: (tx: Tx) => Promise<void>): Promise<void> {
    await inTransaction(async (tx) => {
      if (!(await endJob(tx, lease, JSON.stringify(result)))) throw new LeaseLostError()
      await write?.(tx)
      // A run that found nothing to do is not recorded: some jobs run every few minutes.
      if (result.outcome === 'done' && Object.values(result.counts).every((count) => count === 0)) return
      const { outcome, code, done, counts } = result
      await audit.append(tx, { event: 'task-ended', data: { task: definition.id, outcome, code, done, counts } })
    })
  }

  const settings = definition.settings.safeParse(JSON.parse(job.settings))
  const run: JobRun<unknown> = {
    settings: settings.data,
    services,
    startedAt: job.startedAt ?? services.clock(),
    signal,
    get progress() {
      return current
    },
    async commit(progress, work) {
      signal.throwIfAborted()
      await inTransaction(async (tx) => {
        await renewLease(tx, progress)
        await work?.(tx)
      })
      current = progress
    },
  }

  const renewal = setInterval(() => {
    // The next interval tries again; if the database is away for too long, the lease ends by itself.
    inTransaction((tx) => renewLease(tx)).catch(() => {})
  }, leaseMs / 3)
  try {
    // Stored by an older program, or not by this program at all: no later attempt would do better.
    if (!settings.success) return await refuseSettings(settings.error)
    const { code, counts = {}, write } = (await definition.work(run)) ?? {}
    await end({ outcome: 'done', code, done: current.done, counts: addCounts(current.counts, counts) }, write)
  } catch (error) {
    if (lost.signal.aborted) return
    await giveUpLease(error).catch((failure: unknown) => report(definition.id, failure))
  } finally {
    clearInterval(renewal)
  }

  async function refuseSettings(error: z.ZodError): Promise<void> {
    const found = toFindings(error).map(({ path, code }) => `${path}: ${code}`)
    report(
      definition.id,
      new Error(`The settings of this scheduled task are refused (${found.join(', ')}): change them.`),
    )
    await end({ outcome: 'failed', code: 'settings-refused', done: current.done, counts: current.counts })
  }

  async function giveUpLease(error: unknown): Promise<void> {
    if (options.signal.aborted) return store.transaction((tx) => releaseJob(tx, lease))
    report(definition.id, error)
    // Progress since the last error starts the count again.
    const attempts = current === initial ? job.attempts + 1 : 1
    if (attempts < maxAttempts) {
      return store.transaction((tx) => releaseJob(tx, lease, { attempts, retryAfter: retryAfter(attempts) }))
    }
    const code = error instanceof AppError ? error.code : 'unexpected'
    return end({ outcome: 'failed', code, done: current.done, counts: current.counts })
  }
}
