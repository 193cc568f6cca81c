import type { Moment, OptionalMoment, RowMac } from './column-values.ts'

/** A second factor of an operator or administrator, apart from what people register for self-service. */
export interface StaffFactorTable {
  id: string
  personId: string
  /** `totp`, `passkey`. */
  kind: string
  /** Envelope of the secret or the public key with its owner, so that none can be added without the key file. */
  envelope: string
  /** In decimal: the RFC 6238 step of the last accepted code, or the passkey's counter. */
  lastUse: string
  addedAt: Moment
  lastUsedAt: OptionalMoment
  /** Of the person when the factor was set up; decides only whether they are missing. Null in a row from before there was one. */
  domain: string | null
  mac: RowMac
}

/** At most one open enrolment code per person. */
export interface EnrolmentCodeTable {
  personId: string
  /** HMAC of the code and its person, keyed from the key file. */
  hmac: string
  issuedAt: Moment
  expiresAt: Moment
  mac: RowMac
}

/** A caller whom an operator has checked: at most one check per session and person, the newest. */
export interface CallerCheckTable {
  /** Token hash of the operator's session. */
  sessionHash: string
  personId: string
  /** Names the check in the audit. */
  id: string
  /** Id of the factor that the caller showed. */
  method: string
  /** Digest of the method with its settings: the check holds where a step asks for just that. */
  proof: string
  /** Digest of the policy that covered the person, with its scopes: another one ends the check. */
  scope: string
  checkedAt: Moment
  expiresAt: Moment
  mac: RowMac
}

/** A number that an operator reads out to a caller: at most one per session and person, the newest. */
export interface MutualProofTable {
  /** Token hash of the operator's session. */
  sessionHash: string
  personId: string
  /** Names the proof in the audit; the code that both pages show is computed from it. */
  id: string
  /** HMAC of the number with its proof and person, keyed from the key file. */
  numberHash: string
  /** Token hash of the page on which the caller typed the number; null: not yet. */
  callerHash: string | null
  createdAt: Moment
  /** The operator's page moves it on as long as it shows the person. */
  openUntil: Moment
  expiresAt: Moment
  mac: RowMac
}

/** A sign-in whose password was right and whose second factor is still to come. It opens nothing. */
export interface PendingSignInTable {
  tokenHash: string
  personId: string
  /** Envelope of what the next calls need, bound to the token. */
  envelope: string
  createdAt: Moment
  expiresAt: Moment
  mac: RowMac
}
