import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import { pause } from '../pause.ts'
import type { TypedNumber, VerifyClient } from './api.ts'

export interface VerifyState {
  /**
   * `ask`: for account and number. `shown`: the number was right; without `code` the server does not answer for a moment. `over`: the operator has
   * closed the person, or the time is over.
   */
  view: 'loading' | 'ask' | 'shown' | 'over'
  site?: SiteInfo
  code?: string
  busy: boolean
  isProvingWork?: boolean
  /** Why the site did not load, or the number was not accepted. */
  problem?: RequestProblem
}

/** What a caller can do; the results are in `state`. */
export interface VerifyStore {
  state: ReadonlySignal<VerifyState>
  begin(): Promise<void>
  typeNumber(typed: TypedNumber): Promise<void>
  /** Another number; the code of the first is shown no longer. */
  askAgain(): void
}

/** So soon the code is gone after the operator has closed the person. */
const pauseMs = 2_000

export function createVerifyStore(client: VerifyClient, { ended }: { ended: AbortSignal }): VerifyStore {
  const state = signal<VerifyState>({ view: 'loading', busy: false })
  const set = (changes: Partial<VerifyState>) => {
    if (!ended.aborted) state.value = { ...state.peek(), ...changes }
  }

  /** Of the number that was typed last; what another one shows is no longer asked for. */
  let current: string | undefined

  /** Asks for the code until it is over. While the server does not answer, no code is shown: it may be over. */
  async function follow(token: string, first: string): Promise<void> {
    current = token
    set({ view: 'shown', code: first })
    for (;;) {
      await pause(pauseMs, ended)
      if (ended.aborted || current !== token) return
      const reply: Reply<string | undefined> = await client.loadCode(token)
      if (current !== token) return
      if (reply.ok && reply.value === undefined) return set({ view: 'over', code: undefined })
      set({ code: reply.ok ? reply.value : undefined })
    }
  }

  return {
    state,
    async begin() {
      set({ busy: true, problem: undefined })
      const site = await client.loadSite()
      if (site.ok) set({ view: 'ask', site: site.value, busy: false })
      else set({ problem: site.problem, busy: false })
    },
    async typeNumber(typed) {
      if (state.peek().busy) return
      set({ busy: true, problem: undefined })
      const reply = await client.typeNumber(typed, (isProvingWork) => set({ isProvingWork }))
      set({ busy: false })
      if (reply.ok) void follow(reply.value.token, reply.value.code)
      else set({ problem: reply.problem })
    },
    askAgain() {
      current = undefined
      set({ view: 'ask', code: undefined, problem: undefined })
    },
  }
}
