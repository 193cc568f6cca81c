import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import { createStaffStore, type Member, type SessionChange, type StaffStore } from '../staff-sign-in/staff-store.ts'
import type { PageAddress, Place } from './address.ts'
import { sendAgainAfterSignIn } from './api-guard.ts'
import { type CallDetails, createCallNotes, type NoteStorage, type RecentPerson } from './call-notes.ts'
import type { HelpdeskClient, HelpdeskRunRequest, Person, PersonBrief } from './client.ts'
import { createMutualProof, type MutualProof } from './mutual-proof.ts'
import { createSearch, type Search } from './search.ts'
import { createShortcutSetting } from './shortcuts.ts'

interface HelpdeskState {
  view: HelpdeskView
  busy: boolean
  /** Why the last request failed. */
  problem?: RequestProblem
}

/** What a signed-in operator sees. */
export type HelpdeskView =
  | { kind: 'find' }
  /** The page of an address is loading; with `problem` of the state, it could not be loaded. */
  | { kind: 'opening'; place: Exclude<Place, { kind: 'find' }> }
  | { kind: 'person'; person: Person }
  /** `run`: one that is open already, from an address. */
  | { kind: 'task'; person: Person; request: HelpdeskRunRequest; workflow?: string; run?: string }

/** What an operator can do; the results are in `state`. */
export interface HelpdeskStore {
  state: ReadonlySignal<HelpdeskState>
  /** Their session. */
  staff: StaffStore
  /** Its requests wait for a new sign-in if the session has ended. */
  client: HelpdeskClient
  mutualProof: MutualProof
  /** What was searched for stays while a person is shown. */
  search: Search
  openPerson(person: Pick<PersonBrief, 'id'>): Promise<void>
  /** Back to the search, for another person. */
  closePerson(): void
  /** What was typed about the call with this person. */
  readDetails(person: string): CallDetails
  /** Whom the operator opened last, newest first. */
  readRecent(): readonly RecentPerson[]
  /** Whether single keys act. */
  shortcutsOn: Signal<boolean>
  keepDetails(person: string, details: CallDetails): void
  /** The check of the caller ends, and so does all that was typed about the call. */
  endCall(): Promise<void>
  chooseWorkflow(workflow: string): void
  /** The workflow has a run, and so an address. */
  nameRun(run: string): void
  /** Back from a workflow, to the person with the current state. */
  finishWorkflow(): Promise<void>
  /** Loads the page of the current address again. */
  retryOpening(): void
  reloadTexts(): void
}

function placeOf(view: Exclude<HelpdeskView, { kind: 'task' }>): Place {
  if (view.kind === 'opening') return view.place
  return view.kind === 'find' ? { kind: 'find' } : { kind: 'person', person: view.person.id }
}

/** Whom a page shows, or will show once it is loaded. */
function personOf(view: HelpdeskView): string | undefined {
  if (view.kind === 'find') return undefined
  return view.kind === 'opening' ? view.place.person : view.person.id
}

const start: HelpdeskState = { view: { kind: 'find' }, busy: false }

