import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { words } from '../../../shared/languages/words.ts'
import { managerOf } from '../../directory/manager.ts'
import {
  type Approval,
  decideApproval,
  findApproval,
  listOpenApprovals,
  withdrawApproval,
} from '../../store/approvals.ts'
import type { Tx } from '../../store/database.ts'
import { languageOf } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { tellOfDecision } from './decision.ts'
import { hintsAbout } from './hints.ts'
import { type MeServices, myself } from './services.ts'
import { taskNames } from './task-names.ts'

const moment = z.iso.datetime()
/** Nobody decides on more than this at a sitting; the rest comes when these are decided. */
const most = 50

const waiting = z.object({
  approvals: z.array(
    z.object({
      id: z.string(),
      person: z.object({ displayName: z.string(), account: z.string() }),
      task: z.object({ workflow: z.string(), title: z.string() }),
      since: moment,
      until: moment,
      hints: z.array(z.object({ code: z.string(), text: z.string() })).describe('What speaks for asking first'),
    }),
  ),
})

export const listApprovals = defineOperation({
  id: 'listApprovals',
  method: 'get',
  path: '/api/v1/approvals',
  summary: 'Tasks of others that wait for the decision of whoever is signed on, the oldest first',
  caller: 'session',
  status: 200,
  reply: waiting,
  errors: ['sign-in-required', 'directory-unreachable'],
})

export const decideOnApproval = defineOperation({
  id: 'decideOnApproval',
  method: 'post',
  path: '/api/v1/approvals/{id}',
  summary: 'Decides, once and for all; the person is told by mail, and their task goes on or ends',
  caller: 'session',
  body: z.strictObject({ decision: z.enum(['approve', 'refuse']) }),
  status: 204,
  errors: [
    ...(['invalid-request', 'sign-in-required', 'csrf-refused', 'forbidden', 'account-not-enabled'] as const),
    ...(['approval-unknown', 'approval-over', 'approver-changed', 'directory-unreachable'] as const),
  ],
})

export type ApprovalsReply = z.output<typeof waiting>

export function approvalRoutes(app: Hono, of: MeServices): void {
  mount(app, listApprovals, async (context) => {
    const { person } = myself(context)
    const language = languageOf(context)
    const open = await listOpenApprovals(of.store.read, person.id, most)
    const others = open.filter(({ personId }) => personId !== person.id)
    const approvals = await Promise.all(others.map((one) => describe(of, one, language, context.req.raw.signal)))
    return context.json({ approvals: approvals.flatMap((one) => one ?? []) } satisfies ApprovalsReply)
  })

  mount(app, decideOnApproval, async (context, { decision }) => {
    const { person: approver } = myself(context)
    const approval = await findApproval(of.store.read, context.req.param('id') ?? '')
    // Somebody else's looks like none at all.
    if (!approval || approval.approverId !== approver.id) throw new AppError('approval-unknown')
    if (approval.personId === approver.id) throw new AppError('forbidden')
    const session = of.directory.session({ domain: approval.personDomain, signal: context.req.raw.signal })
    const person = await session.person(approval.personId)
    if (!person || approval.status !== 'open' || approval.over) throw new AppError('approval-over')
    // Whoever was the manager when the task began may be another's by now.
    if ((await managerOf(session, person))?.id !== approver.id) return withdraw(of, { approval, person, approver })
    const status = decision === 'approve' ? 'approved' : 'refused'
    const told = await tellOfDecision(of, { approval, person, approver, status })
    await close(of, told, (tx) => decideApproval(tx, { id: approval.id, approverId: approver.id, decision: status }))
    return context.body(null, 204)
  })
}

/** The task goes on to ask whoever is the manager now; whoever was is told so. */
async function withdraw(of: MeServices, about: Omit<Parameters<typeof tellOfDecision>[1], 'status'>): Promise<never> {
  const { approval, approver } = about
  const told = await tellOfDecision(of, { ...about, status: 'withdrawn' })
  await close(of, told, (tx) => withdrawApproval(tx, { id: approval.id, approverId: approver.id }))
  throw new AppError('approver-changed')
}

/** What is told of it stands and falls with the step itself, which somebody else may have been first to make. */
async function close(
  of: MeServices,
  { mails, record }: Awaited<ReturnType<typeof tellOfDecision>>,
  step: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  const done = await of.store.transaction(async (tx) => {
    if (!(await step(tx))) return false
    await of.audit.append(tx, record)
    for (const mail of mails) await of.notifications.enqueue(tx, mail)
    return true
  })
  if (!done) throw new AppError('approval-over')
}

/** Undefined: the person has left meanwhile. */
async function describe(
  of: MeServices,
  approval: Approval,
  language: string,
  signal: AbortSignal,
): Promise<ApprovalsReply['approvals'][number] | undefined> {
  const session = of.directory.session({ domain: approval.personDomain, signal })
  const person = await session.person(approval.personId)
  if (!person) return undefined
  const { policy } = await of.policies.resolve(person)
  const name = await taskNames(of.policies, policy.id, language)
  const hints = await hintsAbout({
    state: await session.state(person),
    profile: of.profiles.of(person),
    hours: policy.newMethodHours,
    now: of.clock(),
  })
  return {
    id: approval.id,
    person: { displayName: person.displayName, account: person.account },
    task: { workflow: approval.workflow, title: name(approval.workflow) },
    ...{ since: approval.createdAt.toISOString(), until: approval.expiresAt.toISOString() },
    hints: hints.map((code) => ({ code, text: words(language)(`health.hints.${code}`) })),
  }
}
