import { z } from 'zod'
import { critical, defineActivity, type Effect, ok, type Result, unsettled } from '../activity.ts'

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

function unlockResult(effect: Effect): Result {
  switch (effect.outcome) {
    case 'applied':
      return ok()
    case 'unknown':
      return unsettled()
    case 'unreachable':
      return critical('directory-unreachable')
    case 'refused':
      return effect.reason === 'missing' ? critical('account-missing') : critical('unlock-not-permitted')
  }
}
