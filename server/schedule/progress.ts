import { z } from 'zod'

const counts = z.record(z.string(), z.number())

/** Where a task is, kept with each page, so that whoever takes it over goes on there. */
export const progress = z.object({
  /** Opaque to everybody but the task. */
  cursor: z.json().optional(),
  /** People, or whatever it goes through. */
  done: z.int().default(0),
  counts: counts.default({}),
  /** People of a page who are about to be asked for another password. */
  announced: z.array(z.string()).optional(),
  /** What was counted so far, by group. */
  groups: z.record(z.string(), counts).optional(),
})
export type Progress = z.output<typeof progress>

export const begun: Progress = progress.parse({})

/** What came of it; `code` of an error, or of why it did nothing. */
export const result = z.object({
  outcome: z.enum(['done', 'failed']),
  code: z.string().optional(),
  done: z.int(),
  counts,
})
export type Result = z.output<typeof result>

export const readProgress = (text: string | null): Progress =>
  text === null ? begun : progress.parse(JSON.parse(text))

export const readResult = (text: string | null): Result | undefined =>
  text === null ? undefined : result.parse(JSON.parse(text))

/** Both together. */
export function added(one: Progress['counts'], more: Progress['counts']): Progress['counts'] {
  const sum = { ...one }
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count
  return sum
}
