import type { Tx } from '../store/database.ts'

/**
 * One check of a caller's identity stands for the tasks of the same call: of this operator's session, for this person, for a short
 * time, and only where a step asks for the very same proof.
 */
export interface CallerChecks {
  /** The check that holds now. */
  find(): Promise<CallerCheck | undefined>
  /** Whether it still holds, in the transaction that relies on it. */
  isCurrent(tx: Tx, check: Pick<CallerCheck, 'id'>): Promise<boolean>
  /** A new check, in place of the earlier one; `save` is called in the transaction that ends its step. */
  create(proof: Pick<CallerCheck, 'method' | 'proof'>): Promise<{ id: string; save(tx: Tx): Promise<void> }>
  /** The caller was not identified: an earlier check holds no longer. */
  end(tx: Tx): Promise<void>
}

export interface CallerCheck {
  /** Names it in the audit. */
  id: string
  /** Id of the factor. */
  method: string
  /** Digest of the factor with its settings. */
  proof: string
  checkedAt: Date
  expiresAt: Date
}

/** Each rests on what an operator says, so each takes a second operator, who agrees every time. */
export interface CallerMethods {
  callBack: boolean
  identityDocument: boolean
  /** Attribute of the directory that holds a private mail address; null: off. */
  privateMail: string | null
}