export function createHelpdeskStore(
  unguarded: HelpdeskClient,
  {
    ended,
    address,
    storage,
    settings = storage,
  }: {
    ended: AbortSignal
    address: PageAddress
    /** Of this tab. */
    storage: NoteStorage
    /** Of this browser, for what says nothing about people. */
    settings?: NoteStorage
  },
): HelpdeskStore {
  const state = signal(start)
  const set = (changes: Partial<HelpdeskState>) => {
    state.value = { ...state.peek(), ...changes }
    mutualProof.showPerson(personOf(state.peek().view))
  }
  const notes = createCallNotes(storage)
  const shortcutsOn = createShortcutSetting(settings)
  const staff = createStaffStore(unguarded, { ended, onChange: followSession })
  const client = sendAgainAfterSignIn(unguarded, staff.send)
  const mutualProof = createMutualProof(client, { ended })
  const search = createSearch(client, { minLetters: () => staff.state.value.site?.searchFrom })
  address.onChange((place) => {
    const { view } = state.peek()
    const { view: stage, asksAgain } = staff.state.peek()
    // The wizard itself decides whether its page is left.
    if (stage !== 'signed-in' || view.kind === 'task') return
    // A page that waits for the sign-in stays.
    if (asksAgain) address.open(placeOf(view))
    else void follow(place)
  }, ended)

  function followSession(change: SessionChange, member?: Member): void {
    if (member) notes.openFor(`${member.domain}\\${member.account}`)
    else notes.clear()
    search.type('')
    // The problem of the session before goes, too.
    set({ ...start, problem: undefined })
    // The next operator at this screen finds no person of the one before.
    if (change === 'signed-out') address.replace({ kind: 'find' })
    if (change === 'signed-in') void follow(address.read())
  }

  /** Sends one request at a time; undefined if it failed. */
  async function send<Value>(request: () => Promise<Reply<Value>>): Promise<{ value: Value } | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const before = state.peek().view
    const reply = await request()
    if (ended.aborted) return undefined
    set({ busy: false })
    // The operator has gone elsewhere meanwhile, or is another one.
    if (state.peek().view !== before) return undefined
    if (reply.ok) return { value: reply.value }
    set({ problem: reply.problem })
    return undefined
  }

  async function loadPerson(id: string): Promise<Person | undefined> {
    const person = (await send(() => client.loadPerson(id)))?.value
    if (person) notes.keepRecent(person)
    // Who left the operator's scope is listed no longer.
    else if (state.peek().problem?.code === 'person-unknown') notes.forgetRecent(id)
    return person
  }

  /** Shows what an address names. A person whom the operator may not help looks like one who does not exist. */
  async function follow(place: Place): Promise<void> {
    const { view } = state.peek()
    if (place.kind === 'find') return set({ view: { kind: 'find' }, busy: false, problem: undefined })
    const isShown = view.kind === place.kind && 'person' in view && view.person.id === place.person
    if (isShown && place.kind === 'person') return
    set({ view: { kind: 'opening', place }, busy: false, problem: undefined })
    const person = await loadPerson(place.person)
    if (!person) return
    if (place.kind === 'person') return set({ view: { kind: 'person', person } })
    set({ view: { kind: 'task', person, request: { person: person.id }, run: place.run } })
  }

  return {
    state,
    staff,
    client,
    mutualProof,
    search,
    async openPerson({ id }) {
      const person = await loadPerson(id)
      if (!person) return
      set({ view: { kind: 'person', person } })
      address.open({ kind: 'person', person: id })
    },
    closePerson() {
      set({ view: { kind: 'find' }, problem: undefined })
      address.open({ kind: 'find' })
    },
    readDetails: notes.read,
    readRecent: notes.readRecent,
    shortcutsOn,
    keepDetails: notes.keep,
    async endCall() {
      const { view } = state.peek()
      if (view.kind !== 'person') return
      const { id } = view.person
      if (!(await send(() => client.endCallerCheck(id)))) return
      notes.forget(id)
      search.type('')
      set({ view: { kind: 'find' }, problem: undefined })
      address.open({ kind: 'find' })
    },
    chooseWorkflow(workflow) {
      const { view } = state.peek()
      if (view.kind !== 'person') return
      const { ticket, reason } = notes.read(view.person.id)
      const request = {
        person: view.person.id,
        ticket: ticket?.trim() || undefined,
        reason: reason?.trim() || undefined,
      }
      set({ view: { kind: 'task', person: view.person, workflow, request }, problem: undefined })
    },
    nameRun(run) {
      const { view } = state.peek()
      if (view.kind === 'task') address.open({ kind: 'task', person: view.person.id, run })
    },
    async finishWorkflow() {
      const { view } = state.peek()
      if (view.kind !== 'task') return
      const person = await loadPerson(view.person.id)
      if (!person) return
      set({ view: { kind: 'person', person } })
      address.leaveTo({ kind: 'person', person: person.id })
    },
    retryOpening() {
      const { view } = state.peek()
      if (view.kind === 'opening') void follow(view.place)
    },
    reloadTexts() {
      staff.reloadSite()
      const { view } = state.peek()
      if (view.kind !== 'person') return
      void loadPerson(view.person.id).then((person) => person && set({ view: { kind: 'person', person } }))
    },
  }
}
