import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { Text } from '../../activities/activity.ts'
import { approveByOperator } from '../../activities/approve-by-operator/activity.ts'
import { activities } from '../../activities/index.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { parseRunState, type RunState } from '../../engine/run-state.ts'
import { translateText } from '../../engine/translation.ts'
import type { StaffMember } from '../../policies/staff-gate.ts'
import {
  type Approval,
  anyOperator,
  type Decision,
  decideAsOperator,
  findApproval,
  listOpenApprovals,
} from '../../store/approvals.ts'
import { findRun } from '../../store/runs.ts'
import { checkApprovalNumber, decisionBody, decisionErrors } from '../approval-decision.ts'
import { operatorsOnly } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { loadWorkflowNames } from '../me/workflow-names.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaff } from '../require-session.ts'
import type { HelpdeskServices } from './services.ts'

const moment = z.iso.datetime()
/** More than operators decide at one sitting; the rest appears when these are decided. */
const maxApprovals = 50

const requestReply = z.object({
  id: z.string(),
  person: z.object({ displayName: z.string(), account: z.string() }),
  operator: z.object({ displayName: z.string(), account: z.string() }),
  task: z.object({ workflow: z.string(), title: z.string() }),
  ticket: z.string().optional(),
  reason: z.string().optional(),
  when: approveByOperator.settings.shape.when.describe('Why a second operator is asked'),
  check: z
    .string()
    .optional()
    .describe('What the operator says about the caller, where the request is about this check and not about the task'),
  since: moment,
  until: moment,
})

export const listOperatorApprovals = defineOperation({
  id: 'listOperatorApprovals',
  method: 'get',
  path: '/api/v1/helpdesk/approvals',
  summary: 'Runs of other operators that wait for a second one, for people in the scope of the caller, oldest first',
  caller: 'operator',
  roles: operatorsOnly,
  status: 200,
  reply: z.object({ approvals: z.array(requestReply) }),
  errors: ['directory-unreachable'],
})

export const decideOperatorApproval = defineOperation({
  id: 'decideOnOperatorApproval',
  method: 'post',
  path: '/api/v1/helpdesk/approvals/{id}',
  summary: 'Approves the run of another operator with the number that its waiting page shows, or refuses it, finally',
  caller: 'operator',
  roles: operatorsOnly,
  body: decisionBody,
  status: 204,
  errors: [...decisionErrors, 'directory-unreachable'],
})

export function operatorApprovalRoutes(app: Hono, services: HelpdeskServices): void {
  const { store, policies } = services

  mount(app, listOperatorApprovals, async (context) => {
    const language = negotiateLanguage(context)
    const open = await listOpenApprovals(store.read, anyOperator, maxApprovals)
    const requests = await Promise.all(
      open.map((approval) => loadRequest(services, approval, getStaff(context), context.req.raw.signal)),
    )
    const replies = requests.map(async (request) => {
      if (!request) return []
      const { approval, person, helpdesk } = request
      const { policy } = await policies.resolve(person)
      const nameOf = await loadWorkflowNames(policies, policy.id, language)
      return {
        id: approval.id,
        person: { displayName: person.displayName, account: person.account },
        operator: { displayName: helpdesk.operator.displayName, account: helpdesk.operator.account },
        task: { workflow: approval.workflow, title: nameOf(approval.workflow) },
        ticket: helpdesk.ticket,
        reason: helpdesk.reason,
        when: request.when,
        check: request.check && translateText(getTranslator(language), request.check),
        since: approval.createdAt.toISOString(),
        until: approval.expiresAt.toISOString(),
      }
    })
    return context.reply({ approvals: (await Promise.all(replies)).flat() })
  })

  mount(app, decideOperatorApproval, async (context, { params: { id }, body }) => {
    const member = getStaff(context)
    const approval = await findApproval(store.read, id)
    const request = approval && (await loadRequest(services, approval, member, context.req.raw.signal))
    // One's own, and that of a person whom the caller may not help, get the same answer as one that does not exist.
    if (!request) throw new AppError('approval-unknown')
    const decide = (decision: Decision) => closeRequest(services, request, member, decision)
    if (body.decision === 'approve')
      await checkApprovalNumber(store, approval, { number: body.number, refuse: () => decide('refused') })
    await decide(body.decision === 'approve' ? 'approved' : 'refused')
    return context.reply()
  })
}

/** Closes the request with its audit record, which names both operators. Throws `approval-over` if it was closed already. */
async function closeRequest(
  { store, audit }: HelpdeskServices,
  { approval, person, helpdesk }: Request,
  approver: StaffMember,
  decision: Decision,
): Promise<void> {
  const { id, runId, workflow } = approval
  const isDecided = await store.transaction(async (tx) => {
    if (!(await decideAsOperator(tx, { id, approver: approver.person, decision }))) return false
    await audit.append(tx, {
      event: 'operator-approval-decided',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: {
        approval: id,
        run: runId,
        operator: helpdesk.operator.id,
        approver: approver.person.id,
        workflow,
        decision,
      },
    })
    return true
  })
  if (!isDecided) throw new AppError('approval-over')
}

/** What the current step of the run asks to agree to; nothing, where it waits before any check. */
function describeCheck(id: string, remembered: unknown): Text | undefined {
  const activity = activities.find((one) => one.id === id)
  const memory = activity?.memory?.safeParse(remembered)
  return memory?.success ? activity?.describeRequest?.(memory.data) : undefined
}

interface Request {
  approval: Approval
  person: DirectoryPerson
  helpdesk: NonNullable<RunState['helpdesk']>
  when: z.output<typeof approveByOperator.settings>['when']
  check?: Text
}

/** What this operator may decide: of a run that is open, of another operator, for a person whom they may help. Else undefined. */
async function loadRequest(
  { store, directory, policies, staffGate }: HelpdeskServices,
  approval: Approval,
  member: StaffMember,
  signal: AbortSignal,
): Promise<Request | undefined> {
  const row = approval.runId === null ? undefined : await findRun(store.read, approval.runId)
  if (row?.status !== 'open') return undefined
  // The run's own next request reports a state that is damaged.
  const { helpdesk, index, memories } = parseRunState({ report: () => undefined }, row)
  if (!helpdesk || helpdesk.operator.id === member.person.id) return undefined
  const person = await directory.openSession({ domain: approval.personDomain, signal }).findById(approval.personId)
  const decision = person && (await staffGate.mayAct(member, person))
  if (!person || !decision?.allowed) return undefined
  const { definition } = await policies.loadWorkflowVersion(row.workflowVersion)
  const step = definition.activities[index]
  const { when } = approveByOperator.settings.parse(step?.settings ?? {})
  return { approval, person, helpdesk, when, check: step && describeCheck(step.activity, memories?.[step.key]) }
}
