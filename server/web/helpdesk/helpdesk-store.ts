import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import { createStaffStore, type StaffStore } from '../staff-sign-in/staff-store.ts'
import type { HelpdeskClient, HelpdeskRunRequest, Person, PersonBrief } from './client.ts'

interface HelpdeskState {
  view: HelpdeskView
  busy: boolean
  /** Why the last request failed. */
  problem?: RequestProblem
}

/** Ticket and reason of the call; kept for the person's next workflow. */
export type CallDetails = Pick<HelpdeskRunRequest, 'ticket' | 'reason'>

/** What a signed-in operator sees. */
export type HelpdeskView =
  | { kind: 'find' }
  | { kind: 'person'; person: Person; about?: CallDetails }
  | { kind: 'task'; person: Person; workflow: string; request: HelpdeskRunRequest }

/** What an operator can do; the results are in `state`. */
export interface HelpdeskStore {
  state: ReadonlySignal<HelpdeskState>
  /** Their session. */
  staff: StaffStore
  openPerson(person: Pick<PersonBrief, 'id'>): Promise<void>
  /** Back to the search, for another person. */
  closePerson(): void
  chooseWorkflow(workflow: string, about: CallDetails): void
  /** Back from a workflow, to the person with the current state. */
  finishWorkflow(): Promise<void>
  reloadTexts(): void
}

const start: HelpdeskState = { view: { kind: 'find' }, busy: false }

export function createHelpdeskStore(client: HelpdeskClient, ended: AbortSignal): HelpdeskStore {
  const state = signal(start)
  const set = (changes: Partial<HelpdeskState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  const staff = createStaffStore(client, {
    ended,
    onChange: () => {
      state.value = start
    },
  })

  /** Sends one request at a time; undefined if it failed. */
  async function send<Value>(request: () => Promise<Reply<Value>>): Promise<{ value: Value } | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const reply = await request()
    if (ended.aborted) return undefined
    set({ busy: false })
    if (reply.ok) return { value: reply.value }
    set({ problem: reply.problem })
    staff.handleReply(reply)
    return undefined
  }

  async function loadPerson({ id }: Pick<PersonBrief, 'id'>, about?: CallDetails): Promise<void> {
    const found = await send(() => client.loadPerson(id))
    if (found) set({ view: { kind: 'person', person: found.value, about } })
  }

  return {
    state,
    staff,
    openPerson: (person) => loadPerson(person),
    closePerson: () => set({ view: { kind: 'find' }, problem: undefined }),
    chooseWorkflow(workflow, about) {
      const { view } = state.peek()
      if (view.kind !== 'person') return
      const request = { person: view.person.id, ...about }
      set({ view: { kind: 'task', person: view.person, workflow, request }, problem: undefined })
    },
    async finishWorkflow() {
      const { view } = state.peek()
      if (view.kind !== 'task') return
      const { ticket, reason } = view.request
      await loadPerson(view.person, { ticket, reason })
    },
    reloadTexts() {
      staff.reloadSite()
      const { view } = state.peek()
      if (view.kind === 'person') void loadPerson(view.person, view.about)
    },
  }
}
