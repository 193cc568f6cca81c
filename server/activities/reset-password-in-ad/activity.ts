import { z } from 'zod'
import type { AccountState } from '../../directory/directory.ts'
import { type ActivityContext, critical, defineActivity, nextPage, type Result } from '../activity.ts'
import { toPasswordResult } from '../effect-results.ts'
import { findMailAddress, generatePassword, mailNewPassword } from '../generated-password.ts'
import { newPassword } from '../password-fields.ts'
import { textsOf } from '../texts.ts'

const { text, label } = textsOf('reset-password-in-ad')
const onHelpdesk = ['shown', 'mailed', 'typed'] as const
const whenUnsupported = ['reset-anyway', 'refuse'] as const

const settings = z.object({
  enforceHistory: z.boolean().default(true).meta(label('enforceHistory')),
  /** Samba and Windows before 2008 R2 cannot enforce history on a reset. */
  whereHistoryCannotBeEnforced: z
    .enum(whenUnsupported)
    .default('reset-anyway')
    .meta({
      label: text('whereHistoryCannotBeEnforced'),
      choices: { 'reset-anyway': text('resetAnyway'), refuse: text('refuse') },
    }),
  /** A reset alone keeps the lockout: the person would have a new password and still could not sign in. */
  unlock: z.boolean().default(true).meta(label('unlock')),
  onlyWhenExpired: z.boolean().default(false).meta(label('onlyWhenExpired')),
  /** On the Helpdesk site: one is generated, and shown to the operator once or mailed to the person; or the operator types one. */
  onHelpdesk: z
    .enum(onHelpdesk)
    .default('shown')
    .meta({
      label: text('onHelpdesk'),
      choices: { shown: text('generatedShown'), mailed: text('generatedMailed'), typed: text('typed') },
    }),
  /** On the Helpdesk site: an operator knows this password, so the person must replace it. */
  mustChange: z.boolean().default(true).meta(label('mustChange')),
})

/** A generated password: encrypted, and forgotten as soon as it is set. So a password that was set can always be shown or mailed. */
const memory = z.object({ sealed: z.string() })

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

const isGenerated = ({ settings, run }: Pick<Context, 'settings' | 'run'>): boolean =>
  run.operator !== undefined && settings.onHelpdesk !== 'typed'

const remembered = ({ memory, vault }: Context): string | undefined => memory && vault.decrypt(memory.sealed)

/**
 * Sets a new password without the old one. One modify operation with the policy-hints control: no temporary password, no second
 * entry in the history, nothing half done.
 */
export const resetPasswordInAd = defineActivity({
  id: 'reset-password-in-ad',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings,
  memory,
  answer: z.object({ newPassword: newPassword.optional() }),
  async isApplicable(ctx) {
    return !ctx.settings.onlyWhenExpired || isExpired(await ctx.account.state())
  },
  needsPrepare: ({ onHelpdesk }, site) => site === 'helpdesk' && onHelpdesk !== 'typed',
  async prepare(ctx): Promise<Result> {
    if (ctx.settings.onHelpdesk === 'mailed' && !(await findMailAddress(ctx))) return critical('no-address-to-write-to')
    const password = await generatePassword(ctx)
    return password === undefined ? critical('no-password-found') : nextPage({ sealed: ctx.vault.encrypt(password) })
  },
  async page(ctx) {
    if (isGenerated(ctx)) {
      return {
        title: text('generatedTitle'),
        text: ctx.settings.onHelpdesk === 'mailed' ? text('generatedMailedText') : text('generatedShownText'),
        submit: text('submit'),
        confirms: true,
        answer: z.object({}),
      }
    }
    return {
      title: text('title'),
      text: text(ctx.settings.onlyWhenExpired ? 'expired' : 'text'),
      submit: text('submit'),
      answer: z.object({ newPassword }),
      async rules() {
        const rules = await ctx.policy.passwordRules('reset')
        return rules.filter((rule) => ctx.settings.enforceHistory || rule.id !== 'history')
      },
    }
  },
  async check(ctx, { newPassword = '' }) {
    return isGenerated(ctx) ? undefined : ctx.policy.checkPassword(newPassword)
  },
  async execute(ctx, answer): Promise<Result> {
    const newPassword = isGenerated(ctx) ? remembered(ctx) : answer.newPassword
    if (newPassword === undefined) return critical('no-password-found')
    // Unlocks only an account that is locked, so that a service account without that right can still reset all others.
    const unlock = ctx.settings.unlock && (await ctx.account.state()).locked
    const mustChange = ctx.run.operator !== undefined && ctx.settings.mustChange
    const history = historyFor(ctx.settings)
    const effect = await ctx.account.resetPassword({ newPassword, history, unlock, ...(mustChange && { mustChange }) })
    return toPasswordResult(ctx.account, effect)
  },
  async onApplied(ctx, tx) {
    await ctx.profile.clearFailures(tx)
    const password = isGenerated(ctx) && ctx.settings.onHelpdesk === 'mailed' && remembered(ctx)
    if (password) await mailNewPassword(ctx, tx, password)
  },
  revealOnce(ctx) {
    const value = isGenerated(ctx) && ctx.settings.onHelpdesk === 'shown' && remembered(ctx)
    if (!value) return []
    return [{ label: text('shown'), value, hint: ctx.settings.mustChange ? text('hintMustChange') : text('hintShown') }]
  },
  async settle(ctx, intent, answer) {
    return ctx.account.settle(intent, isGenerated(ctx) ? remembered(ctx) : answer?.newPassword)
  },
})

const isExpired = ({ passwordExpired, mustChange }: AccountState) => passwordExpired || mustChange

function historyFor(chosen: z.output<typeof settings>): 'enforce' | 'where-supported' | 'ignore' {
  if (!chosen.enforceHistory) return 'ignore'
  return chosen.whereHistoryCannotBeEnforced === 'refuse' ? 'enforce' : 'where-supported'
}
