import type { Generated } from 'kysely'
import type { FlagOrNo, Moment, OptionalMoment } from './tables.ts'

export interface ProfileTable {
  personId: string
  domain: string
  language: string
  registeredAt: Moment
  /** Changes with each success, so that other questions are asked next time. */
  askSalt: string
  /** Set by the helpdesk, until answers are registered anew. */
  updateRequired: FlagOrNo
}

export interface ProfileAnswerTable {
  personId: string
  question: string
  /** PHC string of Argon2id. */
  hash: string
  answeredAt: Moment
  /** `mandatory`, `optional`, `helpdesk`, `user-defined`. */
  kind: Generated<string>
  /** BCP 47, of the wording. */
  language: Generated<string>
  /** The question as it was answered; an envelope for one of the person's own. */
  wording: string | null
  /** Envelope (AES-256-GCM) of the answer, only where the policy asks for readable answers. */
  sealedAnswer: string | null
  /** Hashed as typed; else in lower case. */
  caseSensitive: FlagOrNo
  /** Class of its length, not the length. */
  lengthAtLeast: Generated<number>
  /** Characters of a question of the person's own. */
  questionLength: number | null
  repeatsAnother: FlagOrNo
  repeatsQuestion: FlagOrNo
}

/** A registered address or number of a person's own. */
export interface ProfileContactTable {
  id: string
  personId: string
  /** `mail`, `mobile`. */
  kind: string
  /** Envelope. */
  sealedValue: string
  addedAt: Moment
  /** When a code that was sent there came back. */
  verifiedAt: OptionalMoment
}

/** The person's authenticator app. */
export interface ProfileTotpTable {
  personId: string
  /** Envelope of the secret, base32. */
  sealedSecret: string
  /** RFC 6238 step of the last code that was accepted; codes of it and before are spent. */
  lastStep: number
  addedAt: Moment
  lastUsedAt: OptionalMoment
}

export interface ProfilePasskeyTable {
  id: string
  personId: string
  /** SHA-256 of the credential id, which is too long for an index. */
  credentialHash: string
  /** base64url. */
  credentialId: string
  /** COSE, base64url. */
  publicKey: string
  /** Unsigned 32 bits in decimal. */
  counter: string
  /** JSON list. */
  transports: string
  /** The owner's words for it. */
  name: string
  addedAt: Moment
  lastUsedAt: OptionalMoment
}

/** At most one per person, also of somebody who registered nothing. */
export interface ProfilePasscodeTable {
  personId: string
  /** PHC string of Argon2id. */
  hash: string
  issuedAt: Moment
  expiresAt: Moment
}
