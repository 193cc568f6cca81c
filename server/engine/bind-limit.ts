import type { GuessShare } from '../activities/guess-limit.ts'
import type { LockoutRule } from '../directory/directory.ts'
import { passwordGuesses } from '../factors/common/guess-limits.ts'
import type { CurrentLimit } from './guesses.ts'

const minWindowMs = passwordGuesses.windowMinutes * 60_000

/** Tries at the password through this product under the domain's strictest lockout, so that Latchkey is never a lockout weapon (docs/security.md#guesses). */
export function bindLimit(strictest: LockoutRule): CurrentLimit {
  const { counter, windowFrom } = passwordGuesses
  return {
    counter,
    windowFrom,
    windowMs: Math.max(strictest.observationWindow, minWindowMs),
    tries: bindShares(strictest),
  }
}

/**
 * Two attempts are left to the person at their own computer, one where the threshold is 5 or lower, none below 3: a person who mistypes once on a first visit, which
 * comes from an unknown browser, must be able to try again. Strangers have at most half of the rest, but one where it cannot lock the account. With a
 * threshold of 1 the first wrong password locks the account wherever it is typed, so that no password of an unknown browser is tried.
 */
export function bindShares({ lockoutThreshold }: Pick<LockoutRule, 'lockoutThreshold'>): Record<GuessShare, number> {
  const total =
    lockoutThreshold === 0 ? passwordGuesses.tries : Math.max(2, lockoutThreshold - (lockoutThreshold > 5 ? 2 : 1))
  const unknown = lockoutThreshold === 1 ? 0 : Math.floor(total / 2)
  return { known: lockoutThreshold === 1 || lockoutThreshold === 2 ? 1 : total - unknown, unknown }
}
