import type { Reply, WizardClient } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'
import type { RequestsClient } from '../approvals/operator-requests.ts'
import type { StaffSiteClient } from '../staff-sign-in/client.ts'

export type Person = SiteApi['GET /api/v1/helpdesk/people/{id}']['reply']
export type PersonBrief = Pick<Person, 'id' | 'displayName' | 'account' | 'domain' | 'department' | 'title'>
export type SearchResults = SiteApi['GET /api/v1/helpdesk/people']['reply']
/** A person in a list, with what the administrator allows to be shown. */
export type FoundPerson = SearchResults['people'][number]
/** What the call is about, for the run and the audit. */
export type HelpdeskRunRequest = Pick<
  SiteApi['POST /api/v1/helpdesk/runs']['send']['body'],
  'person' | 'ticket' | 'reason'
>

type ReadNumber = SiteApi['POST /api/v1/helpdesk/people/{id}/mutual-proof']['reply']
type CurrentProof = SiteApi['PUT /api/v1/helpdesk/people/{id}/mutual-proof']['reply']['proof']

/** The server's API as the Helpdesk site uses it; requests carry the session cookie, which no script can read. */
export interface HelpdeskClient extends StaffSiteClient, RequestsClient {
  search(query: string): Promise<Reply<SearchResults>>
  loadPerson(id: string): Promise<Reply<Person>>
  /** Undefined while none holds. */
  loadCallerCheck(person: string): Promise<Reply<Person['callerCheck']>>
  /** The operator is done with the caller: the next task checks again. */
  endCallerCheck(person: string): Promise<Reply<unknown>>
  /** A number to read out to the caller. */
  beginMutualProof(person: string): Promise<Reply<ReadNumber>>
  /** The page still shows the person. Undefined: the number is over. */
  continueMutualProof(person: string): Promise<Reply<CurrentProof>>
  closeMutualProof(person: string): Promise<Reply<unknown>>
  /** One workflow for one person, as the wizard runs it. `run.id`: one that is open already. */
  createRunClient(request: HelpdeskRunRequest, run: { id?: string; onStarted(id: string): void }): WizardClient
}
