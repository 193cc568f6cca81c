import { z } from 'zod'
import { approvalMemory, isApprovalReady, loadApproval } from '../../factors/common/approval.ts'
import { callerGuesses } from '../../factors/common/guess-limits.ts'
import {
  askSecondOperator,
  describeDecision,
  grantBySecondOperator,
  isOfSecondOperator,
} from '../../factors/common/second-operator.ts'
import { critical, defineActivity, type Result, waiting } from '../activity.ts'

const text = <const Part extends string>(part: Part) => `activities.approve-by-operator.${part}` as const

const settings = z.object({
  /** `checks-used-up`: only while no more callers may be checked for this person (H3); the approval then opens one check. */
  when: z
    .enum(['always', 'checks-used-up'])
    .default('always')
    .meta({ label: text('when'), choices: { always: text('always'), 'checks-used-up': text('checks-used-up') } }),
})
/**
 * Four eyes: waits until a second operator approves on the Helpdesk site, in a session of their own. It is one in whose scope the person is, and
 * never the operator of this run. They enter the number that the waiting page shows, so both have spoken. The approval counts for this run only, once, for ten minutes. The first operator is told who decided and when.
 */
export const approveByOperator = defineActivity({
  id: 'approve-by-operator',
  group: 'flow',
  sites: ['helpdesk'],
  settings,
  memory: approvalMemory,
  isApplicable: async ({ guesses, policy, read, settings }) =>
    policy.isPrivileged || settings.when === 'always' || (await guesses.isUsedUp(read, callerGuesses)),
  isReady: isApprovalReady,
  async execute(ctx): Promise<Result> {
    const approval = await loadApproval(ctx)
    if (!approval) {
      return askSecondOperator(ctx, { text: ctx.policy.isPrivileged ? waitForPrivileged : waitText[ctx.settings.when] })
    }
    if (approval.status === 'refused')
      return critical('second-operator-refused', { values: await describeDecision(ctx, approval) })
    if (approval.expired) return critical('second-operator-timed-out')
    if (approval.status !== 'approved') return waiting(approval.expiresAt)
    if (!isOfSecondOperator(ctx, approval)) return critical('second-operator-missing')
    return grantBySecondOperator(ctx, approval)
  },
})

const waitForPrivileged = text('wait-text-privileged')
const waitText = { always: undefined, 'checks-used-up': text('wait-text-checks-used-up') }
