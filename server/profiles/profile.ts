import type { Tx } from '../store/database.ts'
import type { NewAnswer } from '../store/profiles.ts'
import type { Contact } from './contact.ts'
import type { Method, MethodChanges } from './method.ts'
import type { IssuedPasscode, PasscodeOrder } from './passcode.ts'
import type { Passkey, PasskeySignIn, PasskeyTask, RelyingParty } from './passkey.ts'
import type { ProfileState } from './profile-state.ts'
import type { QuestionKind, QuestionRequirements } from './question-requirements.ts'

/** What one person registered with Latchkey, or what a decoy pretends to have. Same work and same time for both. */
export interface Profile {
  /** Key of this account's counters: an HMAC, the same for every way of typing the account. */
  readonly key: string
  /** Whether anything is registered that the person can be known by. */
  registered(): Promise<boolean>
  /** Complete, or why not; derived from what was noted at registration and the policy of now. */
  state(requirements: QuestionRequirements): Promise<ProfileState>

  /** Profile lockout (features D.3): no task at all while it lasts. */
  lockedUntil(): Promise<Date | undefined>
  /** Failures counted so far and not cleared by a success. */
  failures(): Promise<number>
  /** Adds one failure, of whichever authentication activity; gives the count within the window. */
  addFailure(tx: Tx, resetAfterMinutes: number): Promise<number>
  lock(tx: Tx, minutes: number): Promise<void>
  /** The person got through: failures are forgotten, and other questions are asked from now on. */
  clearFailures(tx: Tx): Promise<void>
  /** By the helpdesk: takes off the lock, and revokes a passcode that is still open. */
  unlock(tx: Tx): Promise<void>

  /**
   * `count` question ids, chosen by HMAC(key, account), the same until `clearFailures`. Fewer when fewer are registered. Whoever
   * registered no answers at all is asked what a decoy would be, in vain.
   */
  questionsToAsk(count: number, of?: { kinds?: readonly QuestionKind[] }): Promise<string[]>
  /** The same with what is known of each, for `QuestionPolicy.textOf`. */
  askedQuestions(count: number, of?: { kinds?: readonly QuestionKind[] }): Promise<RegisteredQuestion[]>
  /** All registered questions of these kinds (default: self-service), for a choice by the person or the policy. */
  answerableQuestions(of?: { kinds?: readonly QuestionKind[] }): Promise<RegisteredQuestion[]>
  /** Ids of registered questions. */
  registeredQuestions(): Promise<string[]>
  /** Hashes every answer in the worker (Argon2id over a normal form), also those of a decoy, and says whether all are right. */
  verifyAnswers(answers: readonly GivenAnswer[]): Promise<boolean>
  /** The same, with the ids of the questions whose answers are wrong; all of them for a decoy. */
  wrongAnswers(answers: readonly GivenAnswer[]): Promise<string[]>
  /** Answers that an operator may see or compare: only those that the policy had kept readable. None of a decoy. */
  readableAnswers(of?: { kinds?: readonly QuestionKind[] }): Promise<ReadableAnswer[]>
  /** Hashes and gives the write for the ending transaction; replaces all answers. Short for `change({ answers })`. */
  hashAnswers(answers: readonly GivenAnswer[], requirements: QuestionRequirements): Promise<(tx: Tx) => Promise<void>>

  /** Rows for a later `change`: answers live for the request that they are given in. */
  hashed(answers: readonly GivenAnswer[], requirements: QuestionRequirements): Promise<readonly NewAnswer[]>

  /**
   * Everything the person can be known by, and since when; for `isTooNew`. A decoy pretends some. With the transaction that
   * `change` has written in: what others had changed by then, too.
   */
  methods(tx?: Tx): Promise<Method[]>
  /**
   * Changes what is registered: hashes and seals, and gives the write for the ending transaction. The write also tells every
   * mail address, old and new, and the audit; several changes given at once are told at once.
   */
  change(changes: MethodChanges): Promise<(tx: Tx) => Promise<void>>
  /** Forgets everything the person registered, for good. Tells nobody: for people who have left, and for `unregister` by an administrator. */
  unregister(tx: Tx): Promise<void>
  /** By the helpdesk: the profile is `must-update` until answers are registered anew. */
  requireUpdate(tx: Tx): Promise<void>

  /** Where codes may be sent: corporate points from the directory, personal ones registered. Of a decoy, points that lead nowhere. */
  contacts(): Promise<Contact[]>
  /** A code of the authenticator app. One step of drift either way; no code is right twice. */
  verifyTotp(code: string): Promise<Proof>
  passkeys(): Promise<Passkey[]>
  /** Options for the browser to make a passkey; `checkNewPasskey` takes what comes of it, and `change` registers that. */
  passkeyRegistration(site: RelyingParty): Promise<PasskeyTask>
  /** Options for the browser to sign in with one of the person's passkeys; `challenge` is for the step to remember. */
  passkeySignIn(site: RelyingParty): Promise<PasskeyTask>
  verifyPasskey(signIn: PasskeySignIn): Promise<Proof>

  /** Made now, given out once, stored as a hash; replaces an earlier one, and its write takes off the profile's lock. */
  issuePasscode(order: PasscodeOrder): Promise<IssuedPasscode>
  /** Both halves of one that was split, in either order. Works once. */
  verifyPasscode(code: string): Promise<Proof>
  /** Whether one is open, and until when. */
  passcodeUntil(): Promise<Date | undefined>
}

/**
 * Whether something that works once or is counted was right. `spend` belongs into the ending transaction; it throws AppError
 * `conflict` when the same code was spent elsewhere meanwhile, and then nothing of the transaction stands. `addedAt`: since when the
 * very method is registered, where somebody registered it.
 */
export type Proof = { right: false } | { right: true; addedAt?: Date; spend(tx: Tx): Promise<void> }

export interface GivenAnswer {
  question: string
  answer: string
  /** The question itself, for one of the person's own (`own-1` …). */
  text?: string
}

/** A question as it stood when it was answered: lists and languages change, and old answers go on being asked by it. */
export interface RegisteredQuestion {
  id: string
  kind: QuestionKind
  /** BCP 47. */
  language: string
  /** Absent where nobody noted it: a decoy's, and answers from before wordings were kept. */
  wording?: string
}

export interface ReadableAnswer extends RegisteredQuestion {
  /** As it was typed. Shown to an operator only, never logged. */
  answer: string
}
