import type { HelpdeskRunRequest, PersonBrief } from './client.ts'

/** Ticket and reason of the call; kept for the person's next workflow. */
export type CallDetails = Pick<HelpdeskRunRequest, 'ticket' | 'reason'>

/** Of whom the list of recent people tells, and no more than it needs. */
export type RecentPerson = Pick<PersonBrief, 'id' | 'displayName' | 'account'>

/** What one operator typed about the calls with people, and whom they opened last. */
export interface CallNotes {
  /** Forgets what another operator typed in this tab. */
  openFor(operator: string): void
  read(person: string): CallDetails
  keep(person: string, details: CallDetails): void
  forget(person: string): void
  /** Newest first, each once. */
  readRecent(): readonly RecentPerson[]
  keepRecent(person: RecentPerson): void
  forgetRecent(person: string): void
  clear(): void
}

export type NoteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

interface StoredNotes {
  operator: string
  /** By person. */
  details: Record<string, CallDetails>
  recent: readonly RecentPerson[]
}

const key = 'latchkey-call'
/** As many as keys choose from. */
const maxRecent = 9
const none = { details: {}, recent: [] } as const

/**
 * `storage`: of this tab, so that a reload loses nothing and another tab sees nothing. Not on the server, which would then keep whom each operator
 * opened in a second place beside the audit; and nothing of it is left at a shared computer after the sign-out.
 */
export function createCallNotes(storage: NoteStorage): CallNotes {
  let notes: StoredNotes = readNotes(storage) ?? { operator: '', ...none }
  const save = (changes: Partial<StoredNotes>) => {
    notes = { ...notes, ...changes }
    storage.setItem(key, JSON.stringify(notes))
  }
  return {
    openFor(operator) {
      if (notes.operator === operator) return
      notes = { operator, ...none }
      storage.removeItem(key)
    },
    read: (person) => notes.details[person] ?? {},
    keep: (person, details) => save({ details: { ...notes.details, [person]: details } }),
    forget(person) {
      const { [person]: _, ...others } = notes.details
      save({ details: others })
    },
    readRecent: () => notes.recent,
    keepRecent({ id, displayName, account }) {
      const others = notes.recent.filter((one) => one.id !== id)
      save({ recent: [{ id, displayName, account }, ...others].slice(0, maxRecent) })
    },
    forgetRecent: (person) => save({ recent: notes.recent.filter(({ id }) => id !== person) }),
    clear() {
      notes = { ...notes, ...none }
      storage.removeItem(key)
    },
  }
}

/** What another version wrote, or no version of ours, counts as nothing. */
function readNotes(storage: NoteStorage): StoredNotes | undefined {
  try {
    const { operator, details, recent } = JSON.parse(storage.getItem(key) ?? '')
    const isOurs = typeof operator === 'string' && typeof details === 'object' && details
    return isOurs ? { operator, details, recent: Array.isArray(recent) ? recent : [] } : undefined
  } catch {
    return undefined
  }
}

/** For tests, and for pages that are shown in a given state. */
export function createMemoryStorage(): NoteStorage {
  const values = new Map<string, string>()
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  }
}
