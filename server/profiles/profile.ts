import type { Tx } from '../store/database.ts'
import type { NewAnswer } from '../store/profiles.ts'
import type { Contact } from './contact.ts'
import type { Method, MethodChanges } from './method.ts'
import type { ProfileScope } from './profile-scope.ts'
import type { ProfileState } from './profile-state.ts'
import type { QuestionKind, QuestionRequirements } from './question-requirements.ts'

/** What one person registered with Latchkey, or what a decoy pretends to have; both take the same work and time. */
export interface Profile {
  /** Key of this account's counters: an HMAC, the same for every way of typing the account. */
  readonly key: string
  /** Whether anything is registered that proves who the person is. */
  isRegistered(): Promise<boolean>
  /** Complete, or why not; derived from the facts recorded at registration and the current policy. */
  state(requirements: QuestionRequirements): Promise<ProfileState>

  /** Profile lockout (docs/behaviour.md#profile-lockout): no workflow is offered while it lasts. */
  lockedUntil(): Promise<Date | undefined>
  /** Failures since the last success. */
  failures(): Promise<number>
  /** Counts one failure of an authentication activity; returns the count within the window. */
  addFailure(tx: Tx, resetAfterMinutes: number): Promise<number>
  lock(tx: Tx, minutes: number): Promise<void>
  /** After a success: clears the failures; other questions are asked from now on. */
  clearFailures(tx: Tx): Promise<void>
  /** By the helpdesk: unlocks the profile and revokes an open passcode. */
  unlock(tx: Tx): Promise<void>

  /**
   * `count` question ids, chosen by HMAC(key, account), the same until `clearFailures`. Fewer if fewer are registered. A person who
   * registered no answers is asked what a decoy would be asked, in vain.
   */
  chooseQuestionIds(count: number, options?: { kinds?: readonly QuestionKind[] }): Promise<string[]>
  /** The same, as `QuestionPolicy.textOf` needs them. */
  chooseQuestions(count: number, options?: { kinds?: readonly QuestionKind[] }): Promise<RegisteredQuestion[]>
  /** All registered questions of these kinds (default: self-service), for a choice by the person or the policy. */
  answerableQuestions(options?: { kinds?: readonly QuestionKind[] }): Promise<RegisteredQuestion[]>
  /** Ids of registered questions. */
  registeredQuestions(): Promise<string[]>
  /** Hashes every answer in the worker (Argon2id over the normal form), also a decoy's; returns whether all are right. */
  verifyAnswers(answers: readonly GivenAnswer[]): Promise<boolean>
  /** The same; returns the ids of the questions with a wrong answer, all of them for a decoy. */
  findWrongAnswers(answers: readonly GivenAnswer[]): Promise<string[]>
  /** Answers that an operator may see or compare: only those that the policy keeps readable. A decoy has none. */
  readableAnswers(options?: { kinds?: readonly QuestionKind[] }): Promise<ReadableAnswer[]>
  /** Rows for a later `change`, since answers are kept only for the request that they are given in. */
  hashAnswers(answers: readonly GivenAnswer[], requirements: QuestionRequirements): Promise<readonly NewAnswer[]>

  /**
   * Everything that proves who the person is, and since when. A decoy pretends some. With the transaction of a `change`, it also sees what
   * other runs had committed by then.
   */
  methods(tx?: Tx): Promise<Method[]>
  /**
   * Changes what is registered: hashes and encrypts, and returns the write for the transaction that ends the request. The write also
   * mails every address, old and new, and records the audit event: one mail for all changes together. `gathersMails`: more changes may follow,
   * so the mails wait for them (`Notifications.gather`).
   */
  change(changes: MethodChanges, options?: { gathersMails?: boolean }): Promise<(tx: Tx) => Promise<void>>
  /** Deletes everything the person registered. Sends no mail: for people who have left, and for `unregister` by an administrator. */
  unregister(tx: Tx): Promise<void>
  /** By the helpdesk: the profile is `must-update` until answers are registered again. */
  requireUpdate(tx: Tx): Promise<void>

  /** The directory's contacts, then those that the person registered. A decoy's lead nowhere. */
  contacts(): Promise<Contact[]>
  /**
   * What one factor does with the person's registration besides reading and changing it: `profile.part(openTotp).verify(code)`. A decoy's does the
   * same work in vain.
   */
  part<Part>(open: (scope: ProfileScope) => Part): Part
}

/**
 * Whether something that can be used once was right. `consume` belongs into the transaction that ends the request; it throws AppError
 * `conflict` when the same code was used elsewhere meanwhile, so that the transaction rolls back. `addedAt`: when the method was
 * registered.
 */
export type Verification = { valid: false } | { valid: true; addedAt?: Date; consume(tx: Tx): Promise<void> }

export interface GivenAnswer {
  question: string
  answer: string
  /** The question itself, for one of the person's own (`own-1` …). */
  text?: string
}

/** A question as it was worded when it was answered: lists and languages change, and old answers keep their question. */
export interface RegisteredQuestion {
  id: string
  kind: QuestionKind
  /** BCP 47. */
  language: string
  /** Absent for a decoy, and for answers from before wordings were stored. */
  wording?: string
}

export interface ReadableAnswer extends RegisteredQuestion {
  /** As it was typed. Shown to an operator only, never logged. */
  answer: string
}
