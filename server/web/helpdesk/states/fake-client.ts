import type { CallProblem, Reply, SiteFacts } from '../../../../shared/wizard/client.ts'
import type { WizardStep } from '../../../../shared/wizard/page.ts'
import type { Found, HelpdeskClient, Person } from '../client.ts'

/** What the wire answers in a state. */
export interface DeskStates {
  site: SiteFacts
  /** Somebody is signed in already. */
  signedIn?: boolean
  found?: Found
  person?: Person
  /** The first page of whichever task is begun. */
  step?: WizardStep
  /** The call that does not come through. */
  trouble?: { in: 'site' | 'signIn' | 'search' | 'look' | 'start'; problem: CallProblem }
  /** No call ever comes back. */
  silent?: boolean
}

const session = { displayName: 'Jonas Lindqvist', account: 'j.lindqvist', expiresAt: '2099-01-01T00:00:00.000Z' }

export function fakeClient(state: DeskStates): HelpdeskClient {
  async function reply<Value>(
    call: NonNullable<DeskStates['trouble']>['in'],
    value: Value | undefined,
  ): Promise<Reply<Value>> {
    if (state.silent) return new Promise(() => {})
    if (state.trouble?.in === call) return { ok: false, problem: state.trouble.problem }
    return value === undefined ? gone : { ok: true, value }
  }
  return {
    site: () => reply('site', state.site),
    session: async () => ({ ok: true, value: state.signedIn ? session : undefined }),
    signIn: () => reply('signIn', session),
    signOut: async () => {},
    search: () => reply('search', state.found ?? { people: [], more: false, unreachable: [] }),
    look: () => reply('look', state.person),
    task: () => ({
      site: () => reply('site', state.site),
      tasks: async () => ({ ok: true, value: [] }),
      start: () => reply('start', state.step),
      resume: async () => undefined,
      answer: () => new Promise(() => {}),
      cancel: async () => {},
    }),
  }
}

const gone: Reply<never> = { ok: false, problem: { code: 'person-unknown', text: '' } }
