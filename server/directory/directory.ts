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
  /** Whoever bears this distinguished name now: `manager` of somebody else. Undefined also for one outside the base. */
  personAt(distinguishedName: string): Promise<DirectoryPerson | undefined>
  /**
   * People, for the Helpdesk site: every word of `query` begins a name, the account or the mail address; where nobody is found
   * so, it may stand anywhere in them. Words are only ever values. At most `limit` (50), bounded in time; by display name.
   */
  search(query: string, of?: { limit?: number }): Promise<SearchResult>
  /**
   * Everybody, in the order of their ids, machines left out. `after`: the cursor of an earlier page, also one of another
   * session, process or controller; whoever was made meanwhile may be left out. Memory does not grow with the domain but by an
   * id each; nothing is asked person by person. Ends by throwing when the session's signal fires.
   */
  people(of?: { after?: string; pageSize?: number }): AsyncIterable<PeoplePage>
  /** The group or container that a scope names: by distinguished name or SID, a group also by its name. */
  lookup(name: string): Promise<LookupResult>
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
  /** Takes off "disabled" and nothing else, also when somebody else alters the account at the same moment. `state` tells whether it happened. */
  enable(person: DirectoryPerson, ticket: WriteTicket): Promise<WriteResult<FlagRefusal>>
  /** The password must be changed at the next sign-in. `state` tells whether it happened. */
  setMustChange(person: DirectoryPerson, ticket: WriteTicket): Promise<WriteResult<FlagRefusal>>
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
  mobile?: string
  telephone?: string
  department?: string
  title?: string
  employeeId?: string
  /** Distinguished name; `personAt` says who it is. */
  manager?: string
  /** BCP 47, from preferredLanguage. */
  language?: string
  /** adminCount, userAccountControl class and objectClass: what `policies/protected-accounts.ts` judges. */
  adminCount: boolean
  kind: 'user' | 'computer' | 'trust' | 'service'
  /**
   * All groups, nested and primary, each by its SID, distinguished name and name (CN), lower case. Scopes compare SIDs or
   * distinguished names (`scopeKey` of `distinguished-name.ts`): two groups may bear one name. A name that looks like one of the others is left out.
   */
  groups: readonly string[]
}

export interface SearchResult {
  people: readonly DirectoryPerson[]
  /** There are more than these, or the time was over before all were looked at. */
  more: boolean
}

export interface PeoplePage {
  people: readonly ListedPerson[]
  /** Opaque; holds no more than an id. */
  cursor: string
}

export interface ListedPerson {
  person: DirectoryPerson
  state: AccountState
}

export type LookupResult =
  | { found: 'one'; what: ScopeTarget }
  | { found: 'none' }
  /** A name that several groups bear. */
  | { found: 'many' }

export interface ScopeTarget {
  kind: 'group' | 'container'
  name: string
  distinguishedName: string
  /** Lower case; groups only. */
  sid?: string
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

export type WriteResult<Reason = WriteRefusal> =
  | { outcome: 'applied' }
  | { outcome: 'refused'; reason: Reason }
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

export type FlagRefusal =
  | 'not-permitted'
  | 'missing'
  /** A rule of the directory: an account without a password that the policy allows cannot be enabled. */
  | 'policy'
  /** Others altered the account again and again meanwhile. */
  | 'overtaken'
  /** The password never expires, so that nobody would be asked for another. */
  | 'password-never-expires'

export type Settled = 'applied' | 'not-applied' | 'unknown'
