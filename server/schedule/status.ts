import { z } from 'zod'
import type { Job } from '../store/jobs.ts'
import { begun, readProgress, readResult, result } from './progress.ts'

/** Where a task is, for whoever looks. */
export const taskStatus = z.object({
  /** `waiting`: it was asked for, or goes on after an error, and no node has it yet. */
  state: z.enum(['idle', 'waiting', 'running']),
  /** Node that has it. */
  owner: z.string().optional(),
  runningSince: z.iso.datetime().optional(),
  /** Of the standing run. */
  done: z.int().optional(),
  /** About so many in all: as many as the last time. */
  of: z.int().optional(),
  lastStartedAt: z.iso.datetime().optional(),
  lastEndedAt: z.iso.datetime().optional(),
  lastResult: result.optional(),
  nextAt: z.iso.datetime().optional(),
})

export function statusOf(job: Job): z.output<typeof taskStatus> {
  const lastResult = readResult(job.lastResult)
  const isHeld = job.running && job.owner !== null && !job.free
  const { done } = job.running ? readProgress(job.progress) : begun
  return {
    state: isHeld ? 'running' : job.running || job.requestedAt ? 'waiting' : 'idle',
    ...(isHeld && { owner: job.owner ?? undefined }),
    ...(job.running && { runningSince: iso(job.startedAt), done, of: lastResult && Math.max(lastResult.done, done) }),
    ...(!job.running && { lastStartedAt: iso(job.startedAt) }),
    lastEndedAt: iso(job.endedAt),
    lastResult,
    nextAt: job.enabled ? iso(job.nextAt) : undefined,
  }
}

const iso = (moment: Date | null): string | undefined => moment?.toISOString()
