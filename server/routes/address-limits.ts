import { toAddressKeys } from './address-keys.ts'
import { createBoundedCounts } from './bounded-counts.ts'
import { setBounded } from './bounded-map.ts'

/** Limits per client network, of one process: docs/security.md#strangers is their table. */
export const addressLimit = {
  /** Starts and sign-ins: of an IPv4 address, or a /64 of IPv6. A /48 has 16 times as many. */
  callWindowMinutes: 10,
  /** Units of work after so many starts and sign-ins. A whole company may share one address, so that it stays bearable. */
  workForCalls: [
    { above: 30, units: 1 },
    { above: 100, units: 2 },
    { above: 300, units: 4 },
  ],
  /** How guesses ended. Each right one makes up for two wrong ones, so that the typing errors of a company do not count against it. */
  resultWindowMinutes: 24 * 60,
  failuresPerRightGuess: 2,
  /** Units of work after so many wrong guesses for any accounts. */
  workForFailures: [
    { above: 9, units: 1 },
    { above: 30, units: 2 },
    { above: 100, units: 4 },
  ],
  /** Wrong guesses at one account, after which the address counts as that of a guesser. At several accounts none is forgiven. */
  forgivenFailures: 1,
  /** Minutes over which guesses of addresses that were not seen before are weighed against all others. */
  waveMinutes: 5,
  /** Networks that are remembered. While the table is full everyone proves work, and busy networks are not forgotten. */
  maxNetworks: 50_000,
  workWhenFull: 2,
} as const

/**
 * What an address has done lately. `proven`: guesses from there were right; so is the address of a company. `suspect`: many wrong ones, and
 * few right. `unseen`: neither.
 */
export type AddressReputation = 'proven' | 'unseen' | 'suspect'

export interface AddressLimits {
  /** Counts one start of a run or sign-in. */
  countCall(address: string): void
  countGuess(address: string, accountKey: string): void
  /** A guess that was counted was right. */
  countRightGuess(address: string): void
  /** Units of work that a new start, sign-in or guess from this address must prove. */
  requiredWork(address: string): number
  /** For a guess at this account: who was wrong about another one is no person who mistypes. */
  getReputation(address: string, accountKey: string): AddressReputation
  /** Whether most guesses of the last minutes came from addresses that had not guessed before. */
  isWaveOfUnseen(): boolean
}

const minuteMs = 60_000

export function createAddressLimits(now: () => number): AddressLimits {
  const { callWindowMinutes, resultWindowMinutes, maxNetworks } = addressLimit
  const calls = createBoundedCounts({ now, windowMs: callWindowMinutes * minuteMs, max: maxNetworks })
  const guesses = createBoundedCounts({ now, windowMs: resultWindowMinutes * minuteMs, max: maxNetworks })
  const rightGuesses = createBoundedCounts({ now, windowMs: resultWindowMinutes * minuteMs, max: maxNetworks })

  /** Account of the last guess of each network, and how many guesses came from networks of each reputation. */
  const lastAccounts = new Map<string, string>()
  const recent = createBoundedCounts({ now, windowMs: addressLimit.waveMinutes * minuteMs, max: 3 })

  function getReputation(address: string, accountKey: string): AddressReputation {
    const { right, failures } = countFailures(address)
    const isSameAccount = lastAccounts.get(toAddressKeys(address)[0].key) === accountKey
    if (failures > (isSameAccount ? addressLimit.forgivenFailures : 0)) return 'suspect'
    return right > 0 ? 'proven' : 'unseen'
  }

  function countFailures(address: string): { right: number; failures: number } {
    const { key } = toAddressKeys(address)[0]
    const right = rightGuesses.get(key)
    const wrong = guesses.get(key) - right
    return { right, failures: wrong - addressLimit.failuresPerRightGuess * right }
  }

  return {
    countCall(address) {
      for (const { key } of toAddressKeys(address)) calls.add(key)
    },
    countGuess(address, accountKey) {
      const { key } = toAddressKeys(address)[0]
      recent.add(getReputation(address, accountKey))
      guesses.add(key)
      setBounded(lastAccounts, key, accountKey, maxNetworks)
    },
    countRightGuess(address) {
      rightGuesses.add(toAddressKeys(address)[0].key)
    },
    requiredWork(address) {
      const perKey = toAddressKeys(address).map(({ key, factor }) =>
        workFor(addressLimit.workForCalls, calls.get(key) / factor),
      )
      const forFailures = workFor(addressLimit.workForFailures, countFailures(address).failures)
      return Math.max(calls.isFull() ? addressLimit.workWhenFull : 0, forFailures, ...perKey)
    },
    getReputation,
    isWaveOfUnseen: () => recent.get('unseen') >= recent.get('suspect') + recent.get('proven'),
  }
}

const workFor = (levels: readonly { above: number; units: number }[], count: number): number =>
  levels.findLast(({ above }) => count > above)?.units ?? 0
