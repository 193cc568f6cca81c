import type { Generated } from 'kysely'
import type { Moment, OptionalFlag, OptionalMoment, RowMac } from './column-values.ts'

/** What people register, and what is given out to them. */
export interface ProfileTables {
  Profile: ProfileTable
  ProfileAnswer: ProfileAnswerTable
  ProfileContact: ProfileContactTable
  ProfileTotp: ProfileTotpTable
  ProfilePasskey: ProfilePasskeyTable
  ProfileDecentralizedIdentity: ProfileDecentralizedIdentityTable
  ProfilePasscode: ProfilePasscodeTable
}

export interface ProfileTable {
  personId: string
  domain: string
  language: string
  registeredAt: Moment
  /** Changes with each success, so that different questions are asked next time. */
  askSalt: string
  /** Set by the helpdesk, until the person registers answers again. */
  updateRequired: OptionalFlag
}

export interface ProfileAnswerTable {
  personId: string
  question: string
  /** PHC string of Argon2id. */
  hash: string
  answeredAt: Moment
  /** `mandatory`, `optional`, `helpdesk`, `user-defined`. */
  kind: Generated<string>
  /** BCP 47, language of the wording. */
  language: Generated<string>
  /** The question as it was answered; an envelope for a question of the person's own. */
  wording: string | null
  /** Envelope (AES-256-GCM) of the answer, only if the policy asks for readable answers. */
  sealedAnswer: string | null
  /** Hashed as typed; else in lower case. */
  caseSensitive: OptionalFlag
  /** A class of lengths, not the exact length. */
  lengthAtLeast: Generated<number>
  /** Length of a question of the person's own. */
  questionLength: number | null
  repeatsAnother: OptionalFlag
  repeatsQuestion: OptionalFlag
  mac: RowMac
}

/** A mail address or number that the person registered. */
export interface ProfileContactTable {
  id: string
  personId: string
  /** `mail`, `mobile`. */
  kind: string
  /** Envelope. */
  sealedValue: string
  addedAt: Moment
  /** When the person entered the code that was sent there. */
  verifiedAt: OptionalMoment
  mac: RowMac
}

/** The person's authenticator app. */
export interface ProfileTotpTable {
  personId: string
  /** Envelope of the secret, base32. */
  sealedSecret: string
  /** RFC 6238 step of the last accepted code; codes of this step and earlier ones are no longer accepted. */
  lastStep: number
  addedAt: Moment
  lastUsedAt: OptionalMoment
  mac: RowMac
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
  /** The name that the owner gave it. */
  name: string
  addedAt: Moment
  lastUsedAt: OptionalMoment
  mac: RowMac
}

/** A decentralized identity that the person registered: of a wallet, or of a browser with the extension. */
export interface ProfileDecentralizedIdentityTable {
  id: string
  personId: string
  /** SHA-256 of the identifier, which is too long for an index. */
  identifierHash: string
  /** In its canonical spelling. */
  identifier: string
  /** The name that the owner gave it. */
  name: string
  addedAt: Moment
  lastUsedAt: OptionalMoment
  mac: RowMac
}

/** At most one per person, who need not have registered anything. */
export interface ProfilePasscodeTable {
  personId: string
  /** PHC string of Argon2id. */
  hash: string
  issuedAt: Moment
  expiresAt: Moment
  mac: RowMac
}
