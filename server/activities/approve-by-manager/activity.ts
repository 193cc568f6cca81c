import { z } from 'zod'
import { approvalMemory, isApprovalReady, loadApproval, useByRun } from '../../factors/common/approval.ts'
import { askManager } from '../../factors/common/ask-manager.ts'
import { critical, defineActivity, ok, type Result, waiting } from '../activity.ts'

const settings = z.object({
  hours: z
    .int()
    .min(1)
    .max(7 * 24)
    .default(8)
    .meta({ label: 'activities.approve-by-manager.hours', unit: 'hours' }),
})

const hour = 3_600_000

/**
 * Waits until the person's manager approves. The link in the mail only shows the request; deciding it takes signing in, works once, and is
 * never possible for one's own request. The waiting page shows a number, which the manager has to enter: so they have spoken to the person
 * who sits before this page, and do not approve the run of someone else who began the same task. An approval counts for its run only. If the
 * directory names another manager by the time of the decision, that manager is asked.
 */
export const approveByManager = defineActivity({
  id: 'approve-by-manager',
  group: 'flow',
  sites: ['self-service', 'helpdesk'],
  settings,
  memory: approvalMemory,
  isReady: isApprovalReady,
  async execute(ctx): Promise<Result> {
    const milliseconds = ctx.settings.hours * hour
    const approval = await loadApproval(ctx)
    if (!approval) return askManager(ctx, { milliseconds })
    switch (approval.status) {
      case 'approved':
        return approval.expired ? critical('approval-timed-out') : ok(useByRun(ctx, approval))
      case 'open':
        return approval.expired ? critical('approval-timed-out') : waiting(approval.expiresAt)
      case 'withdrawn':
        return askManager(ctx, { milliseconds, text: 'activities.approve-by-manager.wait-text-anew' })
      default:
        return critical('approval-refused')
    }
  },
})
