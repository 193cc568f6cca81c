import type { PasswordRule } from '../../shared/password-policy/rule.ts'

/**
 * A system whose accounts people give new passwords on the password pages. A connector implements `find`; what it finds can be checked, set and
 * settled. Expected refusals are return values; `find` throws AppError `directory-unreachable` when the system does not answer.
 */
export interface ConnectedSystem {
  /** Table of Identity Manager whose rows are its accounts. */
  readonly table: string
  /** Whether this part of the system, such as a domain, is connected. */
  isConnected(domain: string): boolean
  /** The account as the system has it now; undefined: it has none, or is not connected. `language`: BCP 47, of the texts of its rules. */
  find(reference: AccountReference, language: string): Promise<SystemAccount | undefined>
}

export interface AccountReference {
  /** The account's id in the system. */
  id: string
  /** The part of the system that has it, such as a domain. */
  domain: string
}

export interface SystemAccount {
  /** As its owner knows it. */
  readonly name: string
  /** Every way to write it, by which an administrator may exclude it. */
  readonly names: readonly string[]
  /** Why its password may not be set by its owner. */
  readonly obstacle?: 'protected' | 'disabled'
  /** Who is told by mail that it was set, as far as the system knows. */
  readonly owner: AccountOwner
  /** What a new password must be, to be shown. */
  listRules(): Promise<PasswordRule[]>
  /** The first rule that the password breaks. Nothing is sent. */
  check(newPassword: string): Promise<PasswordRefusal | undefined>
  /**
   * Sets the password once. `announce` stores the ticket before the write is sent, and says whether it may be: it is called again for a write that was
   * certainly not sent and goes to another server of the system.
   */
  set(newPassword: string, announce: (ticket: object) => Promise<boolean>): Promise<SetOutcome>
  /** Finds out whether the write of a ticket happened. With the password that was typed it is tried, so that another change in between is not mistaken for it. */
  settle(ticket: unknown, newPassword?: string): Promise<'applied' | 'not-applied' | 'unknown'>
}

export interface AccountOwner {
  /** For the audit, and for what ends with the password. */
  id: string
  /** `account@domain`. */
  name: string
  displayName: string
  /** BCP 47. */
  language?: string
  listMailAddresses(): Promise<string[]>
}

/** Its text is `problems.<code>` or `stopped.<code>`. */
export interface PasswordRefusal {
  code: string
  values?: Record<string, string | number>
}

export type SetOutcome =
  | { outcome: 'applied' }
  | { outcome: 'refused'; refusal: PasswordRefusal }
  /** Sent without an answer: it is settled before anything else is sent. */
  | { outcome: 'unknown' }
  /** Nothing was sent. */
  | { outcome: 'unreachable' }
  /** Not announced, so nothing was sent: another change of the same account is under way. */
  | { outcome: 'busy' }
