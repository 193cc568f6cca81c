import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { findManager } from '../../directory/manager.ts'
import {
  type Approval,
  decideApproval as closeDecided,
  withdrawApproval as closeWithdrawn,
  type Decision,
  findApproval,
  listOpenApprovals,
} from '../../store/approvals.ts'
import type { Tx } from '../../store/database.ts'
import { checkApprovalNumber, decisionBody, decisionErrors } from '../approval-decision.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { getSignedInPerson } from '../require-session.ts'
import { findApprovalHints } from './approval-hints.ts'
import { composeDecisionNotice, type DecisionNotice } from './decision-notice.ts'
import type { MeServices } from './services.ts'
import { loadWorkflowNames } from './workflow-names.ts'

const moment = z.iso.datetime()
/** More than anyone decides at one sitting; the rest appears when these are decided. */
const maxApprovals = 50

const approvalReply = z.object({
  id: z.string(),
  person: z.object({ displayName: z.string(), account: z.string() }),
  task: z.object({ workflow: z.string(), title: z.string() }),
  since: moment,
  until: moment,
  hints: z
    .array(z.object({ code: z.string(), text: z.string() }))
    .describe('Reasons to call the person before approving'),
})

export const listApprovals = defineOperation({
  id: 'listApprovals',
  method: 'get',
  path: '/api/v1/approvals',
  summary: 'Workflows of other people that wait for the decision of the caller, oldest first',
  caller: 'session',
  status: 200,
  reply: z.object({ approvals: z.array(approvalReply) }),
  errors: ['directory-unreachable'],
})

export const decideApproval = defineOperation({
  id: 'decideOnApproval',
  method: 'post',
  path: '/api/v1/approvals/{id}',
  summary:
    'Approves with the number that the waiting page shows, or refuses, finally. The person gets a mail, and their workflow continues or ends',
  caller: 'session',
  body: decisionBody,
  status: 204,
  errors: ['forbidden', ...decisionErrors, 'approver-changed', 'directory-unreachable'],
})

export function approvalRoutes(app: Hono, services: MeServices): void {
  const { store, directory } = services

  mount(app, listApprovals, async (context) => {
    const { person } = getSignedInPerson(context)
    const language = negotiateLanguage(context)
    const { signal } = context.req.raw
    const open = await listOpenApprovals(store.read, person.id, maxApprovals)
    const others = open.filter(({ personId }) => personId !== person.id)
    const approvals = await Promise.all(
      others.map((approval) => describeApproval(services, approval, language, signal)),
    )
    return context.reply({ approvals: approvals.flatMap((approval) => approval ?? []) })
  })

  mount(app, decideApproval, async (context, { params: { id }, body }) => {
    const { person: approver } = getSignedInPerson(context)
    const approval = await findApproval(store.read, id)
    // Another manager's approval gets the same answer as one that does not exist.
    if (!approval || approval.approverId !== approver.id) throw new AppError('approval-unknown')
    if (approval.personId === approver.id) throw new AppError('forbidden')
    const session = directory.openSession({ domain: approval.personDomain, signal: context.req.raw.signal })
    const person = await session.findById(approval.personId)
    if (!person || approval.status !== 'open' || approval.expired) throw new AppError('approval-over')
    const key = { id, approverId: approver.id }
    // The manager may have changed since the run began: the run then asks the new manager, and the former one is told.
    if ((await findManager(session, person))?.id !== approver.id) {
      const notice = await composeDecisionNotice(services, { approval, person, approver, status: 'withdrawn' })
      await closeApproval(services, notice, (tx) => closeWithdrawn(tx, key))
      throw new AppError('approver-changed')
    }
    const decide = async (decision: Decision) => {
      const notice = await composeDecisionNotice(services, { approval, person, approver, status: decision })
      await closeApproval(services, notice, (tx) => closeDecided(tx, { ...key, decision }))
    }
    if (body.decision === 'approve')
      await checkApprovalNumber(store, approval, { number: body.number, refuse: () => decide('refused') })
    await decide(body.decision === 'approve' ? 'approved' : 'refused')
    return context.reply()
  })
}

/** Closes the approval with its audit record and mails in one transaction. Throws `approval-over` if it was closed already. */
async function closeApproval(
  { store, audit, notifications }: MeServices,
  { mails, record }: DecisionNotice,
  close: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  const isClosed = await store.transaction(async (tx) => {
    if (!(await close(tx))) return false
    await audit.append(tx, record)
    for (const mail of mails) await notifications.enqueue(tx, mail)
    return true
  })
  if (!isClosed) throw new AppError('approval-over')
}

/** Undefined: the person is no longer in the directory. */
async function describeApproval(
  { directory, policies, profiles, clock }: MeServices,
  { id, personId, personDomain, workflow, createdAt, expiresAt }: Approval,
  language: string,
  signal: AbortSignal,
): Promise<z.output<typeof approvalReply> | undefined> {
  const session = directory.openSession({ domain: personDomain, signal })
  const person = await session.findById(personId)
  if (!person) return undefined
  const { policy } = await policies.resolve(person)
  const nameOf = await loadWorkflowNames(policies, policy.id, language)
  const hints = await findApprovalHints({
    state: await session.readState(person),
    profile: profiles.forPerson(person),
    newMethodHours: policy.newMethodHours,
    now: clock(),
  })
  const translate = getTranslator(language)
  return {
    id,
    person: { displayName: person.displayName, account: person.account },
    task: { workflow, title: nameOf(workflow) },
    since: createdAt.toISOString(),
    until: expiresAt.toISOString(),
    hints: hints.map((code) => ({ code, text: translate(`health.hints.${code}`) })),
  }
}
