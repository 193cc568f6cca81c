import { setTimeout as delay } from 'node:timers/promises'

/**
 * Limits per client address. A whole company may stand behind one address, so nobody is ever refused for it: a busy address
 * first has to prove work before a run, then is answered more slowly (architecture §4).
 */
export interface AddressLimits {
  /** Counts one unauthenticated call. */
  count(address: string): void
  mustProveWork(address: string): boolean
  /** Resolves after the pause this address has earned; 0 to 2 s. */
  pause(address: string, signal: AbortSignal): Promise<void>
}

const windowMs = 10 * 60_000
const proveWorkAbove = 30
const slowDownAbove = 300
const addressesKept = 10_000

export function createAddressLimits(now: () => number): AddressLimits {
  const windows = new Map<string, { since: number; calls: number }>()
  const calls = (address: string): number => {
    const window = windows.get(address)
    return window && now() - window.since < windowMs ? window.calls : 0
  }
  return {
    count(address) {
      const before = calls(address)
      const since = before > 0 ? (windows.get(address)?.since ?? now()) : now()
      // Taken out and put in again: a Map keeps the order of insertion, so the first key is the least recently used.
      windows.delete(address)
      windows.set(address, { since, calls: before + 1 })
      const oldest = windows.size > addressesKept ? windows.keys().next().value : undefined
      if (oldest !== undefined) windows.delete(oldest)
    },
    mustProveWork: (address) => calls(address) > proveWorkAbove,
    async pause(address, signal) {
      const over = calls(address) - slowDownAbove
      if (over > 0) await delay(Math.min(2000, over * 5), undefined, { signal })
    },
  }
}
