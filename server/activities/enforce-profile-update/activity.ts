import { z } from 'zod'
import { defineActivity, ok, type Result } from '../activity.ts'

const settings = z.object({
  /** Otherwise only a profile that no longer fits the policy is marked. */
  always: z.boolean().default(true).meta({ label: 'activities.enforce-profile-update.always' }),
})

/** The person is told to bring their profile up to date, and reminded until they have; nothing registered stops working. */
export const enforceProfileUpdate = defineActivity({
  id: 'enforce-profile-update',
  group: 'action',
  sites: ['helpdesk'],
  settings,
  async applies(ctx) {
    if (!(await ctx.profile.registered())) return false
    return ctx.settings.always || (await ctx.profile.state(ctx.policy.questions)).state === 'must-update'
  },
  async execute(ctx): Promise<Result> {
    return ok((tx) => ctx.profile.requireUpdate(tx))
  },
})
