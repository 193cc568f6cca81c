import { z } from 'zod'
import { oneAddress } from '../../directory/mail-address.ts'
import { subscriptionMode, toEventId, type WorkflowResult, wantsMail } from '../../notifications/subscription.ts'
import { workflowFailed } from '../../notifications/templates/workflow-failed.ts'
import { workflowSucceeded } from '../../notifications/templates/workflow-succeeded.ts'
import { textOverridesFor } from '../../notifications/text-override.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, ok, type Result } from '../activity.ts'
import { mailShareOf } from '../guess-limit.ts'

const templates = { succeeded: workflowSucceeded, failed: workflowFailed }

/** Settings of both mails to the person: texts by language that replace the general template, and whether people may unsubscribe. */
export const mailSettings = (result: WorkflowResult) =>
  z.object({
    words: textOverridesFor(templates[result]).default({}).meta({ label: 'activities.fields.words' }),
    subscription: subscriptionMode,
  })

/** For mails about failures. */
export const everyTry = z.boolean().default(false).meta({ label: 'activities.fields.everyTry' })

type MailContext = ActivityContext<z.output<ReturnType<typeof mailSettings>>>

/**
 * Puts the mail in the outbox, in the transaction of the work that it reports. People without a valid address, or who unsubscribed, are
 * skipped: a mail never undoes a password change. What the helpdesk did is always reported. Failures, which strangers can cause, are mailed once an hour (M5).
 */
export async function mailToPerson(ctx: MailContext, tx: Tx, result: WorkflowResult): Promise<Result> {
  const { person, run, settings } = ctx
  const address = oneAddress.safeParse(person.mail)
  const event = toEventId(run.workflow, result)
  const mode = run.operator ? 'may-not-leave' : settings.subscription
  const isWanted = address.success && (await wantsMail(tx, { personId: person.id, event, mode }))
  const language = person.language ?? run.language
  const mails = isWanted
    ? [
        {
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
        },
      ]
    : []
  if (result === 'failed') {
    const about = [event, mailShareOf(ctx)]
    await ctx.notifications.enqueueNotice(tx, { accountKey: ctx.profile.key, about }, mails)
  } else for (const mail of mails) await ctx.notifications.enqueue(tx, mail)
  return ok()
}
