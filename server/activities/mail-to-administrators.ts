import { z } from 'zod'
import {
  type OwnWording,
  type OwnWordings,
  optionalWordingIssues,
  ownSubject,
  ownText,
} from '../notifications/own-wording.ts'
import { parametersOf } from '../notifications/parameters.ts'
import { organisationLanguage } from '../notifications/pick-wording.ts'
import { oneAddress } from '../notifications/rendering.ts'
import { administratorNotice } from '../notifications/templates/administrator-notice.ts'
import type { Tx } from '../store/database.ts'
import { type ActivityContext, ok, type Result } from './activity.ts'
import type { WorkflowResult } from './subscription.ts'

const label = (name: string) => ({ label: `activities.mail-to-administrators.${name}` })

const fields = {
  recipients: z.array(oneAddress).max(10).default([]).meta(label('recipients')),
  subject: ownSubject.default('').meta(label('subject')),
  text: ownText.default('').meta({ ...label('text'), control: 'textarea' }),
}

/** Words that cannot be said are refused at their place; nobody has to give any. */
export const noticeSettings = <More extends z.ZodRawShape>(more: More) =>
  z.object({ ...fields, ...more }).superRefine((settings, { addIssue }) => {
    const words = settings as { subject: string; text: string }
    for (const issue of optionalWordingIssues(words, parametersOf(administratorNotice))) addIssue(issue)
  })

type NoticeContext = ActivityContext<{ recipients: string[]; subject: string; text: string }>

/** Where mails about accounts that do not exist go: the same work is done for them, and nobody is told what somebody typed. */
const nowhere = 'nobody@decoy.invalid'

/** One mail for each address, in the organisation's language; none without addresses. */
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
  const words: OwnWording = { subject, text, format: 'html', details: false }
  const own: OwnWordings = text === '' ? {} : { [organisationLanguage]: words }
  for (const to of distinct(recipients)) {
    const order = { template: administratorNotice.id, language: organisationLanguage, values, own }
    await ctx.notifications.enqueue(tx, { to: run.decoy ? nowhere : to, ...order })
  }
  return ok()
}

const distinct = (addresses: readonly string[]): string[] => [
  ...new Map(addresses.map((address) => [address.toLowerCase(), address])).values(),
]
