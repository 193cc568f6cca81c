import { z } from 'zod'
import { defineActivity, type Result } from '../activity.ts'
import { toFlagResult } from '../effect-results.ts'

/** Enables a disabled account and changes nothing else. */
export const enableAccount = defineActivity({
  id: 'enable-account',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings: z.object({}),
  async isApplicable(ctx) {
    return (await ctx.account.state()).disabled
  },
  async execute(ctx): Promise<Result> {
    return toFlagResult(await ctx.account.enable(), 'enable-not-permitted')
  },
  async settle(ctx, intent) {
    return ctx.account.settle(intent)
  },
})
