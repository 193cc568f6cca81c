import type {
  AccountState,
  DirectoryPasswordPolicy,
  FlagRefusal,
  PasswordReset,
  SettledOutcome,
  VerifyResult,
  WriteRefusal,
} from '../directory/directory.ts'

/**
 * The person's account in the directory, as activities may touch it. The engine wraps each call that may count or change:
 * attempts are reserved before a bind (never a lockout weapon), and an intent is stored before a write.
 */
export interface Account {
  state(): Promise<AccountState>
  passwordPolicy(): Promise<DirectoryPasswordPolicy>
  verifyPassword(password: string): Promise<VerifyResult | 'too-many-attempts'>
  changePassword(change: { password: string; newPassword: string }): Promise<Effect>
  resetPassword(reset: PasswordReset): Promise<Effect>
  unlock(): Promise<Effect>
  /** Enables a disabled account; an enabled one stays as it is. */
  enable(): Promise<Effect<FlagRefusal>>
  /** The password must be changed at the next sign-in. */
  forceChangeAtNextLogon(): Promise<Effect<FlagRefusal>>
  settle(intent: Intent, newPassword?: string): Promise<SettledOutcome>
}

/** What rules for a new password ask of an account. */
export type AccountFacts = Pick<Account, 'state' | 'passwordPolicy'>

export type Effect<Reason = WriteRefusal> =
  | { outcome: 'applied' }
  | { outcome: 'refused'; reason: Reason | 'too-many-attempts' }
  | { outcome: 'unreachable' }
  | { outcome: 'unknown' }

/** Stored in the run's row before a write is sent, with what is needed to find out later whether it happened. Never a secret. */
export interface Intent {
  activity: string
  kind: 'verify' | 'change-password' | 'reset-password' | 'unlock' | 'enable' | 'force-change'
  /** The same write unlocks the account. */
  unlocks?: boolean
  /**
   * Announced together with a guess that was not judged when this was stored: the write was sent only if the guess was right. A changed password proves
   * neither, since anyone may have changed it, so only the next answer of a person settles it.
   */
  unjudged?: true
  controller: string
  passwordLastSet: string
  at: string
}
