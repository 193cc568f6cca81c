import type { HelpdeskRunRequest } from './client.ts'

/** Ticket and reason of the call; kept for the person's next workflow. */
export type CallDetails = Pick<HelpdeskRunRequest, 'ticket' | 'reason'>

/** What one operator typed about the calls with people. */
export interface CallNotes {
  /** Forgets what another operator typed in this tab. */
  openFor(operator: string): void
  read(person: string): CallDetails
  keep(person: string, details: CallDetails): void
  forget(person: string): void
  clear(): void
}

export type NoteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

interface StoredNotes {
  operator: string
  /** By person. */
  details: Record<string, CallDetails>
}

const key = 'latchkey-call'

/** `storage`: of this tab, so that a reload loses nothing and another tab sees nothing. */
export function createCallNotes(storage: NoteStorage): CallNotes {
  let notes: StoredNotes = readNotes(storage) ?? { operator: '', details: {} }
  const save = (details: StoredNotes['details']) => {
    notes = { ...notes, details }
    storage.setItem(key, JSON.stringify(notes))
  }
  return {
    openFor(operator) {
      if (notes.operator === operator) return
      notes = { operator, details: {} }
      storage.removeItem(key)
    },
    read: (person) => notes.details[person] ?? {},
    keep: (person, details) => save({ ...notes.details, [person]: details }),
    forget(person) {
      const { [person]: _, ...others } = notes.details
      save(others)
    },
    clear() {
      notes = { ...notes, details: {} }
      storage.removeItem(key)
    },
  }
}

/** What another version wrote, or nobody, counts as nothing. */
function readNotes(storage: NoteStorage): StoredNotes | undefined {
  try {
    const { operator, details } = JSON.parse(storage.getItem(key) ?? '')
    return typeof operator === 'string' && typeof details === 'object' && details ? { operator, details } : undefined
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
