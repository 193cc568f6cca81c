import type { IdentityPerson, IdentityReader } from '../identity/identity-reader.ts'
import type { GivenAnswer } from '../profiles/profile.ts'
import type { Tx } from '../store/database.ts'
import type { ConfigurationParameters } from './parameters/configuration-parameters.ts'
import type { SignInResult, TriedPerson } from './sign-in-result.ts'

/** What modules that find people in the identity tables may use. */
export interface IdentitySignInService {
  identity: IdentityReader
  loadParameters(): Promise<ConfigurationParameters>
  /** Whether this server bears the application token; the try is counted before it is judged, and a refusal is a security event. */
  hasApplicationToken(): Promise<boolean>
  /** Refuses before anybody is looked up, with the work of a wrong secret. */
  refuseUnlooked(typed: string, reason: string): Promise<SignInResult>
  /**
   * The account of this person in the directory, or a decoy that looks the same and takes as long. `refusal`: why the person may not sign in, or why
   * nobody was found.
   */
  openIdentity(typed: string, found: FoundIdentity): Promise<IdentityCandidate>
  /** Verifies a proof of possession of a decentralized identity, for the site that is signed in to. */
  verifyPresentation(presentation: string): Promise<Presentation | undefined>
  /** The same for what a wallet on another device has proven. */
  redeemWalletCode(typed: { nonce: string; code: string }): Promise<Presentation | undefined>
  /** Who has registered this decentralized identity in their profile, and when. Nobody takes as long as somebody. */
  findRegistered(identifier: string | undefined): Promise<RegisteredIdentity | undefined>
}

export interface FoundIdentity {
  /** Also of somebody who may not sign in, so that their tries are counted as theirs. */
  person?: IdentityPerson
  refusal?: string
}

export interface Presentation {
  /** The decentralized identity whose key has signed. */
  identifier: string
  /** Of the challenge that it answers. */
  nonce: string
  /** Uses the proof up. Throws AppError `conflict` when it was used before. */
  consume(tx: Tx): Promise<void>
}

export interface RegisteredIdentity {
  /** UID_Person of who the account belongs to. */
  personId: string
  addedAt: Date
}

export interface AskedQuestion {
  id: string
  text: string
}

export interface IdentityCandidate extends TriedPerson {
  /** Why a decoy stands in for the person. */
  refusal?: string
  verifyPasscode(passcode: string): Promise<SecretVerdict>
  /** The questions to ask: the same until the next success, and the same for a decoy each time. */
  chooseQuestions(count: number, language: string): Promise<AskedQuestion[]>
  verifyAnswers(answers: readonly GivenAnswer[], rules: AnswerRules): Promise<SecretVerdict>
  /** A signature, which cannot be guessed and is therefore not counted. `method`: what the person has registered, which may be too new. */
  acceptProof(isRight: boolean, method?: { addedAt: Date }): Promise<SecretVerdict>
}

export interface AnswerRules {
  /** How many questions are asked. */
  requests: number
  /** How many must be registered. */
  definitions: number
  /** Questions are removed that were answered rightly. */
  invalidates: boolean
}

export type SecretVerdict =
  | { right: true; settle(tx: Tx): Promise<void> }
  | { right: false; code: 'sign-in-refused' | 'too-many-attempts'; reason: string; until?: Date }

/** What became of an attempt, as a module returns it. */
export function toSignInResult(
  { person, auditSubject, accountKey, refusal }: TriedPerson & { refusal?: string },
  verdict: SecretVerdict,
  facts: { identity?: string; authenticatedIdentity?: string } = {},
): SignInResult {
  const tried = { person, auditSubject, accountKey }
  if (verdict.right) return { ...tried, signedIn: true, settle: verdict.settle, facts }
  const { code, until, reason } = verdict
  return { ...tried, signedIn: false, code, until, facts: { reason: refusal ?? reason } }
}
