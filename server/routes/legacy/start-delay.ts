import { AppError } from '../../../shared/errors.ts'
import { toAddressKeys } from '../address-keys.ts'
import { setBounded } from '../bounded-map.ts'

/**
 * Replaces proof of work in a browser without scripts: the start of a run waits instead, and so does an answer that tries a secret. Where a run requires proof (a busy
 * address, failures counted for an account), a start that has waited counts as proven.
 *
 * Why not a puzzle in text: programs solve what people can read, some people cannot, and WCAG 2.2 (3.3.8) forbids it for signing
 * in. Why such a run may lock a profile: a run that never could would be a free guess at someone's answers, again and again.
 * Waiting costs an attacker at least as much as the 0.3 s of work that it replaces: starts from one address come due one after
 * the other, and each is valid for one run of one account and workflow.
 */
export interface StartDelay {
  /**
   * When a request from this address that requires `units` of work may begin, in milliseconds since 1970. Throws AppError `busy` when so many wait
   * already that it would be later than `maxMs` from now.
   */
  schedule(address: string, options: { units: number; maxMs?: number }): number
}

/** Hardly longer than a person needs to read the page. */
const minDelayMs = 10_000
/** For each unit of work, and between two requests of one network: ten times what it costs a browser with scripts. */
const msPerUnit = 3_000
/** Two hundred starts of one address at the same time. Capping the wait instead would let a flood come due all at once. */
export const maxWaitMs = 10 * 60_000
const maxAddresses = 10_000

/** How long a start remains valid after its wait, in milliseconds. */
export const startWindowMs = 10 * 60_000

export function createStartDelay(now: () => number): StartDelay {
  const last = new Map<string, number>()
  return {
    schedule(address, { units, maxMs = maxWaitMs }) {
      const { key } = toAddressKeys(address)[0]
      const latest = now() + maxWaitMs
      const before = last.get(key) ?? 0
      const cost = msPerUnit * units
      // No request comes due later than that; one that seems to was scheduled before the clock was set back.
      const due = Math.max(now() + Math.max(minDelayMs, cost), before > latest ? 0 : before + cost)
      if (due > now() + maxMs) throw new AppError('busy', { retryAfter: 60 })
      setBounded(last, key, due, maxAddresses)
      return due
    },
  }
}
