import type { Tx } from '../store/database.ts'

/** What one person registered with Latchkey, or what a decoy pretends to have. Same work and same time for both. */
export interface Profile {
  /** Key of this account's counters: an HMAC, the same for every way of typing the account. */
  readonly key: string
  registered(): Promise<boolean>
  /** Profile lockout (features D.3): no task at all while it lasts. */
  lockedUntil(): Promise<Date | undefined>
  /** `count` question ids, chosen by HMAC(key, account), the same until `clearFailures`. Fewer when fewer are registered. */
  questionsToAsk(count: number): Promise<string[]>
  /** Hashes every answer in the worker (Argon2id over a normal form), also those of a decoy, and says whether all are right. */
  verifyAnswers(answers: readonly GivenAnswer[]): Promise<boolean>
  /** Hashes and gives the write for the ending transaction; replaces all answers. */
  hashAnswers(answers: readonly GivenAnswer[]): Promise<(tx: Tx) => Promise<void>>
  /** Ids of registered questions. */
  registeredQuestions(): Promise<string[]>
  /** Failures counted so far and not cleared by a success. */
  failures(): Promise<number>
  /** Adds one failure; gives the count within the window. */
  addFailure(tx: Tx, resetAfterMinutes: number): Promise<number>
  lock(tx: Tx, minutes: number): Promise<void>
  /** The person got through: failures are forgotten, and other questions are asked from now on. */
  clearFailures(tx: Tx): Promise<void>
}

export interface GivenAnswer {
  question: string
  answer: string
}
