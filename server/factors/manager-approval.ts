import { z } from 'zod'
import { type ActivityContext, critical, defineActivity, ok, type Result, waiting } from '../activities/activity.ts'
import type { Approval } from '../store/approvals.ts'
import { approvalMemory, isApprovalReady, loadApproval, useByRun } from './common/approval.ts'
import { askManager, findManagerToAsk } from './common/ask-manager.ts'
import { refuseCaller, reserveCallerCheck } from './common/caller-check.ts'
import { ofCallerCheck } from './common/guess-limits.ts'
import { defineFactor } from './factor.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-by-manager.${part}` as const

const guesses = ofCallerCheck('manager-approval')

const settings = z.object({
  /** Shorter than an operator's session may be idle: waiting is no activity. */
  minutes: z
    .int()
    .min(2)
    .max(14)
    .default(10)
    .meta({ label: text('minutes'), unit: 'minutes' }),
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/**
 * The caller's manager agrees, with the number of the operator's page, which the caller passes on: so both have spoken. Who decides is the manager by
 * the directory at that moment, and never the caller or the operator.
 */
export const authenticateByManager = defineActivity({
  id: 'authenticate-by-manager',
  group: 'authentication',
  sites: ['helpdesk'],
  guesses,
  settings,
  memory: approvalMemory,
  isReady: isApprovalReady,
  async execute(ctx): Promise<Result> {
    const milliseconds = ctx.settings.minutes * 60_000
    const approval = await loadApproval(ctx)
    // No manager is asked, so nothing is counted.
    if (!approval && !(await findManagerToAsk(ctx))) return critical('no-manager-to-ask')
    if (!approval)
      return (await reserveCallerCheck(ctx, guesses)) ?? askManager(ctx, { milliseconds, text: text('wait-text') })
    if (approval.status === 'refused') return refuseCaller(ctx, 'approval-refused')
    if (approval.expired) return critical('approval-timed-out')
    switch (approval.status) {
      case 'approved':
        return grant(ctx, approval)
      case 'open':
        return waiting(approval.expiresAt)
      case 'withdrawn':
        return askManager(ctx, { milliseconds, text: text('wait-text') })
      default:
        return critical('approval-refused')
    }
  },
})

async function grant(ctx: ActivityContext<unknown>, { id, approverId }: Approval): Promise<Result> {
  // The site has refused it already; nothing that came otherwise into the row may open the run.
  const found = await findManagerToAsk(ctx)
  if (found?.manager.id !== approverId) return critical('approval-refused')
  ctx.guesses.confirm(guesses, { reservedBefore: true })
  return ok(useByRun(ctx, { id }), { note: { approval: id, approver: approverId } })
}

/** For callers who have nothing registered. */
export const managerApproval = defineFactor({
  id: 'manager-approval',
  guesses,
  rank: 80,
  isSoleMeans: false,
  asking: {
    activity: authenticateByManager,
    isChoice: true,
    isForOneTask: true,
    findObstacle: async (ctx) =>
      (await findManagerToAsk(ctx)) ? undefined : 'activities.authentication-methods.obstacle-no-manager',
  },
})
