import { z } from 'zod'
import { defineActivity, ok, type Result } from '../activity.ts'

/** Takes off the profile's lock and forgets its failed tries; whoever was locked has their tasks back. */
export const unlockQaProfile = defineActivity({
  id: 'unlock-qa-profile',
  group: 'action',
  sites: ['helpdesk'],
  settings: z.object({}),
  async record(ctx, tx): Promise<Result> {
    await ctx.profile.unlock(tx)
    return ok()
  },
})
