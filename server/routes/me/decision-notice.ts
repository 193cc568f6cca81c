import type { AuditRecord } from '../../audit/chain.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../directory/mail-address.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import type { Approval, Decision } from '../../store/approvals.ts'
import type { MeServices } from './services.ts'
import { loadWorkflowNames } from './workflow-names.ts'

export interface DecisionNotice {
  record: AuditRecord
  mails: MailOrder[]
}

/**
 * What is written when an approval is decided, or withdrawn because the manager changed: an audit record that names both people,
 * and a mail to every verified address of the person who asked.
 */
export async function composeDecisionNotice(
  { policies, profiles, url }: MeServices,
  {
    approval,
    person,
    approver,
    status,
  }: { approval: Approval; person: DirectoryPerson; approver: DirectoryPerson; status: Decision | 'withdrawn' },
): Promise<DecisionNotice> {
  const { id, workflow, expiresAt } = approval
  const contacts = await profiles.forPerson(person).contacts()
  const addresses = contacts
    .filter(({ kind, verified }) => kind === 'mail' && verified)
    .flatMap(({ value }) => oneAddress.safeParse(value).data ?? [])
  const language = person.language ?? 'en'
  const { policy } = await policies.resolve(person)
  const nameOf = await loadWorkflowNames(policies, policy.id, language)
  const values = {
    displayName: person.displayName,
    account: person.account,
    manager: approver.displayName,
    workflow,
    task: nameOf(workflow),
    decision: status,
    until: expiresAt.toISOString(),
    url,
  }
  const data = { approval: id, approver: approver.id, workflow }
  return {
    mails: [...new Set(addresses)].map((to) => ({ to, template: 'approval-decided', language, values })),
    record: {
      event: status === 'withdrawn' ? 'approval-withdrawn' : 'approval-decided',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: status === 'withdrawn' ? data : { ...data, decision: status },
    },
  }
}
