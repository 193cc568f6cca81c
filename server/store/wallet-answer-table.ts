import type { Moment, RowMac } from './column-values.ts'

/** What a wallet on another device has proven, until the person hands it in by the code that this device shows. */
export interface WalletAnswerTable {
  /** HMAC of the challenge's nonce. */
  challengeHash: string
  /** The decentralized identity whose key has signed, in its canonical spelling. */
  identifier: string
  /** HMAC of challenge and code. */
  codeHash: string
  /** At the code, the right one included. */
  tries: number
  createdAt: Moment
  expiresAt: Moment
  mac: RowMac
}
