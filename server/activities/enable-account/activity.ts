import { z } from 'zod'
import { defineActivity, type Result } from '../activity.ts'
import { flagResult } from '../flag-refusals.ts'

/** Takes off "disabled"; everything else about the account stays as it is. */
export const enableAccount = defineActivity({
  id: 'enable-account',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings: z.object({}),
  async applies(ctx) {
    return (await ctx.account.state()).disabled
  },
  async execute(ctx): Promise<Result> {
    return flagResult(await ctx.account.enable(), 'enable-not-permitted')
  },
  async settle(ctx, intent) {
    return ctx.account.settle(intent)
  },
})
