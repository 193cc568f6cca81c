import { AppError } from '../../../shared/errors.ts'
import type { Intent } from '../../activities/account.ts'
import { type Guesses, type GuessLimit, type GuessShare, sharesOf } from '../../activities/guess-limit.ts'
import type { LockoutRule } from '../../directory/directory.ts'
import { accountGuesses, callerGuesses, passwordGuesses } from '../../factors/common/guess-limits.ts'
import { type Reservation, reserveAttempts, settleAttempts } from '../../store/attempts.ts'
import { readCounter } from '../../store/counters.ts'
import type { Tx } from '../../store/database.ts'
import type { Claim } from '../claim.ts'
import type { WorkDemand } from '../engine.ts'
import { countSiteGuess, siteGuessCounter, siteReservation } from './site-alarm.ts'

/** Who guesses, and for which account. */
export interface Guesser {
  accountKey: string
  share: GuessShare
  /** An operator who asks a caller: their tries also count as checks of the caller. */
  isOperator?: boolean
  /** Counters that were lifted for this run by a second operator, who vouches for the first. Their tries are still counted. */
  lifted?: readonly string[]
  work?: WorkDemand
}

/** A limit whose tries and window are known only now, as those of the directory's passwords are. */
export interface CurrentLimit extends Pick<GuessLimit, 'counter' | 'windowFrom'> {
  windowMs: number
  tries: Record<GuessShare, number>
}

/** The same for the engine's own use, whose reservations may announce a write. */
export interface EngineGuesses extends Guesses {
  /** When tries are accepted again, after one was refused; undefined: never by itself, or none was refused. */
  readonly refusedUntil: Date | undefined
  reserve(limit: GuessLimit | CurrentLimit, intent?: Intent): Promise<boolean>
  confirm(limit: Pick<GuessLimit, 'counter'>, options?: { reservedBefore?: boolean }): void
  /** Clears what right guesses of this request clear; belongs in the commit that ends the step. */
  settle(tx: Tx): Promise<void>
  /** Gives back the tries of this request: what they were reserved for was never sent. */
  release(tx: Tx, limit: Pick<GuessLimit, 'counter'>): Promise<void>
}

/** Thrown inside the reservation, so that no counter of several is left counted. */
class NotReserved extends Error {}

/** Pages tell times in minutes: rounded up, so that a person who comes back at that minute is not refused again. */
const toNextMinute = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / minuteMs) * minuteMs)

/**
 * The only place that counts guesses. Every try is counted by its factor, by the account over all factors, and on the Helpdesk site as a check of the
 * caller, in one transaction: all of them or none.
 */
