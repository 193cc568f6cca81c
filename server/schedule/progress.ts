import { z } from 'zod'

const counts = z.record(z.string(), z.number())

/** A job's progress, stored with each page, so that a node that takes the job over continues there. */
export const progress = z.object({
  /** Opaque to everything but the job. */
  cursor: z.json().optional(),
  /** Processed people, or other things that the job processes. */
  done: z.int().default(0),
  counts: counts.default({}),
  /** People of the current page whose password change is about to be forced. */
  announced: z.array(z.string()).optional(),
  /** Counts so far, by group. */
  groups: z.record(z.string(), counts).optional(),
})
export type Progress = z.output<typeof progress>

export const initialProgress: Progress = progress.parse({})

/** How a run ended; `code` of an error, or of the reason why it did nothing. */
export const jobResult = z.object({
  outcome: z.enum(['done', 'failed']),
  code: z.string().optional(),
  done: z.int(),
  counts,
})
export type JobResult = z.output<typeof jobResult>

export const parseProgress = (text: string | null): Progress =>
  text === null ? initialProgress : progress.parse(JSON.parse(text))

export const parseResult = (text: string | null): JobResult | undefined =>
  text === null ? undefined : jobResult.parse(JSON.parse(text))

/** The sum of both. */
export function addCounts(one: Progress['counts'], more: Progress['counts']): Progress['counts'] {
  const sum = { ...one }
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count
  return sum
}
