/** Counts per key within a window that begins with the key's first count. */
export interface BoundedCounts {
  add(key: string): void
  get(key: string): number
  /** Whether there is no room for another key now: keys that are counted stay, and new ones are not counted. */
  isFull(): boolean
}

export function createBoundedCounts({
  now,
  windowMs,
  max,
}: {
  /** Milliseconds. */
  now: () => number
  windowMs: number
  max: number
}): BoundedCounts {
  /** In the order of their windows' beginnings, since a Map keeps the order of insertion. */
  const windows = new Map<string, { since: number; count: number }>()

  function dropOver(): void {
    for (const [key, { since }] of windows) {
      if (isCurrent(since)) return
      windows.delete(key)
    }
  }

  /** A window from the future began before the clock was set back. */
  const isCurrent = (since: number) => since <= now() && now() - since < windowMs

  return {
    add(key) {
      dropOver()
      const window = windows.get(key)
      if (window) window.count++
      else if (windows.size < max) windows.set(key, { since: now(), count: 1 })
    },
    get(key) {
      const window = windows.get(key)
      return window && isCurrent(window.since) ? window.count : 0
    },
    isFull() {
      dropOver()
      return windows.size >= max
    },
  }
}
