import { z } from 'zod'
import { domainName } from '../names.ts'

/** Where a count over all people goes on. */
export const peoplePosition = z.strictObject({ domain: domainName, after: z.string().max(100).optional() })

/** An administrator sees a number within this time; a larger company is counted in several requests. */
const budgetMs = 5_000

/** Says whether one request has counted for long enough. */
export function startCountBudget(): () => boolean {
  const over = AbortSignal.timeout(budgetMs)
  return () => over.aborted
}
