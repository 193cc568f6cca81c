/**
 * What Latchkey asks of a directory. Two implementations: `active-directory/` and the embedded `sample/` company; both pass
 * `directory.contract.ts`. Expected refusals are return values; only a broken promise throws
 * (`AppError('directory-unreachable')` when no controller of the domain answers a read).
 */
export interface Directory {
  readonly domains: readonly DomainFacts[]
  /**
   * One run's view in one request. It keeps to one controller, since replication takes seconds; `controller` is what the run's
   * row remembers and hands back here in its next request. Reads and writes that were not sent yet fail over to another; a
   * controller that it has waited for in vain it does not ask again.
   */
  session(of: { domain?: string; controller?: string; signal?: AbortSignal }): DirectorySession
  /** Opens what is kept open and checks that at least one controller answers; not awaited by the start. */
  warmUp(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface DomainFacts {
  /** DNS name, lower case. */
  name: string
  /** NetBIOS name, upper case. */
  netbiosName: string
  /** What people see. */
  alias: string
}

export interface DirectorySession {
  /** The controller this session keeps to; undefined until the first call. May change by failover of a read. */
  readonly controller: string | undefined

  /** `account` as typed: `user`, `DOMAIN\user`, `user@domain`. Hostile input is only ever a value in a filter object. */
  find(account: string, domain?: string): Promise<FindResult>
  person(id: string): Promise<DirectoryPerson | undefined>
  state(person: DirectoryPerson): Promise<AccountState>
  /** Domain head or the fine-grained policy that wins for this person. */
  passwordPolicy(person: DirectoryPerson): Promise<DirectoryPasswordPolicy>
  /** Policy of the domain head alone: what a decoy is measured by. */
  domainPolicy(): Promise<DirectoryPasswordPolicy>
  /** Binds as the person, on a connection of its own. A wrong password counts in the directory. */
  verifyPassword(person: DirectoryPerson, password: string): Promise<VerifyResult>
  /** A bind that must fail, with an account that does not exist: what a decoy does, so that it takes as long. */
  verifyNobody(account: string, password: string): Promise<void>

  /** Makes sure that a controller can be written to and says what an intent must remember; undefined: none answers. */
  prepareWrite(person: DirectoryPerson): Promise<WriteTicket | undefined>
  /** One modify (old value deleted, new one added) through the service account's connection, so expired and must-change people can, too. */
  changePassword(
    person: DirectoryPerson,
    change: { password: string; newPassword: string },
    ticket: WriteTicket,
  ): Promise<WriteResult>
  resetPassword(person: DirectoryPerson, reset: PasswordReset, ticket: WriteTicket): Promise<WriteResult>
  unlock(person: DirectoryPerson, ticket: WriteTicket): Promise<WriteResult>
  /**
   * Whether a write of this ticket happened: asked of the same controller, then of the PDC emulator. With `newPassword` it is
   * also tried by a bind (the caller reserves the attempt first). `unknown` while nobody who could know answers.
   */
  settlePassword(person: DirectoryPerson, ticket: WriteTicket, newPassword?: string): Promise<Settled>
}

export interface PasswordReset {
  newPassword: string
  history: 'enforce' | 'where-supported' | 'ignore'
  mustChange?: boolean
  /** Unlocks the account in the same write: both happen or neither. A reset alone leaves a lock as it is. */
  unlock?: boolean
}

export interface DirectoryPerson {
  /** objectGUID, dashed lower case; never changes. */
  id: string
  domain: string
  distinguishedName: string
  /** sAMAccountName as stored. */
  account: string
  userPrincipalName?: string
  displayName: string
  givenName?: string
  surname?: string
  mail?: string
  /** BCP 47, from preferredLanguage. */
  language?: string
  /** adminCount, userAccountControl class and objectClass: what `policies/protected-accounts.ts` judges. */
  adminCount: boolean
  kind: 'user' | 'computer' | 'trust' | 'service'
  /** Names (CN) and SIDs of all groups, nested and primary, lower case. */
  groups: readonly string[]
}

export type FindResult = { found: 'one'; person: DirectoryPerson } | { found: 'none' } | { found: 'many' }

export interface AccountState {
  locked: boolean
  lockoutEndsAt?: Date
  /** Expired by age; `mustChange` is the administrator's (pwdLastSet = 0). */
  passwordExpired: boolean
  mustChange: boolean
  disabled: boolean
  accountExpired: boolean
  /** Absent: never expires, or must change. */
  passwordExpiresAt?: Date
  passwordLastSet?: Date
}

export interface DirectoryPasswordPolicy {
  source: 'domain' | 'fine-grained'
  minLength: number
  historyLength: number
  complexity: boolean
  /** Milliseconds. */
  minAge: number
  /** Milliseconds; undefined: never expires. */
  maxAge?: number
  /** 0: accounts are never locked. */
  lockoutThreshold: number
  lockoutDuration: number
  observationWindow: number
  /** Only a change is held against the history: the controller lists no policy-hints control. */
  resetIgnoresHistory?: boolean
}

/** `expired`, `must-change`, `disabled`, `account-expired` … are only told by a directory when the password was right; `locked` is told either way. */
export type VerifyResult =
  | 'right'
  | 'wrong'
  | 'expired'
  | 'must-change'
  | 'locked'
  | 'disabled'
  | 'account-expired'
  | 'logon-hours'
  | 'workstation'
  | 'unreachable'

/** Facts that settle a write after a crash; stored in the run's intent before the write is sent. Holds no secret. */
export interface WriteTicket {
  controller: string
  /** pwdLastSet before, as the directory's own decimal text. */
  passwordLastSet: string
  /** ISO time on our clock. */
  at: string
}

export type WriteResult =
  | { outcome: 'applied' }
  | { outcome: 'refused'; reason: WriteRefusal }
  /** The controller went away before anything was sent: prepare again, on another. */
  | { outcome: 'not-sent' }
  /** Sent, and no answer: settle before anything else. */
  | { outcome: 'unknown' }

export type WriteRefusal =
  | 'wrong-password'
  | 'locked'
  | 'too-young'
  | 'too-short'
  | 'complexity'
  | 'history'
  /** History or another rule that the controller does not name (Windows). */
  | 'policy'
  /** `history: 'enforce'` where the controller lists no policy-hints control. */
  | 'history-unsupported'
  | 'not-permitted'
  | 'missing'

export type Settled = 'applied' | 'not-applied' | 'unknown'
