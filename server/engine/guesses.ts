import { AppError } from '../../shared/errors.ts'
import type { Intent } from '../activities/account.ts'
import { type Guesses, type GuessLimit, type GuessShare, sharesOf } from '../activities/guess-limit.ts'
import { accountGuesses, callerGuesses } from '../factors/common/guess-limits.ts'
import { type Reservation, reserveAttempts, settleAttempts } from '../store/attempts.ts'
import { readCounter } from '../store/counters.ts'
import type { Tx } from '../store/database.ts'
import type { Claim } from './claim.ts'
import { countSiteGuess, siteGuessCounter, siteReservation } from './site-alarm.ts'

/** Who guesses, and for which account. */
export interface Guesser {
  accountKey: string
  share: GuessShare
  /** An operator who asks a caller: their tries also count as checks of the caller. */
  isOperator?: boolean
  /** Counters that were lifted for this run by a second operator, who vouches for the first. Their tries are counted all the same. */
  lifted?: readonly string[]
  work?: WorkDemand
}

/** What a caller's proof of work and network let one request try, in units of work of about 0.3 s. */
export interface WorkDemand {
  proven: number
  /** Must not fall as failures rise. */
  required(failures: number, share: GuessShare): number
  /** Part of an unknown browser's tries with this account that the caller may use up; absent: all of them. */
  reach?(accountKey: string): number
  /** Told about each try that was counted or refused, and about each that was right. */
  onTry?(accountKey: string): void
  onRightTry?(): void
}

/** Failures of the account that need no work: typing errors of a person. */
const freeFailures = 3
/** More would cost a person with an old phone too much, and a botnet nothing that it notices: `npm run prove -- botnet`. */
const maxRequiredWork = 2

/** One unit (0.3 s) after three failures, then twice as much, about half a second. */
export const requiredWork = (failures: number): number =>
  failures < freeFailures ? 0 : Math.min(2 ** (failures - freeFailures), maxRequiredWork)

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

/** Times are told in minutes: rounded up, so that who comes at the minute that they were told is not refused again. */
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

/** The most failures after which a guess needs no more work than was proven. */
function maxFailures(work: WorkDemand | undefined, { tries, share }: { tries: number; share: GuessShare }): number {
  if (!work) return tries
  let failures = 0
  while (failures < tries && work.required(failures, share) <= work.proven) failures++
  return failures
}
