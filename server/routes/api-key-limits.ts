import { toAddressKeys } from './address-keys.ts'
import { createBoundedCounts } from './bounded-counts.ts'

/** Wrong API keys of one network in this time, after which none of it is looked at for the rest. */
export const apiKeyLimit = { wrong: 60, windowMinutes: 10, maxNetworks: 50_000 } as const

export interface ApiKeyLimits {
  /** Counts a try before it is judged; false: the network has used up its tries. */
  countTry(address: string): boolean
  /** A try that was counted was right. */
  countRight(address: string): void
}

/** In memory, of one process: a key has 256 bits, so the limit saves work and log lines, not the key. */
export function createApiKeyLimits(now: () => number): ApiKeyLimits {
  const { wrong, windowMinutes, maxNetworks: max } = apiKeyLimit
  const createCounts = () => createBoundedCounts({ now, windowMs: windowMinutes * 60_000, max })
  const [tried, right] = [createCounts(), createCounts()]
  const toKey = (address: string) => toAddressKeys(address)[0].key
  return {
    countTry(address) {
      const key = toKey(address)
      if (tried.get(key) - right.get(key) >= wrong) return false
      tried.add(key)
      return true
    },
    countRight: (address) => right.add(toKey(address)),
  }
}
