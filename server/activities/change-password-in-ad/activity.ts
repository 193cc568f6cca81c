import { z } from 'zod'
import { defineActivity, type Result } from '../activity.ts'
import { authenticateWithPassword } from '../authenticate-with-password/activity.ts'
import { toPasswordResult } from '../effect-results.ts'
import { currentPassword, newPassword } from '../password-fields.ts'

const settings = z.object({
  onlyWhenMustChange: z.boolean().default(false).meta({ label: 'activities.change-password-in-ad.onlyWhenMustChange' }),
})

/** Changes the password with the old one, never by a reset, so that the directory enforces history and minimum age as in Windows. */
export const changePasswordInAd = defineActivity({
  id: 'change-password-in-ad',
  group: 'action',
  sites: ['self-service'],
  settings,
  answer: z.object({ password: currentPassword, newPassword }),
  // Whether a password must be changed is known only once the person has authenticated.
  joins: ({ onlyWhenMustChange }) => (onlyWhenMustChange ? undefined : authenticateWithPassword.id),
  async isApplicable(ctx) {
    return !ctx.settings.onlyWhenMustChange || (await ctx.account.state()).mustChange
  },
  async page(ctx) {
    const { mustChange, passwordExpired } = await ctx.account.state()
    return {
      title: 'activities.change-password-in-ad.title',
      text: mustChange
        ? 'activities.change-password-in-ad.mustChange'
        : passwordExpired
          ? 'activities.change-password-in-ad.expired'
          : 'activities.change-password-in-ad.text',
      submit: 'activities.change-password-in-ad.submit',
      rules: () => ctx.policy.passwordRules('change'),
    }
  },
  async check(ctx, { password, newPassword }) {
    return ctx.policy.checkPassword(newPassword, { password })
  },
  async execute(ctx, { password, newPassword }): Promise<Result> {
    const effect = await ctx.account.changePassword({ password, newPassword })
    return toPasswordResult(ctx.account, effect)
  },
  onApplied: (ctx, tx) => ctx.profile.clearFailures(tx),
  async settle(ctx, intent, answer) {
    return ctx.account.settle(intent, answer?.newPassword)
  },
})
