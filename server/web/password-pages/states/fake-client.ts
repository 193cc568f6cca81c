import type { Reply, SiteInfo } from '../../../../shared/wizard/wizard-client.ts'
import { type FakeFailures, fakeReply } from '../../fake-replies.ts'
import type { AskedQuestion, PasswordPagesClient, PasswordReply, Passwords, Questions, Rules } from '../client.ts'

type Request = 'site' | 'signIn' | 'setPasswords' | 'questions'

/** What the fake server replies in a state. */
export interface PasswordPagesFixture extends FakeFailures<Request> {
  site: SiteInfo
  /** The accounts after signing in; without them the sign-in fails. */
  passwords?: Passwords
  /** Whether the person is signed in from the start; by default if there are `passwords`. */
  signedIn?: boolean
  /** The session is over at the first request for rules. */
  losesSession?: boolean
  asked?: AskedQuestion[]
  rules?: Rules
  reply?: PasswordReply
  questions?: Questions
}

export function createFakeClient(state: PasswordPagesFixture): PasswordPagesClient {
  let signedIn = state.signedIn ?? state.passwords !== undefined
  const replyToSession = async <Value>(value: Value | undefined): Promise<Reply<Value>> => {
    if (!signedIn || value === undefined) return { ok: false, problem: { code: 'sign-in-required', text: '' } }
    return { ok: true, value }
  }
  return {
    loadSite: () => fakeReply(state, 'site', state.site),
    async signIn() {
      const reply = await fakeReply(state, 'signIn', undefined)
      signedIn = reply.ok
      return reply
    },
    askQuestions: async () => ({ ok: true, value: state.asked ?? [] }),
    async signOut() {
      signedIn = false
    },
    loadPasswords: () => replyToSession(state.passwords),
    async loadRules() {
      if (state.losesSession) signedIn = false
      return replyToSession(state.rules ?? [])
    },
    setPasswords: () => fakeReply(state, 'setPasswords', state.reply ?? { results: [] }),
    loadQuestions: () => replyToSession(state.questions),
    saveQuestions: async () => ({ ok: true, value: {} }),
    deleteQuestion: () => fakeReply(state, 'questions', undefined),
    unlockQuestions: () => fakeReply(state, 'questions', undefined),
  }
}
