import type { DatabaseSync } from 'node:sqlite'

/**
 * Caches what was read from the company's file, so that the ten questions of a run about one person take one query. It is never
 * stale: `refresh` notices commits of other connections by the file's version, and our own writes call `set` or `clear`.
 */
export interface ReadCache {
  /** What `read` returned for `key` before, or returns now. All callers share the value, so it must not be changed. */
  load<T>(key: string, read: () => T): T
  /** The value from now on. If the transaction that writes it fails, call `clear`. */
  set(key: string, value: unknown): void
  clear(): void
  /** To be called before each read; checks the file once per iteration of the event loop. */
  refresh(): void
}

/** A company of thousands is not kept whole in memory. */
const maxEntries = 2_000

export function createReadCache(prepare: DatabaseSync['prepare']): ReadCache {
  const known = new Map<string, unknown>()
  let version: unknown
  let isLookedAt = false

  function remember(key: string, value: unknown): void {
    if (known.size >= maxEntries) known.clear()
    known.set(key, value)
  }

  return {
    load<T>(key: string, read: () => T): T {
      // Every key belongs to one query, so the value under it has that query's type.
      if (known.has(key)) return known.get(key) as T
      const value = read()
      remember(key, value)
      return value
    },
    set: remember,
    clear: () => known.clear(),
    refresh() {
      if (isLookedAt) return
      const now = prepare('PRAGMA data_version').get()?.data_version
      if (now !== version) known.clear()
      version = now
      isLookedAt = true
      // Before the sockets are read again: the next request may know of a commit elsewhere.
      setImmediate(() => {
        isLookedAt = false
      })
    },
  }
}
