import type { DatabaseSync } from 'node:sqlite'

/**
 * What was read from the company's file, so that the ten questions that a run asks about one person are one. Nothing stale is
 * given: other connections' commits are noticed by the file's version, our own writes by `remember` and `forgetAll`.
 */
export interface Memory {
  /** What `read` gave for `key` before, or gives now. Shared by all who ask: never to be altered. */
  recall<T>(key: string, read: () => T): T
  /** What stands from now on, unless the transaction that writes it fails: then everything is forgotten. */
  remember(key: string, value: unknown): void
  forgetAll(): void
  /** Before each reading; looks at the file once in a turn of the event loop. */
  refresh(): void
}

/** A company of thousands is read again now and then rather than kept whole. */
const most = 2_000

export function createMemory(prepare: DatabaseSync['prepare']): Memory {
  const known = new Map<string, unknown>()
  let version: unknown
  let isLookedAt = false

  function remember(key: string, value: unknown): void {
    if (known.size >= most) known.clear()
    known.set(key, value)
  }

  return {
    recall<T>(key: string, read: () => T): T {
      if (known.has(key)) return known.get(key) as T
      const value = read()
      remember(key, value)
      return value
    },
    remember,
    forgetAll: () => known.clear(),
    refresh() {
      if (isLookedAt) return
      const now = prepare('PRAGMA data_version').get()?.data_version
      if (now !== version) known.clear()
      version = now
      isLookedAt = true
      // Before the sockets are read again: whoever asks then may know of a commit elsewhere.
      setImmediate(() => {
        isLookedAt = false
      })
    },
  }
}
