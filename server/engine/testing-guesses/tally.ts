import { expect } from 'vitest'
import type { GuessLimit, GuessShare } from '../../activities/guess-limit.ts'
import type { LockoutRule } from '../../directory/directory.ts'
import { accountGuesses, passwordGuesses } from '../../factors/common/guess-limits.ts'
import { bindLimit, toCurrent } from '../limits/guesses.ts'

const minuteMs = 60_000

/** The wrong guesses that were judged, by limit and share, and what the table of docs/security.md#guesses allows. Its clock counts minutes. */
export function createTally(lockout: LockoutRule, now: () => number) {
  const evaluated = new Map<string, number[]>()
  const currentOf = (limit: GuessLimit) => (limit === passwordGuesses ? bindLimit(lockout) : toCurrent(limit))
  const keyOf = ({ counter }: GuessLimit, share: GuessShare) => `${counter} ${share}`
  const triesOf = (limit: GuessLimit, share: GuessShare) => currentOf(limit).tries[share]

  /** Guesses of the current window: the last minutes, or since the first guess that no earlier window contains. */
  function count(limit: GuessLimit, share: GuessShare): number {
    const { windowMs, windowFrom } = currentOf(limit)
    const minutes = windowMs / minuteMs
    const times = evaluated.get(keyOf(limit, share)) ?? []
    if (windowFrom === 'last-try') return times.filter((at) => at > now() - minutes).length
    let from = Number.NEGATIVE_INFINITY
    for (const at of times) if (at >= from + minutes) from = at
    return now() < from + minutes ? times.filter((at) => at >= from).length : 0
  }

  return {
    triesOf,
    count,
    /** How many more guesses at something with these limits may be judged. */
    remaining: (limits: readonly GuessLimit[], share: GuessShare): number =>
      Math.min(...[...limits, accountGuesses].map((limit) => triesOf(limit, share) - count(limit, share))),
    add(limits: readonly GuessLimit[], share: GuessShare, guesses: number): void {
      for (const limit of [...limits, accountGuesses]) {
        const times = evaluated.get(keyOf(limit, share)) ?? []
        evaluated.set(keyOf(limit, share), [...times, ...Array.from({ length: guesses }, now)])
        expect(count(limit, share), `${limit.counter} of the ${share} share`).toBeLessThanOrEqual(triesOf(limit, share))
      }
    },
    /** A right guess clears the counters of its own share only, and never those of all factors together. */
    clear(limits: readonly GuessLimit[], share: GuessShare): void {
      for (const limit of limits) evaluated.delete(keyOf(limit, share))
    },
  }
}

export type Tally = ReturnType<typeof createTally>
