import { z } from 'zod'
import type { AccountState } from '../../directory/directory.ts'
import { defineActivity, type Result } from '../activity.ts'
import { passwordResult } from '../directory-refusals.ts'
import { newPassword } from '../password-fields.ts'

const whenUnsupported = ['reset-anyway', 'refuse'] as const

const settings = z.object({
  enforceHistory: z.boolean().default(true).meta({ label: 'activities.reset-password-in-ad.enforceHistory' }),
  /** Samba and Windows before 2008 R2 know no way to enforce history on a reset. */
  whereHistoryCannotBeEnforced: z
    .enum(whenUnsupported)
    .default('reset-anyway')
    .meta({
      label: 'activities.reset-password-in-ad.whereHistoryCannotBeEnforced',
      choices: {
        'reset-anyway': 'activities.reset-password-in-ad.resetAnyway',
        refuse: 'activities.reset-password-in-ad.refuse',
      },
    }),
  /** A reset alone leaves the lock, and with it somebody who has a new password and still cannot sign in. */
  unlock: z.boolean().default(true).meta({ label: 'activities.reset-password-in-ad.unlock' }),
  onlyWhenExpired: z.boolean().default(false).meta({ label: 'activities.reset-password-in-ad.onlyWhenExpired' }),
})

/**
 * Sets a new password without the old one. One modify with the policy-hints control: no temporary password, no second
 * place in the history, nothing half done.
 */
export const resetPasswordInAd = defineActivity({
  id: 'reset-password-in-ad',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings,
  answer: z.object({ newPassword }),
  async applies(ctx) {
    return !ctx.settings.onlyWhenExpired || isExpired(await ctx.account.state())
  },
  async page(ctx) {
    const rules = await ctx.policy.passwordRules('reset')
    return {
      title: 'activities.reset-password-in-ad.title',
      text: ctx.settings.onlyWhenExpired
        ? 'activities.reset-password-in-ad.expired'
        : 'activities.reset-password-in-ad.text',
      submit: 'activities.reset-password-in-ad.submit',
      rules: rules.filter((rule) => ctx.settings.enforceHistory || rule.id !== 'history'),
    }
  },
  async check(ctx, { newPassword }) {
    return ctx.policy.checkPassword(newPassword)
  },
  async execute(ctx, { newPassword }): Promise<Result> {
    // Asked for only where there is a lock, so that a service account without that right still resets for everybody else.
    const unlock = ctx.settings.unlock && (await ctx.account.state()).locked
    const effect = await ctx.account.resetPassword({ newPassword, history: historyFor(ctx.settings), unlock })
    return passwordResult(ctx.account, effect)
  },
  afterwards: (ctx, tx) => ctx.profile.clearFailures(tx),
  async settle(ctx, intent, answer) {
    return ctx.account.settle(intent, answer?.newPassword)
  },
})

const isExpired = ({ passwordExpired, mustChange }: AccountState) => passwordExpired || mustChange

function historyFor(chosen: z.output<typeof settings>): 'enforce' | 'where-supported' | 'ignore' {
  if (!chosen.enforceHistory) return 'ignore'
  return chosen.whereHistoryCannotBeEnforced === 'refuse' ? 'enforce' : 'where-supported'
}
