import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { StaffSession, StaffSiteClient } from './client.ts'
import { createSignInStore, type SignInStore } from './sign-in-store.ts'

interface StaffState {
  view: 'loading' | 'sign-in' | 'signed-in'
  site?: SiteInfo
  /** Present while `view` is `signed-in`. */
  member?: Pick<StaffSession, 'displayName' | 'account'>
  /** Why the site did not load. */
  problem?: RequestProblem
  /** The session has expired or was ended by the server. */
  signedOut: boolean
}

/** The session of a staff site: signs in and out, and clears the screen when the session has ended. */
export interface StaffStore {
  state: ReadonlySignal<StaffState>
  signIn: SignInStore
  begin(): Promise<void>
  signOut(): Promise<void>
  /** Checks any reply of the site: ends what is shown if the session has ended. */
  handleReply(reply: Reply<unknown>): void
  /** Loads the site's texts again, in another language. */
  reloadSite(): void
}

/** Browsers' timers are limited to some weeks. */
const maxTimerMs = 3_600_000

/** `onChange`: called when a member signs in or the session ends, so that no data stays visible after it. */
export function createStaffStore(
  client: StaffSiteClient,
  { ended, onChange = () => {} }: { ended: AbortSignal; onChange?(): void },
): StaffStore {
  const state = signal<StaffState>({ view: 'loading', signedOut: false })
  const set = (changes: Partial<StaffState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLoading = false
  ended.addEventListener('abort', () => clearTimeout(timer))

  function leave({ signedOut }: Pick<StaffState, 'signedOut'>): void {
    clearTimeout(timer)
    signIn.reset()
    onChange()
    set({ view: 'sign-in', member: undefined, problem: undefined, signedOut })
  }

  /** Checks the session when it would expire: work may have extended it. */
  function scheduleCheck({ expiresAt }: Pick<StaffSession, 'expiresAt'>): void {
    clearTimeout(timer)
    const left = Math.min(maxTimerMs, Math.max(1_000, Date.parse(expiresAt) - Date.now() + 1_000))
    timer = setTimeout(async () => {
      const reply = await client.loadSession()
      if (ended.aborted || !state.peek().member) return
      if (reply.ok && reply.value === undefined) leave({ signedOut: true })
      else scheduleCheck((reply.ok && reply.value) || { expiresAt: new Date(Date.now() + 60_000).toISOString() })
    }, left)
  }

  function openSession(session: StaffSession): void {
    const { displayName, account } = session
    onChange()
    set({ view: 'signed-in', member: { displayName, account }, problem: undefined, signedOut: false })
    scheduleCheck(session)
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
      else leave({ signedOut: false })
    },
    async signOut() {
      leave({ signedOut: false })
      await client.signOut()
    },
    handleReply(reply) {
      const isOver = !reply.ok && ['sign-in-required', 'forbidden'].includes(reply.problem.code)
      if (isOver && state.peek().member) leave({ signedOut: true })
    },
    reloadSite() {
      void client.loadSite().then((reply) => reply.ok && set({ site: reply.value }))
    },
  }
}
