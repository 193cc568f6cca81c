import { type ReadonlySignal, signal } from '@preact/signals'
import type { CallProblem, Reply, SiteFacts } from '../../../shared/wizard/client.ts'
import type { Errand, HelpdeskClient, Person, PersonBrief, Signed } from './client.ts'

export interface DeskState {
  view: DeskView
  site?: SiteFacts
  operator?: Pick<Signed, 'displayName' | 'account'>
  busy: boolean
  /** Why the last call brought nothing. */
  problem?: CallProblem
  /** The session ended by itself while somebody was at it. */
  signedOut: boolean
}

/** What the call is about; kept from one task to the next for the same person. */
export type About = Pick<Errand, 'ticket' | 'reason'>

export type DeskView =
  | { kind: 'loading' }
  | { kind: 'sign-in' }
  | { kind: 'find' }
  | { kind: 'person'; person: Person; about?: About }
  | { kind: 'task'; person: Person; workflow: string; errand: Errand }

/** What an operator does; everything that follows from it shows in `state`. */
export interface Desk {
  state: ReadonlySignal<DeskState>
  begin(): Promise<void>
  signIn(who: { account: string; domain?: string; password: string }): Promise<void>
  signOut(): Promise<void>
  look(person: Pick<PersonBrief, 'id'>): Promise<void>
  /** Somebody else. */
  change(): void
  choose(workflow: string, about: About): void
  /** Back from a task, to how the person stands now. */
  finish(): Promise<void>
  /** Any call of this site came to this: a session that is over ends everything. */
  heard(reply: Reply<unknown>): void
  reword(): void
}

/** Timers of browsers know no more than some weeks. */
const longestWait = 3_600_000

const start: DeskState = { view: { kind: 'loading' }, busy: false, signedOut: false }

export function createDesk(client: HelpdeskClient, ended: AbortSignal): Desk {
  const state = signal(start)
  const set = (changes: Partial<DeskState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let watch: ReturnType<typeof setTimeout> | undefined
  ended.addEventListener('abort', () => clearTimeout(watch))

  /** One call at a time; what it brought, unless something stood in its way. */
  async function ask<Value>(make: () => Promise<Reply<Value>>): Promise<{ value: Value } | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const reply = await make()
    if (ended.aborted) return undefined
    set({ busy: false })
    if (reply.ok) return { value: reply.value }
    set({ problem: reply.problem })
    heard(reply)
    return undefined
  }

  function heard(reply: Reply<unknown>): void {
    const isOver = !reply.ok && ['sign-in-required', 'forbidden'].includes(reply.problem.code)
    if (isOver && state.peek().operator) leave({ signedOut: true })
  }

  /** Nobody's data stays on the screen of somebody who has gone. */
  function leave(changes: Partial<DeskState> = {}): void {
    clearTimeout(watch)
    set({ view: { kind: 'sign-in' }, operator: undefined, problem: undefined, ...changes })
  }

  /** Looks again when the session would end: work has moved its end on, or it is over. */
  function watchOver({ expiresAt }: Signed): void {
    clearTimeout(watch)
    const left = Math.min(longestWait, Math.max(1_000, Date.parse(expiresAt) - Date.now() + 1_000))
    watch = setTimeout(async () => {
      const reply = await client.session()
      if (ended.aborted || !state.peek().operator) return
      if (reply.ok && reply.value === undefined) leave({ signedOut: true })
      else
        watchOver(
          reply.ok && reply.value
            ? reply.value
            : ({ expiresAt: new Date(Date.now() + 60_000).toISOString() } as Signed),
        )
    }, left)
  }

  function admit(signed: Signed): void {
    const { displayName, account } = signed
    set({ view: { kind: 'find' }, operator: { displayName, account }, problem: undefined, signedOut: false })
    watchOver(signed)
  }

  async function look({ id }: Pick<PersonBrief, 'id'>, about?: About): Promise<void> {
    const found = await ask(() => client.look(id))
    if (found) set({ view: { kind: 'person', person: found.value, about } })
  }

  return {
    state,
    heard,
    look: (person) => look(person),
    async begin() {
      const site = await ask(() => client.site())
      if (!site) return
      set({ site: site.value })
      const session = await ask(() => client.session())
      if (session?.value) admit(session.value)
      else if (session) leave()
    },
    async signIn(who) {
      const signed = await ask(() => client.signIn(who))
      if (signed) admit(signed.value)
    },
    async signOut() {
      leave({ signedOut: false })
      await client.signOut()
    },
    change: () => set({ view: { kind: 'find' }, problem: undefined }),
    choose(workflow, about) {
      const { view } = state.peek()
      if (view.kind !== 'person') return
      const errand = { person: view.person.id, ...about }
      set({ view: { kind: 'task', person: view.person, workflow, errand }, problem: undefined })
    },
    async finish() {
      const { view } = state.peek()
      if (view.kind !== 'task') return
      const { ticket, reason } = view.errand
      await look(view.person, { ticket, reason })
    },
    reword() {
      void client.site().then((reply) => reply.ok && set({ site: reply.value }))
      const { view } = state.peek()
      if (view.kind === 'person') void look(view.person, view.about)
    },
  }
}
