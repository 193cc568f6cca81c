import { z } from 'zod'
import { defineActivity, nextPage, ok, type Result } from '../activity.ts'
import { toFlagResult } from '../effect-results.ts'
import { textsOf } from '../texts.ts'

const { text, label } = textsOf('force-password-change-at-next-logon')

const settings = z.object({
  /** On the Helpdesk site: asks the operator. Otherwise it is done without a question. */
  operatorMayChoose: z.boolean().default(false).meta(label('operatorMayChoose')),
})

const choice = z.object({ accept: z.boolean().default(false).meta(label('accept')) })

/** The current password works for one more sign-in, at which Windows asks for a new one. */
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
    return { title: text('title'), text: text('text'), submit: text('submit'), answer: choice }
  },
  async execute(ctx, answer): Promise<Result> {
    if (answer && !answer.accept) return ok()
    return toFlagResult(await ctx.account.forceChangeAtNextLogon(), 'force-change-not-permitted')
  },
  async settle(ctx, intent) {
    return ctx.account.settle(intent)
  },
})
