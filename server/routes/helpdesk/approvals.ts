import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { decisionBody, decisionErrors } from '../approval-decision.ts'
import { operatorsOnly } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { type Approver, decideOnRequest, listRequests, operatorRequestReply } from '../operator-approvals.ts'
import { getStaff } from '../require-session.ts'
import type { HelpdeskServices } from './services.ts'

export const listOperatorApprovals = defineOperation({
  id: 'listOperatorApprovals',
  method: 'get',
  path: '/api/v1/helpdesk/approvals',
  summary: 'Runs of other operators that wait for a second one, for people in the scope of the caller, oldest first',
  caller: 'operator',
  roles: operatorsOnly,
  status: 200,
  reply: z.object({ approvals: z.array(operatorRequestReply) }),
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
  const approverOf = (context: Context): Approver => {
    const member = getStaff(context)
    return {
      person: member.person,
      mayDecideOn: async (person) => (await services.staffGate.mayAct(member, person)).allowed,
      signal: context.req.raw.signal,
    }
  }

  mount(app, listOperatorApprovals, async (context) =>
    context.reply({ approvals: await listRequests(services, approverOf(context), negotiateLanguage(context)) }),
  )

  mount(app, decideOperatorApproval, async (context, { params: { id }, body }) => {
    await decideOnRequest(services, approverOf(context), { id, body })
    return context.reply()
  })
}
