import { z } from 'zod'
import { critical, defineActivity, type Effect, type Result } from '../activity.ts'
import { effectResult } from '../effect-result.ts'

/** Takes the lock off an account that is locked at this moment; one whose lock has ended by itself is left alone. */
export const unlockAccount = defineActivity({
  id: 'unlock-account',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings: z.object({}),
  async applies(ctx) {
    return (await ctx.account.state()).locked
  },
  async execute(ctx): Promise<Result> {
    return unlockResult(await ctx.account.unlock())
  },
  afterwards: (ctx, tx) => ctx.profile.clearFailures(tx),
  async settle(ctx, intent) {
    return ctx.account.settle(intent)
  },
})

const unlockResult = async (effect: Effect): Promise<Result> =>
  effectResult(effect, (reason) => critical(reason === 'missing' ? 'account-missing' : 'unlock-not-permitted'))
