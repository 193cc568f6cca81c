import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import type { Presentation } from '../identity-sign-in.ts'
import type { FrontEnd } from '../sign-in-module.ts'
import type { FetchDocument } from './fetch-document.ts'

/**
 * Proofs of possession of decentralized identities: the self-issued ID token of SIOPv2 (OpenID, draft 13), a JWS whose subject is a DID and whose key is
 * that of the DID. It answers a challenge of this server, once, and is at most five minutes old.
 */
export interface Presentations {
  createChallenge(scope: ProofScope): Challenge
  /** Undefined: no proof. It is never told why, and never thrown. */
  verify(presentation: string, scope: ProofScope): Promise<Presentation | undefined>
  /** Takes what a wallet on another device proves, for any scope. Undefined: no proof, or its challenge was answered before. */
  receive(presentation: string): Promise<ReceivedAnswer | undefined>
  /** What such a wallet has proven, by the code that its device shows. */
  redeem(typed: TypedCode, scope: ProofScope): Promise<Presentation | undefined>
}

/** What a proof is for: the sign-in to a site, or a step of a run, which remembers its challenge. */
export type ProofScope = FrontEnd | 'run'

export interface Challenge {
  nonce: string
  /** Client id and redirect address of our requests: the page that shows a wallet's answer. */
  audience: string
  expiresAt: Date
}

export interface TypedCode {
  /** Of the challenge that the wallet has answered. */
  nonce: string
  code: string
}

/** A challenge that was verified. */
export interface OwnChallenge {
  nonce: string
  scope: string
  expiresAt: Date
}

/**
 * A wallet that answers on another device, or in another browser, has proven a key but not who asked: anybody may have shown its owner the request. So its
 * proof stays here until the code that the wallet's device shows is typed where the request was made.
 */
export interface ReceivedAnswer {
  code: string
  expiresAt: Date
}

export interface PresentationServices {
  store: Pick<Store, 'read' | 'transaction'>
  keys: Pick<Keys, 'hmac' | 'stableHmac' | 'verifyHmac'>
  clock(): Date
  /** Address of the Self-Service site without a slash at its end. */
  url: string
  /** Of identities by `did:web`; default: from the net. */
  fetchDocument?: FetchDocument
}
