import { z } from 'zod'
import { oneAddress } from '../../directory/mail-address.ts'
import { listParameters } from '../../notifications/parameters.ts'
import { organisationLanguage } from '../../notifications/pick-text.ts'
import { toEventId, type WorkflowResult } from '../../notifications/subscription.ts'
import { administratorNotice } from '../../notifications/templates/administrator-notice.ts'
import {
  customBody,
  customSubject,
  optionalOverrideIssues,
  type TextOverride,
  type TextOverrides,
} from '../../notifications/text-override.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, ok, type Result } from '../activity.ts'
import { mailShareOf } from '../guess-limit.ts'

const label = (name: string) => ({ label: `activities.mail-to-administrators.${name}` })

const fields = {
  recipients: z.array(oneAddress).max(10).default([]).meta(label('recipients')),
  subject: customSubject.default('').meta(label('subject')),
  text: customBody.default('').meta({ ...label('text'), control: 'textarea' }),
}

/** A text that cannot be rendered is refused at its field; every text is optional. */
export const noticeSettings = <More extends z.ZodRawShape>(more: More) =>
  z.object({ ...fields, ...more }).superRefine((settings, { addIssue }) => {
    const words = settings as { subject: string; text: string }
    for (const issue of optionalOverrideIssues(words, listParameters(administratorNotice))) addIssue(issue)
  })

type NoticeContext = ActivityContext<{ recipients: string[]; subject: string; text: string }>

/** Recipient of mails about accounts that do not exist: the same work is done, and what was typed is not sent anywhere. */
const decoyAddress = 'nobody@decoy.invalid'

/** One mail for each address, in the organisation's language; none without addresses. Failures of self-service: one an hour for each account (M5). */
export async function mailToAdministrators(ctx: NoticeContext, tx: Tx, result: WorkflowResult): Promise<Result> {
  const { person, run, settings } = ctx
  const { recipients, subject, text } = settings
  const values = {
    displayName: run.decoy ? '' : person.displayName,
    account: run.decoy ? '' : person.account,
    workflow: run.workflow,
    task: run.workflowName(run.language),
    result,
    error: result === 'failed' ? (run.error?.code ?? '') : '',
    time: ctx.now().toISOString(),
    operator: run.operator?.displayName ?? '',
    ticket: run.ticket ?? '',
    url: ctx.url,
  }
  const words: TextOverride = { subject, text, format: 'html', details: false }
  const own: TextOverrides = text === '' ? {} : { [organisationLanguage]: words }
  for (const to of distinctAddresses(recipients)) {
    const order = { template: administratorNotice.id, language: organisationLanguage, values, own }
    const mail = { to: run.decoy ? decoyAddress : to, ...order }
    const about = ['administrators', to.toLowerCase(), toEventId(run.workflow, result), mailShareOf(ctx)]
    // What an operator did has a ticket of its own, and strangers cannot cause it.
    if (result === 'succeeded' || run.operator) await ctx.notifications.enqueue(tx, mail)
    else await ctx.notifications.enqueueNotice(tx, { accountKey: ctx.profile.key, about }, [mail])
  }
  return ok()
}

const distinctAddresses = (addresses: readonly string[]): string[] => [
  ...new Map(addresses.map((address) => [address.toLowerCase(), address])).values(),
]
