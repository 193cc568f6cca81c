import type { Reply, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'
import type { StaffSignInClient } from '../staff-sign-in/client.ts'

export type PasswordHealth = SiteApi['GET /api/v1/me']['reply']
export type OpenApproval = SiteApi['GET /api/v1/approvals']['reply']['approvals'][number]
export type OpenSession = SiteApi['GET /api/v1/me/sessions']['reply']['items'][number]
/** All of them, or all but the one of this page. */
export type SessionsToEnd = SiteApi['POST /api/v1/me/sessions/end']['send']['body']['which']
/** An approval names the number that the person read out. */
export type Decision = SiteApi['POST /api/v1/approvals/{id}']['send']['body']

/** The server's API as this site uses it; requests carry the session cookie, which no script can read. */
export interface MeClient extends StaffSignInClient {
  loadSite(): Promise<Reply<SiteInfo>>
  signOut(): Promise<void>
  /** Begins a task in this tab; the Self-Service site shows it. */
  startTask(task: { workflow: string; account: string; domain?: string; language: string }): Promise<Reply<unknown>>
  /** `sign-in-required`: no one is signed in to this site. */
  loadHealth(): Promise<Reply<PasswordHealth>>
  loadApprovals(): Promise<Reply<OpenApproval[]>>
  decide(id: string, decision: Decision): Promise<Reply<unknown>>
  loadSessions(): Promise<Reply<OpenSession[]>>
  endSession(id: string): Promise<Reply<unknown>>
  endSessions(which: SessionsToEnd): Promise<Reply<unknown>>
}