export function createGuesses(claim: Claim, guesser: Guesser): EngineGuesses {
  const { accountKey, share, isOperator = false, lifted = [], work } = guesser
  const reach = share === 'unknown' ? (work?.reach?.(accountKey) ?? 1) : 1
  /** Tries of this request that count against the account until a right guess takes them back. */
  let reserved = 0
  /** Counters of right guesses. */
  const confirmed = new Set<string>()
  let refusedUntil: Date | undefined

  const allowedOf = ({ counter, tries }: CurrentLimit): number =>
    lifted.includes(counter) ? Number.MAX_SAFE_INTEGER : Math.round(tries[share] * reach)

  const toReservation = (limit: CurrentLimit, max = allowedOf(limit)): Reservation => {
    const { counter, windowMs, windowFrom } = limit
    return { key: accountKey, kind: kindOf(counter, share), windowMs, windowFrom, limit: max }
  }

  /** The end of the last of the windows that refuse now. */
  async function findEnd(tx: Tx, limits: readonly CurrentLimit[]): Promise<Date | undefined> {
    const ends: number[] = []
    for (const limit of limits) {
      const { failures, endsAt } = await readCounter(tx, accountKey, kindOf(limit.counter, share), limit.windowMs)
      if (endsAt && failures >= allowedOf(limit)) ends.push(endsAt.getTime())
    }
    return ends.length > 0 ? toNextMinute(new Date(Math.max(...ends))) : undefined
  }

  /** Failures of the account at which the next attempt is refused, or needs more proof of work than the request brought. */
  function maxOfAccount(limit: CurrentLimit): number {
    return maxFailures(work, { tries: allowedOf(limit), share })
  }

  /** Throws AppError `captcha-required` if nothing but proof of work is missing. */
  async function assertProven(tx: Tx, limits: readonly CurrentLimit[]): Promise<void> {
    for (const limit of limits) {
      const { failures } = await readCounter(tx, accountKey, kindOf(limit.counter, share), limit.windowMs)
      if (failures >= allowedOf(limit)) return
      if (limit.counter !== accountGuesses.counter || !work || failures < maxOfAccount(limit)) continue
      throw new AppError('captcha-required', { values: { work: work.required(failures, share) } })
    }
  }

  return {
    share,
    get refusedUntil() {
      return refusedUntil
    },
    async reserve(limit, intent) {
      const account = toCurrent(accountGuesses)
      const others = [toCurrent(limit), ...(isOperator ? [toCurrent(callerGuesses)] : [])]
      const reservations = [
        ...others.map((other) => toReservation(other)),
        toReservation(account, maxOfAccount(account)),
        ...(share === 'unknown' ? [siteReservation] : []),
      ]
      try {
        await claim.transaction(async (tx) => {
          if (!(await reserveAttempts(tx, reservations))) throw new NotReserved()
        }, intent)
      } catch (error) {
        if (!(error instanceof NotReserved)) throw error
        // Read in a transaction of their own: the refused one may have counted with some of them.
        const limits = [...others, account]
        refusedUntil = await claim.transaction(async (tx) => {
          await assertProven(tx, limits)
          // Counted like one that was tried: else the alarm would end as soon as the tries of all accounts are used up.
          if (share === 'unknown') await countSiteGuess(tx)
          return findEnd(tx, limits)
        })
        work?.onTry?.(accountKey)
        return false
      }
      work?.onTry?.(accountKey)
      reserved++
      return true
    },
    async isUsedUp(reader, limit) {
      const { counter, windowMs, tries } = toCurrent(limit)
      const { failures } = await readCounter(reader, accountKey, kindOf(counter, share), windowMs)
      return failures >= Math.round(tries[share] * reach)
    },
    confirm({ counter }, { reservedBefore = false } = {}) {
      confirmed.add(counter)
      if (reservedBefore) reserved++
      work?.onRightTry?.()
    },
    async settle(tx) {
      if (confirmed.size === 0) return
      const cleared = isOperator ? [...confirmed, callerGuesses.counter] : [...confirmed]
      await settleAttempts(tx, { cleared: cleared.map(toKey), ...takeBack() })
    },
    async release(tx, { counter }) {
      if (reserved === 0) return
      await settleAttempts(tx, takeBack(isOperator ? [counter, callerGuesses.counter] : [counter]))
    },
  }

  function toKey(counter: string) {
    return { key: accountKey, kind: kindOf(counter, share) }
  }

  /** Changes nothing here, since its transaction may be repeated. A right guess is none of the account's failures; the wrong ones before it stay, since another factor may be what is guessed. */
  function takeBack(others: readonly string[] = []) {
    const own = [...others, accountGuesses.counter].map(toKey)
    return { released: share === 'unknown' ? [...own, siteGuessCounter] : own, count: reserved }
  }
}

/** Name of a share's counter in the store. */
export const kindOf = (counter: string, share: GuessShare): string =>
  share === 'known' ? counter : `${counter}-unknown`

const minuteMs = 60_000

export function toCurrent(limit: GuessLimit | CurrentLimit): CurrentLimit {
  if ('windowMs' in limit) return limit
  const { counter, windowFrom, windowMinutes } = limit
  return { counter, windowFrom, windowMs: windowMinutes * minuteMs, tries: sharesOf(limit) }
}

/** Tries at the password through this product under the domain's strictest lockout, so that Latchkey is never a lockout weapon (docs/security.md#guesses). */
export function bindLimit(strictest: LockoutRule): CurrentLimit {
  const { counter, windowFrom } = passwordGuesses
  return {
    counter,
    windowFrom,
    windowMs: Math.max(strictest.observationWindow, passwordGuesses.windowMinutes * minuteMs),
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

/** The most failures after which a guess needs no more work than was proven. */
function maxFailures(work: WorkDemand | undefined, { tries, share }: { tries: number; share: GuessShare }): number {
  if (!work) return tries
  let failures = 0
  while (failures < tries && work.required(failures, share) <= work.proven) failures++
  return failures
}
