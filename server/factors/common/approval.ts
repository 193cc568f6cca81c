import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { ActivityContext } from '../../activities/activity.ts'
import { type Approval, findApproval, useApproval } from '../../store/approvals.ts'
import type { Tx } from '../../store/database.ts'

/** What a step remembers of an approval that it asked for. */
export const approvalMemory = z.object({ approval: z.string() })

type Context = Pick<ActivityContext<unknown>, 'read' | 'run'> & { memory?: { approval?: string } }

/** One that another run asked for, or a version that bound none to its run, is none of this run. */
export async function loadApproval({ memory, read, run }: Context): Promise<Approval | undefined> {
  const approval = memory?.approval === undefined ? undefined : await findApproval(read, memory.approval)
  return approval?.runId === run.id ? approval : undefined
}

/** Whether the run can go on: someone decided, or the time is over. */
export async function isApprovalReady(ctx: Context): Promise<boolean> {
  const approval = await loadApproval(ctx)
  return approval === undefined || approval.expired || approval.status !== 'open'
}

/** For the transaction that ends the step: of two requests of this run at once one fails with `conflict` and reads again. */
export const useByRun =
  ({ run }: Pick<Context, 'run'>, { id }: Pick<Approval, 'id'>) =>
  async (tx: Tx): Promise<void> => {
    if (!(await useApproval(tx, { id, runId: run.id }))) throw new AppError('conflict')
  }
