import type { Reply } from '../../../../shared/wizard/wizard-client.ts'
import { fakeReply } from '../../fake-replies.ts'
import { createFakeSignIn, type StaffSiteFixture } from '../../staff-sign-in/fake-staff-site.ts'
import type { WalletProof } from '../../staff-sign-in/sign-in-store.ts'
import type { MeClient, OpenApproval, OpenSession, PasswordHealth } from '../client.ts'
import { createSessionSamples } from './health.ts'

/** What the fake server replies in a state. */
export interface HealthFixture extends Omit<StaffSiteFixture<'decide' | 'endSession'>, 'signedIn'> {
  /** The account after signing in; without it sign-in fails. */
  health?: PasswordHealth
  approvals?: OpenApproval[]
  /** Absent: only that of this page. */
  sessions?: OpenSession[]
  /** Whether the person is signed in from the start; by default if there is `health`. */
  signedIn?: boolean
  /** The extension has led to the page with a proof of its key. */
  proof?: WalletProof
}

export function createFakeClient(state: HealthFixture): MeClient {
  let signedIn = state.signedIn ?? state.health !== undefined
  let sessions = state.sessions ?? createSessionSamples().filter(({ current }) => current)

  const signIn = createFakeSignIn({ frontEnd: 'self-service', ...state })
  const replyToSession = async <Value>(value: Value | undefined): Promise<Reply<Value>> => {
    if (!signedIn || value === undefined) return { ok: false, problem: { code: 'sign-in-required', text: '' } }
    return state.silent ? new Promise(() => {}) : { ok: true, value }
  }
  return {
    loadSite: () => fakeReply(state, 'site', state.site),
    ...signIn,
    async signIn(...request) {
      const reply = await signIn.signIn(...request)
      signedIn = reply.ok && reply.value.signedIn
      return reply
    },
    async signInByWallet(...request) {
      const reply = await signIn.signInByWallet(...request)
      signedIn = reply.ok && reply.value.signedIn
      return reply
    },
    async showFactor(factor) {
      const reply = await signIn.showFactor(factor)
      signedIn = reply.ok
      return reply
    },
    async signOut() {
      signedIn = false
    },
    // Never replies, so that a picture stays on this page.
    startTask: () => new Promise(() => {}),
    loadHealth: () => replyToSession(state.health),
    loadApprovals: () => replyToSession(state.approvals ?? []),
    decide: () => fakeReply(state, 'decide', undefined),
    loadSessions: () => replyToSession(sessions),
    async endSession(id) {
      const reply = await fakeReply(state, 'endSession', undefined)
      if (reply.ok) sessions = sessions.filter((one) => one.id !== id)
      return reply
    },
    async endSessions(which) {
      const reply = await fakeReply(state, 'endSession', undefined)
      if (reply.ok) sessions = sessions.filter(({ current }) => which === 'others' && current)
      if (reply.ok && which === 'all') signedIn = false
      return reply
    },
  }
}
