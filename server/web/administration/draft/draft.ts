import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem } from '../../../../shared/wizard/wizard-client.ts'
import { isEqual, type JsonObject } from '../form/value.ts'

/** A resource with the version that a write is based on. */
export interface Versioned {
  version: number
  value: JsonObject
}

/** What is being edited. */
export interface DraftState {
  /** As the server has it, as far as this page knows. */
  saved?: Versioned
  /** As the administrator has it. */
  value: JsonObject
  busy: boolean
  /** Why it could not be loaded or saved. */
  problem?: RequestProblem
  /** Another administrator saved meanwhile: theirs, to be compared with `value` and `saved`. */
  theirs?: Versioned
  /** It was saved since the last change. */
  isSaved: boolean
}

/** Loads a resource, takes changes that can be undone, and saves over the version that it was based on. */
export interface Draft {
  state: ReadonlySignal<DraftState>
  hasChanges: ReadonlySignal<boolean>
  canUndo: ReadonlySignal<boolean>
  canRedo: ReadonlySignal<boolean>
  load(): Promise<void>
  change(value: JsonObject): void
  undo(): void
  redo(): void
  /** Back to what is saved. */
  discard(): void
  save(): Promise<void>
  /** After another administrator's save: goes on with `value`, which is then saved over their version. */
  resolve(value: JsonObject): void
}

export interface DraftSource {
  load(): Promise<Reply<Versioned>>
  save(draft: Versioned): Promise<Reply<Versioned>>
  /** The resource out of a refusal `changed-meanwhile`. */
  readCurrent(current: { version: number }): Versioned
}

export function createDraft(source: DraftSource): Draft {
  const state = signal<DraftState>({ value: {}, busy: false, isSaved: false })
  const past = signal<readonly JsonObject[]>([])
  const future = signal<readonly JsonObject[]>([])
  const set = (changes: Partial<DraftState>) => {
    state.value = { ...state.peek(), ...changes }
  }

  function open(saved: Versioned, changes: Partial<DraftState> = {}): void {
    past.value = []
    future.value = []
    set({ saved, value: saved.value, busy: false, problem: undefined, theirs: undefined, ...changes })
  }

  /** Takes the newest value from one side, and puts the current one to the other. */
  function move(from: typeof past, to: typeof past): void {
    const value = from.peek().at(-1)
    if (!value || state.peek().busy) return
    from.value = from.peek().slice(0, -1)
    to.value = [...to.peek(), state.peek().value]
    set({ value, isSaved: false })
  }

  return {
    state,
    hasChanges: computed(() => {
      const { saved, value } = state.value
      return saved !== undefined && !isEqual(saved.value, value)
    }),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    async load() {
      set({ busy: true, problem: undefined })
      const reply = await source.load()
      if (reply.ok) open(reply.value, { isSaved: false })
      else set({ busy: false, problem: reply.problem })
    },
    change(value) {
      if (state.peek().busy) return
      past.value = [...past.peek(), state.peek().value]
      future.value = []
      set({ value, isSaved: false })
    },
    undo: () => move(past, future),
    redo: () => move(future, past),
    discard() {
      const { saved } = state.peek()
      if (saved) open(saved, { isSaved: false })
    },
    async save() {
      const { saved, value, busy, theirs } = state.peek()
      if (!saved || busy || theirs) return
      set({ busy: true, problem: undefined })
      const reply = await source.save({ version: saved.version, value })
      if (reply.ok) return open(reply.value, { isSaved: true })
      const { current } = reply.problem
      if (reply.problem.code === 'changed-meanwhile' && current)
        return set({ busy: false, theirs: source.readCurrent(current) })
      set({ busy: false, problem: reply.problem })
    },
    resolve(value) {
      const { theirs } = state.peek()
      if (!theirs) return
      past.value = [...past.peek(), state.peek().value]
      future.value = []
      set({ saved: theirs, value, theirs: undefined, isSaved: false })
    },
  }
}
