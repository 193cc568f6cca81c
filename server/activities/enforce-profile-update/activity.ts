import { z } from 'zod'
import { defineActivity, ok, type Result } from '../activity.ts'

const settings = z.object({
  /** Otherwise only a profile that no longer meets the policy is marked. */
  always: z.boolean().default(true).meta({ label: 'activities.enforce-profile-update.always' }),
})

/** Asks the person to update their profile, and reminds them until they do. Everything registered keeps working. */
export const enforceProfileUpdate = defineActivity({
  id: 'enforce-profile-update',
  group: 'action',
  sites: ['helpdesk'],
  settings,
  async isApplicable(ctx) {
    if (!(await ctx.profile.isRegistered())) return false
    return ctx.settings.always || (await ctx.profile.state(ctx.policy.questions)).state === 'must-update'
  },
  async execute(ctx): Promise<Result> {
    return ok((tx) => ctx.profile.requireUpdate(tx))
  },
})
