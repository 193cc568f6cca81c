import { z } from 'zod'
import type { Effect } from '../account.ts'
import { critical, defineActivity, type Result } from '../activity.ts'
import { toResult } from '../effect-results.ts'

/** Unlocks an account that is locked now; an account whose lockout has already ended is left alone. */
export const unlockAccount = defineActivity({
  id: 'unlock-account',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings: z.object({}),
  async isApplicable(ctx) {
    return (await ctx.account.state()).locked
  },
  async execute(ctx): Promise<Result> {
    return unlockResult(await ctx.account.unlock())
  },
  onApplied: (ctx, tx) => ctx.profile.clearFailures(tx),
  async settle(ctx, intent) {
    return ctx.account.settle(intent)
  },
})

const unlockRefusals: Partial<Record<string, string>> = {
  missing: 'account-missing',
  'not-possible': 'write-not-possible',
}

const unlockResult = async (effect: Effect): Promise<Result> =>
  toResult(effect, (reason) => critical(unlockRefusals[reason] ?? 'unlock-not-permitted'))
