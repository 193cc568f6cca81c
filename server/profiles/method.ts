import type { NewAnswer } from '../store/profiles.ts'
import type { GivenAnswer } from './profile.ts'
import type { QuestionRequirements } from './question-requirements.ts'

export type MethodKind =
  | 'questions'
  | 'corporate-mail'
  | 'corporate-mobile'
  | 'personal-mail'
  | 'personal-mobile'
  | 'totp'
  | 'passkey'

/** One thing that a person can be known by. */
export interface Method {
  kind: MethodKind
  /** Id of the contact point or passkey, where there may be several. */
  id?: string
  /** Since when; absent for what the directory says, which nobody registered here. */
  addedAt?: Date
}

/**
 * Whether a method was added less than `hours` ago. One that is cannot be the only one in *forgot*: whoever sits at an unlocked
 * computer for a minute could else add a method of theirs and come back by it.
 */
export function isTooNew(method: Pick<Method, 'addedAt'>, hours: number, now: Date): boolean {
  return method.addedAt !== undefined && now.getTime() - method.addedAt.getTime() < hours * 3_600_000
}

/** What a person changes at once; each part is left as it is when absent. */
export interface MethodChanges {
  /** In place of all answers there are; `hashed`: by `Profile.hashed`, when they were given. */
  answers?:
    | { given: readonly GivenAnswer[]; requirements: QuestionRequirements }
    | { hashed: readonly NewAnswer[] }
    | 'remove'
  /** `verified`: a code that was sent there came back. */
  addContacts?: readonly { kind: 'mail' | 'mobile'; value: string; verified: boolean }[]
  /** Ids. */
  removeContacts?: readonly string[]
  /** The secret of a new authenticator app in place of an earlier one, with the step of the code that proved it (`totpStep`). */
  totp?: { secret: string; step: number } | 'remove'
  addPasskeys?: readonly NewPasskey[]
  /** Ids. */
  removePasskeys?: readonly string[]
}

/** A passkey as `checkNewPasskey` found it. */
export interface NewPasskey {
  name: string
  /** base64url. */
  credentialId: string
  /** COSE, base64url. */
  publicKey: string
  counter: number
  transports: readonly string[]
}
