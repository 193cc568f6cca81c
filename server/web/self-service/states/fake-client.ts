import type { WizardStep } from '../../../../shared/wizard/page.ts'
import type { RequestProblem, SiteInfo, WizardClient } from '../../../../shared/wizard/wizard-client.ts'
import { type FakeFailures, fakeReply, fakeReplyOr } from '../../fake-replies.ts'

/** What the fake server replies in a state: the current step of a run if there is one, then one reply for each answer, in order. */
export interface WizardFixture extends FakeFailures<'site' | 'start'> {
  site: SiteInfo
  preset?: { workflow?: string; account?: string }
  current?: WizardStep
  answers?: (WizardStep | RequestProblem)[]
}

export function createFakeClient(state: WizardFixture): WizardClient {
  const answers = [...(state.answers ?? [])]
  return {
    loadSite: () => fakeReply(state, 'site', state.site),
    startRun: () => fakeReplyOr(state, 'start', state.current, 'run-unknown'),
    async resumeRun() {
      if (!state.current || state.preset) return undefined
      return { ok: true, value: state.current }
    },
    async sendAnswer() {
      const next = answers.shift()
      if (!next) return new Promise(() => {})
      return 'status' in next ? { ok: true, value: next } : { ok: false, problem: next }
    },
    async cancelRun() {},
  }
}
