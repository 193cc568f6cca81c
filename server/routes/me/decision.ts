import type { AuditRecord } from '../../audit/chain.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { oneAddress } from '../../notifications/rendering.ts'
import type { Approval, Decision } from '../../store/approvals.ts'
import type { MeServices } from './services.ts'

/** What a decision leaves behind, or that nobody may make it any more who was asked to: both people in the audit, and a mail to every address of whoever asked. */
export async function tellOfDecision(
  { profiles, url }: MeServices,
  of: { approval: Approval; person: DirectoryPerson; approver: DirectoryPerson; status: Decision | 'withdrawn' },
): Promise<{ record: AuditRecord; mails: MailOrder[] }> {
  const { approval, person, approver, status } = of
  const contacts = await profiles.of(person).contacts()
  const addresses = contacts
    .filter(({ kind, verified }) => kind === 'mail' && verified)
    .flatMap(({ value }) => oneAddress.safeParse(value).data ?? [])
  const values = {
    ...{ displayName: person.displayName, account: person.account, manager: approver.displayName },
    ...{ workflow: approval.workflow, decision: status, until: approval.expiresAt.toISOString(), url },
  }
  const language = person.language ?? 'en'
  return {
    mails: [...new Set(addresses)].map((to) => ({ to, template: 'approval-decided', language, values })),
    record: {
      event: status === 'withdrawn' ? 'approval-withdrawn' : 'approval-decided',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: {
        ...{ approval: approval.id, approver: approver.id, workflow: approval.workflow },
        ...(status !== 'withdrawn' && { decision: status }),
      },
    },
  }
}
