import { AppError } from '../../../shared/errors.ts'

/**
 * What stands in for proof of work in a browser without scripts: time. Where a run demands proof (a busy address, failures counted
 * for an account), a start waits, and a start that has waited counts as proven.
 *
 * Why not a puzzle in text: programs solve what people can read, people who read or think otherwise cannot, and WCAG 2.2 (3.3.8)
 * refuses it for signing in. Why may such a run lock a profile: a run that never could would be a free try at somebody's answers,
 * again and again. Waiting costs an attacker at least as much as the 0.3 s of work it replaces: starts of one address come due
 * one after the other, and each is good for one run of one account and task.
 */
export interface Patience {
  /** Milliseconds since 1970 at which a start from this address may begin. AppError `busy`: very many wait there already. */
  next(address: string): number
}

/** For a person hardly longer than reading the page. */
const leastMs = 10_000
/** Between two starts of one address: ten times what proof of work costs. */
const spacingMs = 3_000
/** Two hundred starts of one address at the same time; a cap on the wait instead would let a flood all come due at once. */
export const longestWaitMs = 10 * 60_000
const addressesKept = 10_000

/** Milliseconds for which a start that has waited may still be made. */
export const patienceLastsMs = 10 * 60_000

export function createPatience(now: () => number): Patience {
  const last = new Map<string, number>()
  return {
    next(address) {
      const latest = now() + longestWaitMs
      const before = last.get(address) ?? 0
      // No start comes due later than that; one that seems to was given its time before the clock was set back.
      const due = Math.max(now() + leastMs, before > latest ? 0 : before + spacingMs)
      if (due > latest) throw new AppError('busy', { retryAfter: 60 })
      last.delete(address)
      last.set(address, due)
      const oldest = last.size > addressesKept ? last.keys().next().value : undefined
      if (oldest !== undefined) last.delete(oldest)
      return due
    },
  }
}
