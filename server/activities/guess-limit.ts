import type { Reader, Tx } from '../store/database.ts'

/**
 * How often something that can be guessed may be tried for one account, over all runs, sites, processes and restarts. Declared once, in the
 * registry of factors; docs/security.md#guesses is the table of all of them.
 */
export interface GuessLimit {
  /** Kind of its counters in the store: stored, so it never changes. */
  readonly counter: string
  readonly tries: number
  readonly windowMinutes: number
  /**
   * `halves`: unknown browsers have at most half of the tries, so that strangers cannot use up those of the person. `whole`: for what is asked
   * only by operators, who have signed in.
   */
  readonly shares: 'halves' | 'whole'
  /** `last-try`: the window begins again with each try, as in Active Directory. `first-try`: the tries of a window end together. */
  readonly windowFrom: 'last-try' | 'first-try'
  /** What opens it again before the window is over. */
  readonly liftedBy: readonly Lift[]
  /** Who gets a mail when a try fails (`person`), or when none is left (`person-and-administrators`). */
  readonly informs: 'nobody' | 'person' | 'person-and-administrators'
}

/** `right-guess`: a right guess of the same share. `second-operator`: one who vouches for the first, in a session of their own. */
export type Lift = 'right-guess' | 'second-operator'

/**
 * Who tries: a browser or an extension that succeeded for this account before (or an operator who has signed in), or one that did not. The
 * tries of one are never used up by the other.
 */
export type GuessShare = 'known' | 'unknown'

/** Who causes a mail to a person. Each share has limits of its own, so that strangers use up neither the person's mails nor the helpdesk's. */
export type MailShare = GuessShare | 'operator'

/** A user who has authenticated in the run is no stranger any more, in any browser. */
export function mailShareOf({
  run,
  guesses,
}: {
  run: { operator?: unknown; authenticated: boolean }
  guesses: Pick<Guesses, 'share'>
}): MailShare {
  if (run.operator) return 'operator'
  return run.authenticated ? 'known' : guesses.share
}

/** The tries of the account in this run; no guess is made without one. A decoy's are counted alike. */
export interface Guesses {
  readonly share: GuessShare
  /**
   * Reserves one try, in a transaction that is committed before this resolves, so that a crash counts as a try, too. False: the tries are used up.
   * Throws AppError `captcha-required` if failures of the account require proof of work that the request does not bring; nothing is counted then.
   */
  reserve(limit: GuessLimit): Promise<boolean>
  /** Whether `reserve` would find the tries used up; counts nothing. For what must be decided before anything is asked. */
  isUsedUp(reader: Reader, limit: GuessLimit): Promise<boolean>
  /**
   * The guess was right: what that clears is cleared by the transaction that ends the step. `reservedBefore`: the try was reserved by an earlier
   * request of this run, since another person had to decide meanwhile.
   */
  confirm(limit: GuessLimit, options?: { reservedBefore?: boolean }): void
  /** Only in a simulation: decides instead of the factor, so that no secret is asked for. */
  evaluate?(limit: GuessLimit): Promise<GuessOutcome>
}

export type GuessOutcome = { valid: false } | { valid: true; addedAt?: Date; consume?(tx: Tx): Promise<void> }

/** Tries of each share. */
export function sharesOf({ tries, shares }: Pick<GuessLimit, 'tries' | 'shares'>): Record<GuessShare, number> {
  if (shares === 'whole') return { known: tries, unknown: tries }
  const unknown = Math.floor(tries / 2)
  return { known: tries - unknown, unknown }
}
