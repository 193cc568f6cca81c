import type { Context } from 'hono'
import { z } from 'zod'
import { isPrivileged } from '../../policies/privileged.ts'
import { isOwnAccount } from '../../policies/protected-accounts.ts'
import { decisionBody, decisionErrors } from '../approval-decision.ts'
import { getStaffCaller, ownersOnly } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { type Approver, decideOnRequest, listRequests, operatorRequestReply } from '../operator-approvals.ts'
import { getStaff } from '../require-session.ts'
import { defineResource } from './resource.ts'

const path = '/api/v1/admin/approvals'

const list = defineOperation({
  id: 'listPrivilegedApprovals',
  method: 'get',
  path,
  summary:
    'Tasks of operators for privileged people of the caller’s own policies that wait for a second person, oldest first',
  caller: 'administrator',
  roles: ownersOnly,
  personOnly: true,
  status: 200,
  reply: z.object({ approvals: z.array(operatorRequestReply) }),
  errors: ['directory-unreachable'],
})

const decide = defineOperation({
  id: 'decideOnPrivilegedApproval',
  method: 'post',
  path: `${path}/{id}`,
  summary: 'Approves one of these with the number that the operator’s waiting page shows, or refuses it, finally',
  caller: 'administrator',
  roles: ownersOnly,
  personOnly: true,
  body: decisionBody,
  status: 204,
  errors: [...decisionErrors, 'directory-unreachable'],
})

/** Who owns a policy is a further approver for its privileged people, beside the operators who help them. */
export const privilegedApprovalsResource = defineResource({
  operations: [list, decide],
  routes(app, services) {
    mount(app, list, async (context) =>
      context.reply({ approvals: await listRequests(services, toApprover(context), negotiateLanguage(context)) }),
    )
    mount(app, decide, async (context, { params: { id }, body }) => {
      await decideOnRequest(services, toApprover(context), { id, body })
      return context.reply()
    })
  },
})

function toApprover(context: Context): Approver {
  const { person: owner } = getStaff(context)
  const { policies: own } = getStaffCaller(context)
  return {
    person: owner,
    mayDecideOn: async (person, policy) =>
      own.includes(policy.id) && isPrivileged(policy.privileged, person) && !isOwnAccount(person, owner),
    signal: context.req.raw.signal,
  }
}
