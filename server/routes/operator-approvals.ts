import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { translateText } from '../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import type { Text } from '../activities/activity.ts'
import { approveByOperator } from '../activities/approve-by-operator/activity.ts'
import { activities } from '../activities/index.ts'
import type { Audit } from '../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { parseRunState, type RunState } from '../engine/run-state.ts'
import type { ManagementPolicy } from '../policies/management-policy.ts'
import type { Policies } from '../policies/policies.ts'
import { isPrivileged } from '../policies/privileged.ts'
import {
  type Approval,
  anyOperator,
  type Decision,
  decideAsOperator,
  findApproval,
  listOpenApprovals,
} from '../store/approvals.ts'
import type { Store } from '../store/database.ts'
import { findRun } from '../store/runs.ts'
import { checkApprovalNumber, type decisionBody } from './approval-decision.ts'
import { loadWorkflowNames } from './me/workflow-names.ts'

/** What waits for a second person on the sites of staff. */

const moment = z.iso.datetime()
/** More than one person decides at one sitting; the rest appears when these are decided. */
const maxApprovals = 50

export const operatorRequestReply = z.object({
  id: z.string(),
  person: z.object({ displayName: z.string(), account: z.string() }),
  operator: z.object({ displayName: z.string(), account: z.string() }),
  task: z.object({ workflow: z.string(), title: z.string() }),
  ticket: z.string().optional(),
  reason: z.string().optional(),
  when: z
    .enum([...approveByOperator.settings.shape.when.unwrap().options, 'privileged'])
    .describe('Why a second operator is asked'),
  check: z
    .string()
    .optional()
    .describe('What the operator says about the caller, where the request is about this check and not about the task'),
  since: moment,
  until: moment,
})

interface Services {
  store: Store
  directory: Directory
  policies: Policies
  audit: Audit
}

/** Someone who may decide. */
export interface Approver {
  person: Pick<DirectoryPerson, 'id' | 'domain'>
  /** Whether they may decide about this person; one's own run is never asked about. */
  mayDecideOn(person: DirectoryPerson, policy: ManagementPolicy): Promise<boolean>
  signal: AbortSignal
}

export async function listRequests(
  services: Services,
  approver: Approver,
  language: string,
): Promise<z.output<typeof operatorRequestReply>[]> {
  const open = await listOpenApprovals(services.store.read, anyOperator, maxApprovals)
  const requests = await Promise.all(open.map((approval) => loadRequest(services, approval, approver)))
  const replies = requests.map(async (request) => {
    if (!request) return []
    const { approval, person, policy, helpdesk } = request
    const nameOf = await loadWorkflowNames(services.policies, policy.id, language)
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
  return (await Promise.all(replies)).flat()
}

/** One's own, and that of a person on whom the approver may not decide, get the same answer as one that does not exist. */
export async function decideOnRequest(
  services: Services,
  approver: Approver,
  { id, body }: { id: string; body: z.output<typeof decisionBody> },
): Promise<void> {
  const { store } = services
  const approval = await findApproval(store.read, id)
  const request = approval && (await loadRequest(services, approval, approver))
  if (!request) throw new AppError('approval-unknown')
  const decide = (decision: Decision) => closeRequest(services, request, approver, decision)
  if (body.decision === 'approve')
    await checkApprovalNumber(store, approval, { number: body.number, refuse: () => decide('refused') })
  await decide(body.decision === 'approve' ? 'approved' : 'refused')
}

/** Closes the request with its audit record, which names both. Throws `approval-over` if it was closed already. */
async function closeRequest(
  { store, audit }: Services,
  { approval, person, helpdesk }: Request,
  { person: approver }: Approver,
  decision: Decision,
): Promise<void> {
  const { id, runId, workflow } = approval
  const isDecided = await store.transaction(async (tx) => {
    if (!(await decideAsOperator(tx, { id, approver, decision }))) return false
    await audit.append(tx, {
      event: 'operator-approval-decided',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: { approval: id, run: runId, operator: helpdesk.operator.id, approver: approver.id, workflow, decision },
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
  policy: ManagementPolicy
  helpdesk: NonNullable<RunState['helpdesk']>
  when: z.output<typeof operatorRequestReply>['when']
  check?: Text
}

/** What this approver may decide: of a run that is open, of another operator, about a person on whom they may decide. Else undefined. */
async function loadRequest(
  { store, directory, policies }: Services,
  approval: Approval,
  approver: Approver,
): Promise<Request | undefined> {
  const row = approval.runId === null ? undefined : await findRun(store.read, approval.runId)
  if (row?.status !== 'open') return undefined
  // The run's own next request reports a state that is damaged.
  const { helpdesk, index, memories } = parseRunState({ report: () => undefined }, row)
  if (!helpdesk || helpdesk.operator.id === approver.person.id) return undefined
  const { personDomain: domain, personId } = approval
  const person = await directory.openSession({ domain, signal: approver.signal }).findById(personId)
  if (!person) return undefined
  const { policy } = await policies.resolve(person)
  if (!(await approver.mayDecideOn(person, policy))) return undefined
  const { definition } = await policies.loadWorkflowVersion(row.workflowVersion)
  const step = definition.activities[index]
  const { when } = approveByOperator.settings.parse(step?.settings ?? {})
  return {
    approval,
    person,
    policy,
    helpdesk,
    when: isPrivileged(policy.privileged, person) ? 'privileged' : when,
    check: step && describeCheck(step.activity, memories?.[step.key]),
  }
}
