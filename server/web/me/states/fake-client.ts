import type { CallProblem, Reply, SiteFacts } from '../../../../shared/wizard/client.ts'
import type { Health, MeClient, OpenApproval } from '../client.ts'

/** What the wire answers in a state. */
export interface MeState {
  site: SiteFacts
  /** Whose account it is once somebody is signed in; absent: nobody is, and nobody gets in. */
  health?: Health
  approvals?: OpenApproval[]
  /** Somebody has signed in already. */
  signedIn?: boolean
  /** The call that does not come through. */
  trouble?: { in: 'site' | 'signIn' | 'decide'; problem: CallProblem }
  /** No call ever comes back. */
  silent?: boolean
}

export function fakeClient(state: MeState): MeClient {
  let signedIn = state.signedIn ?? state.health !== undefined

  async function reply<Value>(call: string, value: Value): Promise<Reply<Value>> {
    if (state.silent) return new Promise(() => {})
    return state.trouble?.in === call ? { ok: false, problem: state.trouble.problem } : { ok: true, value }
  }
  const forMe = async <Value>(value: Value | undefined): Promise<Reply<Value>> =>
    signedIn && value !== undefined ? reply('read', value) : { ok: false, problem: nobody }

  return {
    site: () => reply('site', state.site),
    async signIn() {
      const signed = await reply('signIn', {})
      signedIn = signed.ok
      return signed
    },
    async signOut() {
      signedIn = false
    },
    health: () => forMe(state.health),
    approvals: () => forMe(state.approvals ?? []),
    decide: () => reply('decide', undefined),
  }
}

const nobody: CallProblem = { code: 'sign-in-required', text: '' }
