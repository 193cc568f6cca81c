import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { StaffSession, StaffSiteClient } from './client.ts'
import { createSignInStore, type SignInStore } from './sign-in-store.ts'

interface StaffState {
  view: 'loading' | 'sign-in' | 'signed-in'
  site?: SiteInfo
  /** Present while `view` is `signed-in`. */
  member?: Member
  /** The session has ended while the page was in use: the sign-in is above the page, which waits for the same member. */
  asksAgain: boolean
  /** Why the site did not load. */
  problem?: RequestProblem
  /** Why the sign-in is shown again; undefined: the member wanted it, or none was signed in. */
  endedBy?: 'session' | 'admission'
}

export type Member = Pick<StaffSession, 'displayName' | 'account' | 'domain' | 'otherSite' | 'roles' | 'policies'>

/** The session of a staff site: signs in and out. When it ends by itself, the page waits for a new sign-in, and then goes on. */
export interface StaffStore {
  state: ReadonlySignal<StaffState>
  signIn: SignInStore
  begin(): Promise<void>
  signOut(): Promise<void>
  /**
   * Sends a request of the page. If the session has ended, it is sent again after the same member has signed in; nothing had happened before,
   * since the server refuses such a request first.
   */
  send<Value>(request: () => Promise<Reply<Value>>): Promise<Reply<Value>>
  /** Loads the site's texts again, in another language. */
  reloadSite(): void
}

const readMember = ({ displayName, account, domain, otherSite, roles, policies }: StaffSession): Member => ({
  displayName,
  account,
  domain,
  otherSite,
  roles,
  policies,
})

/** A member signed in, afresh; they signed out; or the session is over and they did not come back to it. */
export type SessionChange = 'signed-in' | 'signed-out' | 'over'

/** Browsers' timers are limited to some weeks. */
const maxTimerMs = 3_600_000
/** As long as a run waits for its operator: then there is nothing left that could go on. */
const maxWaitMs = 30 * 60_000

/** `onChange`: called so that no data stays visible after a session; `member` is the one who signed in. */
export function createStaffStore(
  client: StaffSiteClient,
  { ended, onChange = () => {} }: { ended: AbortSignal; onChange?(change: SessionChange, member?: Member): void },
): StaffStore {
  const state = signal<StaffState>({ view: 'loading', asksAgain: false })
  const set = (changes: Partial<StaffState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let checkTimer: ReturnType<typeof setTimeout> | undefined
  let waitTimer: ReturnType<typeof setTimeout> | undefined
  let isLoading = false
  /** Requests that wait for the sign-in; told whether they may be sent again. */
  let waiting: ((goesOn: boolean) => void)[] = []
  ended.addEventListener('abort', stopTimers)

  function stopTimers(): void {
    clearTimeout(checkTimer)
    clearTimeout(waitTimer)
  }

  function stopWaiting(goesOn: boolean): void {
    clearTimeout(waitTimer)
    const requests = waiting
    waiting = []
    for (const decide of requests) decide(goesOn)
  }

  function leave(change: SessionChange, endedBy?: StaffState['endedBy']): void {
    stopTimers()
    signIn.reset()
    onChange(change)
    set({ view: 'sign-in', member: undefined, problem: undefined, endedBy, asksAgain: false })
    stopWaiting(false)
  }

  function askAgain(): void {
    if (state.peek().asksAgain) return
    clearTimeout(checkTimer)
    signIn.reset()
    set({ asksAgain: true })
    waitTimer = setTimeout(() => leave('over', 'session'), maxWaitMs)
  }

  /** Checks the session when it would expire: work may have extended it. */
  function scheduleCheck({ expiresAt }: Pick<StaffSession, 'expiresAt'>): void {
    clearTimeout(checkTimer)
    const left = Math.min(maxTimerMs, Math.max(1_000, Date.parse(expiresAt) - Date.now() + 1_000))
    checkTimer = setTimeout(async () => {
      const reply = await client.loadSession()
      if (ended.aborted || !state.peek().member || state.peek().asksAgain) return
      if (reply.ok && reply.value === undefined) askAgain()
      else scheduleCheck((reply.ok && reply.value) || { expiresAt: new Date(Date.now() + 60_000).toISOString() })
    }, left)
  }

  function openSession(session: StaffSession): void {
    const member = readMember(session)
    const { member: before, asksAgain } = state.peek()
    const goesOn = asksAgain && before?.account === member.account && before.domain === member.domain
    if (!goesOn) onChange('signed-in', member)
    set({ view: 'signed-in', member, problem: undefined, endedBy: undefined, asksAgain: false })
    scheduleCheck(session)
    stopWaiting(goesOn)
  }

  /**
   * A request was refused: the page says so and remains, with what the member may do now. A member whom the site does not admit any more sees
   * nothing of it.
   */
  async function readRolesAgain(): Promise<void> {
    const reply = await client.loadSession()
    if (ended.aborted || !state.peek().member || state.peek().asksAgain) return
    if (!reply.ok || !reply.value) return
    if (reply.value.roles?.length) set({ member: readMember(reply.value) })
    else leave('over', 'admission')
  }

  const signIn = createSignInStore(client, { ended, onSignedIn: openSession })

  return {
    state,
    signIn,
    async begin() {
      if (isLoading) return
      isLoading = true
      set({ problem: undefined })
      const site = await client.loadSite()
      if (site.ok && !ended.aborted) set({ site: site.value })
      const session = site.ok ? await client.loadSession() : site
      isLoading = false
      if (ended.aborted) return
      if (!session.ok) set({ problem: session.problem })
      else if (session.value) openSession(session.value)
      else leave('over')
    },
    async signOut() {
      leave('signed-out')
      await client.signOut()
    },
    async send(request) {
      for (;;) {
        const reply = await request()
        if (reply.ok || ended.aborted || !state.peek().member) return reply
        if (reply.problem.code === 'forbidden') await readRolesAgain()
        if (reply.problem.code !== 'sign-in-required') return reply
        askAgain()
        const goesOn = await new Promise<boolean>((decide) => waiting.push(decide))
        if (!goesOn) return reply
      }
    },
    reloadSite() {
      void client.loadSite().then((reply) => reply.ok && set({ site: reply.value }))
    },
  }
}
