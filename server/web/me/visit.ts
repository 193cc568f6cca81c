import { type ReadonlySignal, signal } from '@preact/signals'
import type { CallProblem, Reply, SiteFacts } from '../../../shared/wizard/client.ts'
import type { Credentials, Decision, Health, MeClient, OpenApproval } from './client.ts'

export interface VisitState {
  view: 'loading' | 'sign-in' | 'health'
  site?: SiteFacts
  busy: boolean
  /** Why the last call brought nothing. */
  problem?: CallProblem
  /** How the visit before this one ended. */
  ended?: 'by-hand' | 'by-time'
  /** Whose right password has expired. */
  expired?: { account: string; domain?: string }
  health?: Health
  /** In the order in which they came; what was decided stands where it stood. */
  requests: readonly Request[]
}

/** What somebody waits for; `outcome` once it was decided here, or by somebody or something else. */
export interface Request extends OpenApproval {
  outcome?: { decision: Decision } | { problem: CallProblem }
  /** A decision that did not get through. */
  problem?: CallProblem
}

/** What a person does on this page; everything that follows from it shows in `state`. */
export interface Visit {
  state: ReadonlySignal<VisitState>
  begin(): Promise<void>
  signIn(who: Credentials): Promise<void>
  signOut(): Promise<void>
  decide(id: string, decision: Decision): Promise<void>
  /** Looks again, quietly: somebody has come back to this page, or chosen another language. */
  refresh(): Promise<void>
}

/** Codes that say for good that a request is not to be decided any more. */
const closed = new Set(['approval-over', 'approval-unknown', 'approver-changed', 'forbidden'])

export function createVisit(client: MeClient, ended: AbortSignal): Visit {
  const state = signal<VisitState>({ view: 'loading', busy: false, requests: [] })
  const set = (changes: Partial<VisitState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let watch: ReturnType<typeof setTimeout> | undefined
  ended.addEventListener('abort', () => clearTimeout(watch))

  /** Nobody's data stays on the screen of somebody who has gone. */
  function leave(how: VisitState['ended']): void {
    clearTimeout(watch)
    const nobody = { health: undefined, requests: [], problem: undefined, expired: undefined }
    set({ view: 'sign-in', busy: false, ended: how, ...nobody })
  }

  /** One call at a time; undefined where it brought nothing, and then the state says why. */
  async function ask<Value>(make: () => Promise<Reply<Value>>): Promise<{ value: Value } | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const reply = await make()
    if (ended.aborted) return undefined
    set({ busy: false })
    if (reply.ok) return reply
    if (reply.problem.code === 'sign-in-required') leave(state.peek().health && 'by-time')
    else set({ problem: reply.problem })
    return undefined
  }

  async function look(): Promise<void> {
    const found = await ask(async () => {
      const [health, approvals] = await Promise.all([client.health(), client.approvals()])
      if (!health.ok) return health
      return approvals.ok ? { ok: true, value: { health: health.value, approvals: approvals.value } } : approvals
    })
    if (!found) return
    const { health, approvals } = found.value
    const decided = state.peek().requests.filter(({ outcome }) => outcome)
    const open = approvals.filter(({ id }) => !decided.some((one) => one.id === id))
    set({ view: 'health', health, requests: [...decided, ...open], ended: undefined })
    clearTimeout(watch)
    watch = setTimeout(() => {
      leave('by-time')
      void client.signOut()
    }, health.session.secondsLeft * 1000)
  }

  return {
    state,
    async begin() {
      const site = await ask(client.site)
      if (!site) return
      set({ site: site.value })
      await look()
    },
    async signIn(who) {
      set({ expired: undefined })
      const signed = await ask(() => client.signIn(who))
      if (signed) return look()
      const { problem } = state.peek()
      const { account, domain } = who
      if (problem?.code === 'password-expired') set({ problem: undefined, expired: { account, domain } })
    },
    async signOut() {
      leave('by-hand')
      await client.signOut()
    },
    async decide(id, decision) {
      if (state.peek().busy) return
      set({ busy: true })
      const reply = await client.decide(id, decision)
      if (ended.aborted) return
      set({ busy: false })
      if (!reply.ok && reply.problem.code === 'sign-in-required') return leave('by-time')
      const outcome = outcomeOf(reply, decision)
      set({ requests: state.peek().requests.map((one) => (one.id === id ? { ...one, ...outcome } : one)) })
    },
    async refresh() {
      const { site, view, busy } = state.peek()
      if (busy) return
      const again = site && (await client.site())
      if (again?.ok) set({ site: again.value })
      if (view === 'health') await look()
    },
  }
}

function outcomeOf(reply: Reply<unknown>, decision: Decision): Pick<Request, 'outcome' | 'problem'> {
  if (reply.ok) return { outcome: { decision }, problem: undefined }
  const { problem } = reply
  return closed.has(problem.code) ? { outcome: { problem }, problem: undefined } : { problem }
}
