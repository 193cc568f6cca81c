import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { Credentials } from '../staff-sign-in/client.ts'
import { createSignInStore, type SignInStore } from '../staff-sign-in/sign-in-store.ts'
import type { Decision, MeClient, OpenApproval, OpenSession, PasswordHealth, SessionsToEnd } from './client.ts'
import { toWorkflowAddress } from './workflow-address.ts'

interface HealthState {
  view: 'loading' | 'sign-in' | 'health'
  site?: SiteInfo
  busy: boolean
  /** Why the last request failed; a sign-in has its own. */
  problem?: RequestProblem
  /** How the previous session ended. */
  ended?: 'by-hand' | 'by-time'
  /** The account whose correct password has expired. */
  expired?: { account: string; domain?: string }
  health?: PasswordHealth
  /** In order of arrival; decided ones keep their place. */
  requests: readonly ApprovalRequest[]
  /** Newest first. */
  sessions: readonly OpenSession[]
  /** Present after some were ended on this page; `number` rises each time. */
  sessionsEnded?: { number: number }
}

/** A request for approval; `outcome` once it was decided, here or elsewhere. */
export interface ApprovalRequest extends OpenApproval {
  outcome?: { decision: Decision['decision'] } | { problem: RequestProblem }
  /** Why a decision failed. */
  problem?: RequestProblem
}

/** What a person can do on this page; the results are in `state`. */
export interface HealthStore {
  state: ReadonlySignal<HealthState>
  /** The sign-in, with a second step for Latchkey's staff. */
  signInStore: SignInStore
  begin(): Promise<void>
  signIn(who: Credentials): Promise<void>
  signOut(): Promise<void>
  decide(id: string, decision: Decision): Promise<void>
  /** Begins a task and leads to its first page that asks for more than the sign-in has shown; `language`: BCP 47. */
  openTask(workflow: string, language: string): Promise<void>
  endSession(id: string): Promise<void>
  /** `all` signs out here, too. */
  endSessions(which: SessionsToEnd): Promise<void>
  /** Loads everything again, when the person returns to the page or chooses another language. */
  refresh(): Promise<void>
}

/** Codes of requests that cannot be decided any more. */
const closedCodes = new Set([
  'approval-numbers-used-up',
  'approval-over',
  'approval-unknown',
  'approver-changed',
  'forbidden',
])

/** `leaveTo` opens an address of the Self-Service site. */
export function createHealthStore(
  client: MeClient,
  ended: AbortSignal,
  leaveTo: (address: string) => void = (address) => location.assign(address),
): HealthStore {
  const state = signal<HealthState>({ view: 'loading', busy: false, requests: [], sessions: [] })
  const set = (changes: Partial<HealthState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  ended.addEventListener('abort', () => clearTimeout(timer))

  /** Clears the screen, so that no data stays visible after the session. */
  function leave(how: HealthState['ended']): void {
    clearTimeout(timer)
    const empty = {
      health: undefined,
      requests: [],
      sessions: [],
      sessionsEnded: undefined,
      problem: undefined,
      expired: undefined,
    }
    set({ view: 'sign-in', busy: false, ended: how, ...empty })
  }

  /** Sends one request at a time; undefined if it failed, with the reason in the state. */
  async function send<Value>(request: () => Promise<Reply<Value>>): Promise<{ value: Value } | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const reply = await request()
    if (ended.aborted) return undefined
    set({ busy: false })
    if (reply.ok) return reply
    if (reply.problem.code === 'sign-in-required') leave(state.peek().health && 'by-time')
    else set({ problem: reply.problem })
    return undefined
  }

  async function load(): Promise<void> {
    const found = await send(async () => {
      const requests = [client.loadHealth(), client.loadApprovals(), client.loadSessions()] as const
      const [health, approvals, sessions] = await Promise.all(requests)
      if (!health.ok) return health
      if (!approvals.ok) return approvals
      if (!sessions.ok) return sessions
      return { ok: true, value: { health: health.value, approvals: approvals.value, sessions: sessions.value } }
    })
    if (!found) return
    const { health, approvals, sessions } = found.value
    const decided = state.peek().requests.filter(({ outcome }) => outcome)
    const open = approvals.filter(({ id }) => !decided.some((one) => one.id === id))
    set({ view: 'health', health, requests: [...decided, ...open], sessions, ended: undefined })
    clearTimeout(timer)
    timer = setTimeout(() => {
      leave('by-time')
      void client.signOut()
    }, health.session.secondsLeft * 1000)
  }

  /** Shows what is open then; a session that had ended already is as good as ended now. */
  async function end(request: () => Promise<Reply<unknown>>): Promise<void> {
    const done = await send(async () => {
      const reply = await request()
      return reply.ok || reply.problem.code === 'not-found' ? client.loadSessions() : reply
    })
    if (!done) return
    const number = (state.peek().sessionsEnded?.number ?? 0) + 1
    set({ sessions: done.value, sessionsEnded: { number } })
  }

  const signInStore = createSignInStore(client, {
    ended,
    onSignedIn() {
      set({ view: 'loading' })
      return load()
    },
  })

  return {
    state,
    signInStore,
    async begin() {
      const site = await send(client.loadSite)
      if (!site) return
      set({ site: site.value })
      await load()
    },
    async signIn(who) {
      set({ expired: undefined })
      await signInStore.signIn(who)
      const { account, domain } = who
      if (signInStore.state.peek().problem?.code === 'password-expired') set({ expired: { account, domain } })
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
      const outcome = toOutcome(reply, decision)
      set({ requests: state.peek().requests.map((one) => (one.id === id ? { ...one, ...outcome } : one)) })
    },
    async openTask(workflow, language) {
      const { health, busy } = state.peek()
      if (!health || busy) return
      const { account, domain } = health
      set({ busy: true, problem: undefined })
      const reply = await client.startTask({ workflow, account, domain, language })
      if (ended.aborted) return
      set({ busy: false })
      // Where the task cannot begin yet, its first page says why, with the account filled in.
      leaveTo(reply.ok ? '/' : toWorkflowAddress(workflow, health))
    },
    endSession: (id) => end(() => client.endSession(id)),
    async endSessions(which) {
      if (which === 'others') return end(() => client.endSessions(which))
      if (await send(() => client.endSessions(which))) leave('by-hand')
    },
    async refresh() {
      const { site, view, busy } = state.peek()
      if (busy) return
      const again = site && (await client.loadSite())
      if (again?.ok) set({ site: again.value })
      if (view === 'health') await load()
    },
  }
}

function toOutcome(reply: Reply<unknown>, { decision }: Decision): Pick<ApprovalRequest, 'outcome' | 'problem'> {
  if (reply.ok) return { outcome: { decision }, problem: undefined }
  const { problem } = reply
  return closedCodes.has(problem.code) ? { outcome: { problem }, problem: undefined } : { problem }
}
