import { z } from 'zod'
import type { Job } from '../store/jobs.ts'
import { initialProgress, jobResult, parseProgress, parseResult } from './progress.ts'

/** A job's progress, for the admin API. */
export const jobStatus = z.object({
  /** `waiting`: requested, or to be continued after an error, and no node runs it yet. */
  state: z.enum(['idle', 'waiting', 'running']),
  /** Node that runs it. */
  owner: z.string().optional(),
  runningSince: z.iso.datetime().optional(),
  /** In the current run. */
  done: z.int().optional(),
  /** Estimated total: as many as in the last run. */
  of: z.int().optional(),
  lastStartedAt: z.iso.datetime().optional(),
  lastEndedAt: z.iso.datetime().optional(),
  lastResult: jobResult.optional(),
  nextAt: z.iso.datetime().optional(),
})

export function toJobStatus(job: Job): z.output<typeof jobStatus> {
  const lastResult = parseResult(job.lastResult)
  const isRunning = job.running && job.owner !== null && !job.free
  const { done } = job.running ? parseProgress(job.progress) : initialProgress
  return {
    state: isRunning ? 'running' : job.running || job.requestedAt ? 'waiting' : 'idle',
    ...(isRunning && { owner: job.owner ?? undefined }),
    ...(job.running && { runningSince: iso(job.startedAt), done, of: lastResult && Math.max(lastResult.done, done) }),
    ...(!job.running && { lastStartedAt: iso(job.startedAt) }),
    lastEndedAt: iso(job.endedAt),
    lastResult,
    nextAt: job.enabled ? iso(job.nextAt) : undefined,
  }
}

const iso = (moment: Date | null): string | undefined => moment?.toISOString()
