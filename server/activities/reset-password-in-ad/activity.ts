import { z } from 'zod'
import type { AccountState } from '../../directory/directory.ts'
import { type ActivityContext, critical, defineActivity, nextPage, type Result } from '../activity.ts'
import { passwordResult } from '../directory-refusals.ts'
import { generatedPassword } from '../generated-password.ts'
import { mailNewPassword, readerOf } from '../mail-new-password.ts'
import { newPassword } from '../password-fields.ts'

const text = <const Part extends string>(part: Part) => `activities.reset-password-in-ad.${part}` as const
const onHelpdesk = ['shown', 'mailed', 'typed'] as const
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
  /** On the Helpdesk site: one is generated, and shown to the operator once or mailed to the person; or the operator types one. */
  onHelpdesk: z
    .enum(onHelpdesk)
    .default('shown')
    .meta({
      label: text('onHelpdesk'),
      choices: { shown: text('generatedShown'), mailed: text('generatedMailed'), typed: text('typed') },
    }),
  /** On the Helpdesk site: an operator knows this password, so that the person replaces it. */
  mustChange: z
    .boolean()
    .default(true)
    .meta({ label: text('mustChange') }),
})

/** Of a generated password: sealed, and forgotten as soon as it is set. Nobody is ever left with one that was set and told to nobody. */
const memory = z.object({ sealed: z.string() })

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

const isGenerated = ({ settings, run }: Pick<Context, 'settings' | 'run'>): boolean =>
  run.operator !== undefined && settings.onHelpdesk !== 'typed'

const remembered = ({ memory, vault }: Context): string | undefined => memory && vault.open(memory.sealed)

/**
 * Sets a new password without the old one. One modify with the policy-hints control: no temporary password, no second
 * place in the history, nothing half done.
 */
export const resetPasswordInAd = defineActivity({
  id: 'reset-password-in-ad',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings,
  memory,
  answer: z.object({ newPassword: newPassword.optional() }),
  async applies(ctx) {
    return !ctx.settings.onlyWhenExpired || isExpired(await ctx.account.state())
  },
  prepares: ({ onHelpdesk }, site) => site === 'helpdesk' && onHelpdesk !== 'typed',
  async prepare(ctx): Promise<Result> {
    if (ctx.settings.onHelpdesk === 'mailed' && !(await readerOf(ctx))) return critical('no-address-to-write-to')
    const password = await generatedPassword(ctx)
    return password === undefined ? critical('no-password-found') : nextPage({ sealed: ctx.vault.seal(password) })
  },
  async page(ctx) {
    if (isGenerated(ctx)) {
      return {
        title: text('generatedTitle'),
        text: ctx.settings.onHelpdesk === 'mailed' ? text('generatedMailedText') : text('generatedShownText'),
        submit: text('submit'),
        answer: z.object({}),
      }
    }
    const rules = await ctx.policy.passwordRules('reset')
    return {
      title: 'activities.reset-password-in-ad.title',
      text: ctx.settings.onlyWhenExpired
        ? 'activities.reset-password-in-ad.expired'
        : 'activities.reset-password-in-ad.text',
      submit: 'activities.reset-password-in-ad.submit',
      answer: z.object({ newPassword }),
      rules: rules.filter((rule) => ctx.settings.enforceHistory || rule.id !== 'history'),
    }
  },
  async check(ctx, { newPassword = '' }) {
    return isGenerated(ctx) ? undefined : ctx.policy.checkPassword(newPassword)
  },
  async execute(ctx, answer): Promise<Result> {
    const newPassword = isGenerated(ctx) ? remembered(ctx) : answer.newPassword
    if (newPassword === undefined) return critical('no-password-found')
    // Asked for only where there is a lock, so that a service account without that right still resets for everybody else.
    const unlock = ctx.settings.unlock && (await ctx.account.state()).locked
    const mustChange = ctx.run.operator !== undefined && ctx.settings.mustChange
    const history = historyFor(ctx.settings)
    const effect = await ctx.account.resetPassword({ newPassword, history, unlock, ...(mustChange && { mustChange }) })
    return passwordResult(ctx.account, effect)
  },
  async afterwards(ctx, tx) {
    await ctx.profile.clearFailures(tx)
    const password = isGenerated(ctx) && ctx.settings.onHelpdesk === 'mailed' && remembered(ctx)
    if (password) await mailNewPassword(ctx, tx, password)
  },
  shows(ctx) {
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
