import type { WizardStep } from '../../../../shared/wizard/page.ts'
import type { OperatorRequest } from '../../approvals/operator-requests.ts'
import { fakeReply, fakeReplyOr } from '../../fake-replies.ts'
import { createFakeStaffSite, type StaffSiteFixture } from '../../staff-sign-in/fake-staff-site.ts'
import type { Place } from '../address.ts'
import type { HelpdeskClient, Person, SearchResults } from '../client.ts'

/** What the fake server replies in a state. */
export interface HelpdeskFixture extends StaffSiteFixture<'search' | 'look' | 'start' | 'decide' | 'prove'> {
  /** What the address names; the search by default. */
  place?: Place
  found?: SearchResults
  person?: Person
  /** What colleagues wait for. */
  requests?: OperatorRequest[]
  /** What the caller has come to: the number is read out, typed, or over. */
  proof?: 'read-out' | 'typed' | 'over'
  /** First step of any workflow. */
  step?: WizardStep
}

const expiresAt = '2026-11-28T09:42:00.000Z'

export function createFakeClient(state: HelpdeskFixture): HelpdeskClient {
  const { site, found = { people: [], more: false, shortened: false, unreachable: [] } } = state
  return {
    ...createFakeStaffSite(state),
    search: () => fakeReply(state, 'search', found),
    loadPerson: () => fakeReplyOr(state, 'look', state.person, 'person-unknown'),
    loadRequests: async () => ({ ok: true, value: state.requests ?? [] }),
    loadCallerCheck: async () => ({ ok: true, value: state.person?.callerCheck }),
    endCallerCheck: async () => ({ ok: true, value: undefined }),
    decideRequest: () => fakeReply(state, 'decide', undefined),
    beginMutualProof: () => fakeReply(state, 'prove', { number: '482913', expiresAt }),
    continueMutualProof: async () => ({
      ok: true,
      value: state.proof === 'over' ? undefined : { expiresAt, ...(state.proof === 'typed' && { code: 'K7M4' }) },
    }),
    closeMutualProof: async () => ({ ok: true, value: undefined }),
    createRunClient: () => ({
      loadSite: () => fakeReply(state, 'site', site),
      startRun: () => fakeReplyOr(state, 'start', state.step, 'person-unknown'),
      resumeRun: async () => undefined,
      sendAnswer: () => new Promise(() => {}),
      cancelRun: async () => {},
    }),
  }
}
