/** A page of the site that can be reloaded, and left and entered by the browser's buttons. Ids only: no name and no ticket is in an address. */
export type Place =
  | { kind: 'find' }
  | { kind: 'person'; person: string }
  | { kind: 'task'; person: string; run: string }

/** The address of the current page. What follows the `#` stays in the browser: no server and no log sees it. */
export interface PageAddress {
  read(): Place
  /** Another page: a new entry of the browser's history, unless it is the current page's already. */
  open(place: Place): void
  /** Back to the page before, or in place of the current one where another page came before. */
  leaveTo(place: Place): void
  /** In place of the current page. */
  replace(place: Place): void
  /** Called when the browser's buttons, or a typed address, lead to another page. */
  onChange(listener: (place: Place) => void, signal: AbortSignal): void
}

export function formatPlace(place: Place): string {
  if (place.kind === 'find') return '#/'
  const person = `#/people/${encodeURIComponent(place.person)}`
  return place.kind === 'person' ? person : `${person}/runs/${encodeURIComponent(place.run)}`
}

/** What is no address of a page leads to the search. */
export function parsePlace(hash: string): Place {
  const [, person, run] = /^#\/people\/([^/]+)(?:\/runs\/([^/]+))?$/.exec(hash) ?? []
  if (person === undefined) return { kind: 'find' }
  try {
    const id = decodeURIComponent(person)
    return run === undefined
      ? { kind: 'person', person: id }
      : { kind: 'task', person: id, run: decodeURIComponent(run) }
  } catch {
    return { kind: 'find' }
  }
}

/** `from`: the page before, so that going back to it makes no second entry. `latchkey`: see `useLeaveHandler`. */
const createEntry = (from?: string) => ({ latchkey: 'inside', from })

export function createBrowserAddress(): PageAddress {
  const current = () => (location.hash === '' ? formatPlace({ kind: 'find' }) : location.hash)
  const replace = (place: Place) => {
    if (current() !== formatPlace(place)) history.replaceState(createEntry(history.state?.from), '', formatPlace(place))
  }
  return {
    read: () => parsePlace(location.hash),
    open(place) {
      if (current() !== formatPlace(place)) history.pushState(createEntry(current()), '', formatPlace(place))
    },
    leaveTo(place) {
      if (current() === formatPlace(place)) return
      if (history.state?.from === formatPlace(place)) history.back()
      else replace(place)
    },
    replace,
    onChange(listener, signal) {
      addEventListener('popstate', () => listener(parsePlace(location.hash)), { signal })
    },
  }
}

/** For tests, and for pages that are shown in a given state. */
export function createMemoryAddress(start: Place = { kind: 'find' }): PageAddress & { go(place: Place): void } {
  let place = start
  const listeners: ((place: Place) => void)[] = []
  const set = (next: Place) => {
    place = next
  }
  return {
    read: () => place,
    open: set,
    leaveTo: set,
    replace: set,
    onChange: (listener) => void listeners.push(listener),
    go(next) {
      place = next
      for (const listener of listeners) listener(next)
    },
  }
}
