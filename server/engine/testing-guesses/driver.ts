import type { GuessLimit, GuessShare } from '../../activities/guess-limit.ts'
import type { AccountKind, GuessedSite } from './site.ts'

/** One guess that is ready to be sent; returns whether it was accepted. */
export type Guess = () => Promise<boolean>

export interface GuessOptions {
  share: GuessShare
  /** Whether the secret is the right one. */
  isRight: boolean
}

/** Guesses at one row of docs/security.md#guesses. */
export interface Driver {
  /** Every counter that a try is counted by, beside that of all factors together. */
  limits: readonly GuessLimit[]
  /** The accounts that can be guessed at, and whose share such a try may belong to. */
  shares: Partial<Record<AccountKind, readonly GuessShare[]>>
  /** False: no guess is ever right, so none gives tries back. */
  identifies?: false
  /** Does everything that comes before the guess. Undefined: the account is not asked, since too much was tried. */
  prepare(site: GuessedSite, options: GuessOptions): Promise<Guess | undefined>
}
