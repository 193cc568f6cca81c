import { z } from 'zod'
import { defineActivity, nextPage, ok, type Result } from '../activity.ts'
import { flagResult } from '../flag-refusals.ts'

const text = <const Part extends string>(part: Part) =>
  `activities.force-password-change-at-next-logon.${part}` as const

const settings = z.object({
  /** On the Helpdesk site: asks the operator. Otherwise it is done without a question. */
  operatorMayChoose: z
    .boolean()
    .default(false)
    .meta({ label: text('operatorMayChoose') }),
})

const choice = z.object({
  accept: z
    .boolean()
    .default(false)
    .meta({ label: text('accept') }),
})

/** The password that holds now is good for one more sign-in, at which Windows asks for another. */
export const forcePasswordChangeAtNextLogon = defineActivity({
  id: 'force-password-change-at-next-logon',
  group: 'action',
  sites: ['self-service', 'helpdesk'],
  settings,
  answer: choice.optional(),
  async prepare(ctx) {
    const asks = ctx.settings.operatorMayChoose && ctx.run.operator !== undefined
    return asks ? nextPage(undefined) : undefined
  },
  async page() {
    return {
      title: 'activities.force-password-change-at-next-logon.title',
      text: 'activities.force-password-change-at-next-logon.text',
      submit: 'activities.force-password-change-at-next-logon.submit',
      answer: choice,
    }
  },
  async execute(ctx, answer): Promise<Result> {
    if (answer && !answer.accept) return ok()
    return flagResult(await ctx.account.forceChangeAtNextLogon(), 'force-change-not-permitted')
  },
  async settle(ctx, intent) {
    return ctx.account.settle(intent)
  },
})
