import { AppError } from '../../shared/errors.ts'
import type { ActivityContext } from '../activities/activity.ts'
import type { Settled } from '../directory/directory.ts'
import type { Turn } from './turn.ts'
import type { Step } from './workflow-steps.ts'

/**
 * What became of the write that the standing intent announces. With the person's answer the new password can be tried;
 * without one (a page asked for again) only the directory's own facts count. Unknown stays unknown until somebody can say.
 */
export async function settleIntent(
  { claim }: Turn,
  { activity }: Step,
  ctx: ActivityContext<unknown>,
  answer?: unknown,
): Promise<Settled> {
  if (!claim.intent) return 'not-applied'
  const settled = await askTheActivity().catch(unknownWhereUnreachable)
  if (settled !== 'unknown') claim.forgetIntent()
  return settled

  async function askTheActivity(): Promise<Settled> {
    if (!claim.intent || !activity.settle) return 'unknown'
    return activity.settle(ctx, claim.intent, answer)
  }
}

function unknownWhereUnreachable(error: unknown): Settled {
  if (error instanceof AppError && error.code === 'directory-unreachable') return 'unknown'
  throw error
}
