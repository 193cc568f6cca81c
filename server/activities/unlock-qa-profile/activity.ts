import { z } from 'zod'
import { defineActivity, ok, type Result } from '../activity.ts'

/** Unlocks the profile and clears its failures, so that its workflows are offered again. */
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
