import { type ReadonlySignal, signal } from '@preact/signals'
import type { RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { WalletClient } from './api.ts'

interface WalletState {
  /** `empty`: the page was opened without an answer, or loaded again. */
  view: 'empty' | 'loading' | 'refused' | 'shown'
  site?: SiteInfo
  code?: string
  busy: boolean
  /** Why the site did not load, or the answer was not accepted. */
  problem?: RequestProblem
}

export interface WalletStore {
  state: ReadonlySignal<WalletState>
  /** Sends the answer once; again only when the server was not reached. */
  begin(): Promise<void>
}

/** `fragment`: of the page's address, where a wallet puts its answer. */
export function createWalletStore(
  client: WalletClient,
  { fragment, ended }: { fragment: string; ended: AbortSignal },
): WalletStore {
  const idToken = new URLSearchParams(fragment.replace(/^#/, '')).get('id_token')
  const state = signal<WalletState>({ view: 'loading', busy: false })
  const set = (changes: Partial<WalletState>) => {
    if (!ended.aborted) state.value = { ...state.peek(), ...changes }
  }
  return {
    state,
    async begin() {
      if (state.peek().busy) return
      set({ busy: true, problem: undefined })
      const site = await client.loadSite()
      if (!site.ok) return set({ problem: site.problem, busy: false })
      set({ site: site.value })
      if (!idToken) return set({ view: 'empty', busy: false })
      const reply = await client.sendAnswer(idToken)
      if (reply.ok) return set({ view: 'shown', code: reply.value.code, busy: false })
      const isFinal = reply.problem.code === 'wallet-answer-refused'
      set({ ...(isFinal && { view: 'refused' }), problem: reply.problem, busy: false })
    },
  }
}
