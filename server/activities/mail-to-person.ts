import { z } from 'zod'
import { oneAddress } from '../notifications/rendering.ts'
import { templates } from '../notifications/templates/index.ts'
import type { Tx } from '../store/database.ts'
import { type ActivityContext, ok, type Result } from './activity.ts'

/** Settings of both mails to the person: which template says it. */
export const mailSettings = (template: string) =>
  z.object({
    template: z.string().min(1).max(100).default(template).meta({ label: 'activities.fields.template' }),
  })

type MailContext = ActivityContext<z.output<ReturnType<typeof mailSettings>>>

/**
 * Puts the mail in the outbox, in the transaction of the work that it tells of. Whoever cannot be written to (no address,
 * one that is none, a template that does not exist) is passed over: nothing about a mail undoes a password change.
 */
export async function mailToPerson(ctx: MailContext, tx: Tx): Promise<Result> {
  const { person, run, settings } = ctx
  const address = oneAddress.safeParse(person.mail)
  if (!address.success || !templates.some(({ id }) => id === settings.template)) return ok()
  await ctx.notifications.enqueue(tx, {
    to: address.data,
    template: settings.template,
    language: person.language ?? run.language,
    values: {
      account: person.account,
      displayName: person.displayName,
      workflow: run.workflow,
      time: ctx.now().toISOString(),
      url: ctx.url,
    },
  })
  return ok()
}
