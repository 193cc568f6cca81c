import type { Reply, SiteFacts } from '../../../shared/wizard/client.ts'
import type { ApprovalsReply } from '../../routes/me/approvals.ts'
import type { HealthReply } from '../../routes/me/health.ts'

export type Health = HealthReply
export type OpenApproval = ApprovalsReply['approvals'][number]
export type Decision = 'approve' | 'refuse'

export interface Credentials {
  account: string
  domain?: string
  password: string
}

/** What the page asks of the server; a session cookie that no script sees goes along. */
export interface MeClient {
  site(): Promise<Reply<SiteFacts>>
  signIn(who: Credentials): Promise<Reply<unknown>>
  signOut(): Promise<void>
  /** `sign-in-required`: nobody is signed in to this site. */
  health(): Promise<Reply<Health>>
  approvals(): Promise<Reply<OpenApproval[]>>
  decide(id: string, decision: Decision): Promise<Reply<unknown>>
}
