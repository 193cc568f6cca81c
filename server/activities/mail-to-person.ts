import { z } from 'zod'
import { ownWordings } from '../notifications/own-wording.ts'
import { oneAddress } from '../notifications/rendering.ts'
import { workflowFailed } from '../notifications/templates/workflow-failed.ts'
import { workflowSucceeded } from '../notifications/templates/workflow-succeeded.ts'
import type { Tx } from '../store/database.ts'
import { type ActivityContext, ok, type Result } from './activity.ts'
import { eventOf, subscriptionMode, type WorkflowResult, wantsMail } from './subscription.ts'

const templates = { succeeded: workflowSucceeded, failed: workflowFailed }

/** Settings of both mails to the person: own words by language go before the general template; and whether people may leave it. */
export const mailSettings = (result: WorkflowResult) =>
  z.object({
    words: ownWordings(templates[result]).default({}).meta({ label: 'activities.fields.words' }),
    subscription: subscriptionMode,
  })

/** For mails about failures. */
export const everyTry = z.boolean().default(false).meta({ label: 'activities.fields.everyTry' })

type MailContext = ActivityContext<z.output<ReturnType<typeof mailSettings>>>

/**
 * Puts the mail in the outbox, in the transaction of the work that it tells of. Whoever cannot be written to (no address,
 * one that is none) or does not want to be is passed over: nothing about a mail undoes a password change. What the helpdesk
 * did is told in any case.
 */
export async function mailToPerson(ctx: MailContext, tx: Tx, result: WorkflowResult): Promise<Result> {
  const { person, run, settings } = ctx
  const address = oneAddress.safeParse(person.mail)
  if (!address.success) return ok()
  const event = eventOf(run.workflow, result)
  const mode = run.operator ? 'may-not-leave' : settings.subscription
  if (!(await wantsMail(tx, { personId: person.id, event, mode }))) return ok()
  const language = person.language ?? run.language
  await ctx.notifications.enqueue(tx, {
    to: address.data,
    template: templates[result].id,
    language,
    own: settings.words,
    values: {
      account: person.account,
      displayName: person.displayName,
      workflow: run.workflow,
      task: run.workflowName(language),
      time: ctx.now().toISOString(),
      url: ctx.url,
    },
  })
  return ok()
}
