import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'

/** What another operator waits for. */
export type OperatorRequest = SiteApi['GET /api/v1/helpdesk/approvals']['reply']['approvals'][number]
export type OperatorDecision = SiteApi['POST /api/v1/helpdesk/approvals/{id}']['send']['body']

/** The calls of the site on which someone decides. */
export interface RequestsClient {
  loadRequests(): Promise<Reply<OperatorRequest[]>>
  decideRequest(id: string, decision: OperatorDecision): Promise<Reply<unknown>>
}

interface RequestsState {
  requests: readonly OperatorRequest[]
  busy: boolean
  /** What the last decision came to. */
  outcome?: { decision: OperatorDecision['decision'] } | { problem: RequestProblem }
  /** The request stays open, and another number may be entered. */
  wrongNumber?: { id: string; problem: RequestProblem }
}

/** What waits for a second operator, as long as the page that finds people is shown. */
export interface OperatorRequests {
  state: ReadonlySignal<RequestsState>
  load(): Promise<void>
  decide(id: string, decision: OperatorDecision): Promise<void>
}

/** So that a colleague's request appears while they still speak to the caller. */
const pollMs = 5_000

/** Loads the requests now and every five seconds until `ended`. */
export function createOperatorRequests(client: RequestsClient, { ended }: { ended: AbortSignal }): OperatorRequests {
  const state = signal<RequestsState>({ requests: [], busy: false })
  const set = (changes: Partial<RequestsState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  ended.addEventListener('abort', () => clearTimeout(timer))

  async function load(): Promise<void> {
    clearTimeout(timer)
    const reply = await client.loadRequests()
    if (ended.aborted) return
    // While the server is away, the search says so.
    if (reply.ok) set({ requests: reply.value })
    timer = setTimeout(() => void load(), pollMs)
  }

  return {
    state,
    load,
    async decide(id, decision) {
      if (state.peek().busy) return
      set({ busy: true, outcome: undefined, wrongNumber: undefined })
      const reply = await client.decideRequest(id, decision)
      if (ended.aborted) return
      if (!reply.ok && reply.problem.code === 'approval-number-wrong')
        return set({ busy: false, wrongNumber: { id, problem: reply.problem } })
      set({ busy: false, outcome: reply.ok ? { decision: decision.decision } : { problem: reply.problem } })
      await load()
    },
  }
}
