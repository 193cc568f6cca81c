import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { type Approval, reserveNumber } from '../store/approvals.ts'
import type { Store } from '../store/database.ts'

/** What an approver sends: the number to approve, nothing to refuse. */
export const decisionBody = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approve'),
    number: z
      .string()
      .trim()
      .regex(/^\d{1,9}$/)
      .describe('The two digits of the waiting page, as they are read out. A third wrong number refuses the request'),
  }),
  z.strictObject({ decision: z.literal('refuse') }),
])

export const decisionErrors = [
  'approval-unknown',
  'approval-over',
  'approval-number-wrong',
  'approval-numbers-used-up',
] as const

/**
 * Compares the number that the approver entered with that of the run; counted before, so that none is tried too often. After the last wrong
 * one `refuse` is called: an approver who guesses has not spoken to the one who waits.
 */
export async function checkApprovalNumber(
  store: Store,
  { id, approverId, number: right }: Approval,
  { number, refuse }: { number: string; refuse(): Promise<void> },
): Promise<void> {
  const left = await store.transaction((tx) => reserveNumber(tx, { id, approverId }))
  if (left === undefined) throw new AppError('approval-over')
  if (right === number) return
  if (left > 0) throw new AppError('approval-number-wrong', { values: { left } })
  await refuse()
  throw new AppError('approval-numbers-used-up')
}
