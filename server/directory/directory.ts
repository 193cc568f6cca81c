import type { ChangePosition, ListOptions } from './listing.ts'
import type { ScopeTarget, ScopeTargetResult, TargetSearchResult } from './scope-target.ts'

/**
 * The directory as Latchkey uses it. Two implementations: `active-directory/` and the embedded `sample/` company; both pass
 * `directory.contract.ts`. Expected refusals are return values; only a broken promise throws
 * (`AppError('directory-unreachable')` when no controller of the domain answers a read).
 */
export interface Directory {
  /** The sample company: only the program makes groups in it, so a group's name is as good as its SID. */
  readonly isSample: boolean
  readonly domains: readonly DomainFacts[]
  /**
   * Opens the view of one run for one request. The session keeps to one controller, since replication takes seconds; the run's
   * row stores `controller` and passes it here in its next request. Reads, and writes that were not sent yet, fail over to
   * another controller. A session does not ask a controller again after one time-out, and asks nothing twice that it has read of a
   * person, until it writes or a password check contradicts it: another request opens another session.
   */
  openSession(options: DirectorySessionOptions): DirectorySession
  /** Opens the permanent connections and checks that at least one controller answers; the server starts without waiting for it. */
  warmUp(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** An LDAP attribute description without options (RFC 4512, 2.5). */
export const attributeName = /^[A-Za-z][A-Za-z0-9-]{0,59}$/

export interface DirectorySessionOptions {
  domain?: string
  controller?: string
  signal?: AbortSignal
}

export interface DomainFacts {
  /** DNS name, lower case. */
  name: string
  /** NetBIOS name, upper case. */
  netbiosName: string
  /** The name shown to people. */
  alias: string
}

export interface DirectorySession {
  /** The controller that this session keeps to; undefined until the first call. Failover of a read may change it. */
  readonly controller: string | undefined

  /** `account` as typed: `user`, `DOMAIN\user`, `user@domain`. Hostile input reaches the directory only as a value in a filter object. */
  find(account: string, domain?: string): Promise<FindResult>
  findById(id: string): Promise<DirectoryPerson | undefined>
  /** The person and the account's state, for the cost of one of the two. */
  findByIdWithState(id: string): Promise<ListedPerson | undefined>
  /** The person who has this distinguished name now, as in another person's `manager`. Also undefined outside the base. */
  findByDistinguishedName(distinguishedName: string): Promise<DirectoryPerson | undefined>
  /**
   * Searches people for the Helpdesk site: every word of `query` must begin a name, the account or the mail address; if that finds
   * no one, a word may be anywhere in them. Words are used as values only. At most `limit` (50), bounded in time; ordered by
   * display name.
   */
  searchPeople(query: string, options?: { limit?: number }): Promise<SearchResult>
  /**
   * All people in the order of their ids, without machine accounts. `after` is the cursor of an earlier page, which may come from
   * another session, process or controller; people created in between may be missing. Keeps one id a person in memory and sends
   * no query per person. Throws when the session's signal fires. `changedSince`: only those whose `uSNChanged` is higher than this, at the
   * controller of the page alone.
   */
  listPeople(options?: ListOptions): AsyncIterable<PeoplePage>
  /**
   * How far the changes of this session's controller have come. Undefined where the controller does not say which copy of the directory it has.
   */
  readChangePosition(): Promise<ChangePosition | undefined>
  /** People in the group, nested ones included, at most 50; the group as `findScopeTarget` finds it. Empty for anything else. */
  listGroupMembers(group: string): Promise<DirectoryPerson[]>
  /** Finds the group or container that a scope names: by distinguished name, SID or id, a group also by its name. */
  findScopeTarget(name: string): Promise<ScopeTargetResult>
  /**
   * Searches groups or containers for an administrator: every word must begin the name, a group's also its account name; if that finds none, a word
   * may be anywhere in them. Words are used as values only. At most `limit` (50), bounded in time; ordered by name. Containers that the directory
   * itself keeps for its own are left out.
   */
  searchScopeTargets(query: string, options: { kind: ScopeTarget['kind']; limit?: number }): Promise<TargetSearchResult>
  readState(person: DirectoryPerson): Promise<AccountState>
  /**
   * First value of a text attribute that an administrator names, such as `otherMailbox`; undefined if the person has none, the service account may not
   * read it, or the schema does not know it. `name` must fit `attributeName`.
   */
  readAttribute(person: Pick<DirectoryPerson, 'id'>, name: string): Promise<string | undefined>
  /** The domain's policy, or the fine-grained policy that applies to this person. */
  readPasswordPolicy(person: DirectoryPerson): Promise<DirectoryPasswordPolicy>
  /** The domain's policy alone, which applies to decoys. */
  readDomainPolicy(): Promise<DirectoryPasswordPolicy>
  /**
   * The strictest lockout of the domain's policy and all fine-grained ones, no matter to whom they apply: tries at passwords are limited by it for every
   * account alike, since their number would otherwise tell an account under a policy of its own from one that does not exist.
   */
  readStrictestLockout(domain: string): Promise<LockoutRule>
  /** Binds as the person, on a connection of its own. The directory counts a wrong password. */
  verifyPassword(person: DirectoryPerson, password: string): Promise<VerifyResult>
  /** Binds with an account that does not exist, which must fail, so that a decoy takes as long as a person. */
  verifyDecoy(account: string, password: string): Promise<void>

  /** Finds a controller that accepts writes and returns what the intent must store; undefined if none answers. */
  prepareWrite(person: DirectoryPerson): Promise<WriteTicket | undefined>
  /**
   * What `prepareWrite` would return, where that needs no question to a controller; else undefined. For a decoy alike, with `passwordLastSet` 0, so that
   * whether there is a ticket depends on controllers only. `readAgain`: waits until a controller has executed what it had received before, and asks it anew.
   */
  findReadyWrite(person: DirectoryPerson, options?: { readAgain: boolean }): Promise<WriteTicket | undefined>
  /**
   * One modify (old value deleted, new one added) through the service account's connection, so that it also works for people
   * whose password has expired or must be changed.
   */
  changePassword(
    person: DirectoryPerson,
    change: { password: string; newPassword: string },
    ticket: WriteTicket,
  ): Promise<WriteResult>
  resetPassword(person: DirectoryPerson, reset: PasswordReset, ticket: WriteTicket): Promise<WriteResult>
  unlock(person: DirectoryPerson, ticket: WriteTicket): Promise<WriteResult>
  /** Removes the flag "disabled" and nothing else, also when someone else changes the account at the same moment. `readState` shows whether it happened. */
  enable(person: DirectoryPerson, ticket: WriteTicket): Promise<WriteResult<FlagRefusal>>
  /** Requires a new password at the next sign-in. `readState` shows whether it happened. */
  setMustChange(person: DirectoryPerson, ticket: WriteTicket): Promise<WriteResult<FlagRefusal>>
  /**
   * Finds out whether the write of this ticket happened: asks the same controller, then the PDC emulator. With `newPassword` it
   * also tries a bind (the caller reserves the attempt first). `unknown` while no controller that could know answers.
   */
  settlePassword(person: DirectoryPerson, ticket: WriteTicket, newPassword?: string): Promise<SettledOutcome>
}

export interface PasswordReset {
  newPassword: string
  history: 'enforce' | 'where-supported' | 'ignore'
  mustChange?: boolean
  /** Unlocks the account in the same write: both happen or neither. A reset alone does not unlock. */
  unlock?: boolean
}

export interface DirectoryPerson {
  /** objectGUID with dashes, in lower case; never changes. */
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
  /** Distinguished name; `findByDistinguishedName` finds the person. */
  manager?: string
  /** BCP 47, from preferredLanguage. */
  language?: string
  /** adminCount; `kind` comes from the userAccountControl class and objectClass. `policies/protected-accounts.ts` evaluates both. */
  adminCount: boolean
  kind: 'user' | 'computer' | 'trust' | 'service'
  /**
   * All groups, nested and primary, each by its SID, distinguished name and name (CN), in lower case (`toGroupKeys` of
   * `distinguished-name.ts`). Scopes compare SIDs or distinguished names (`toScopeKey`), since two groups may have one name.
   */
  groups: readonly string[]
}

export interface SearchResult {
  people: readonly DirectoryPerson[]
  /** There are more than these, or the time ran out before all were examined. */
  more: boolean
}

export interface PeoplePage {
  people: readonly ListedPerson[]
  /** The controller that was read. */
  controller: string
  /** Opaque; contains no more than an id. */
  cursor: string
}

export interface ListedPerson {
  person: DirectoryPerson
  state: AccountState
}

export type FindResult = { found: 'one'; person: DirectoryPerson } | { found: 'none' } | { found: 'many' }

export interface AccountState {
  locked: boolean
  lockoutEndsAt?: Date
  /** Expired by age; an administrator sets `mustChange` (pwdLastSet = 0). */
  passwordExpired: boolean
  mustChange: boolean
  disabled: boolean
  accountExpired: boolean
  /** The account's own flag, with which the directory never asks for a new password. */
  passwordNeverExpires?: true
  /** Absent if it never expires or must be changed. */
  passwordExpiresAt?: Date
  passwordLastSet?: Date
}

/** What `readState` returns for an account that was deleted during a run: it cannot sign in. */
export const deletedAccount: AccountState = {
  locked: false,
  passwordExpired: false,
  mustChange: false,
  disabled: true,
  accountExpired: false,
}

export interface DirectoryPasswordPolicy {
  source: 'domain' | 'fine-grained'
  /** Another policy applies, which the service account may not read: the numbers are those of the domain. */
  isUnknown?: true
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
  /** The history applies to changes only, because the controller lists no policy-hints control. */
  resetIgnoresHistory?: boolean
}

/** When wrong passwords lock an account. */
export type LockoutRule = Pick<DirectoryPasswordPolicy, 'lockoutThreshold' | 'observationWindow'>

/** A directory reports `expired`, `must-change`, `disabled`, `account-expired` … only if the password was right; `locked` either way. */
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
  /** Another restriction, such as one on the way to sign in. */
  | 'restricted'
  | 'unreachable'

/** Facts that settle a write after a crash; stored in the run's intent before the write is sent. Contains no secret. */
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
  /** The controller was lost before anything was sent: prepare again, on another. */
  | { outcome: 'not-sent' }
  /** Sent without an answer: settle before anything else. */
  | { outcome: 'unknown' }

export type WriteRefusal =
  | 'wrong-password'
  | 'locked'
  | 'too-young'
  | 'too-short'
  | 'complexity'
  | 'history'
  /** The history or another rule, which the controller does not name (Windows). */
  | 'policy'
  /** `history: 'enforce'`, but the controller lists no policy-hints control. */
  | 'history-unsupported'
  /** Not because of the password: the controller will not do it, and another try does not help. The log has the controller's text. */
  | 'not-possible'
  | 'not-permitted'
  | 'missing'

export type FlagRefusal =
  | 'not-permitted'
  | 'missing'
  /** The directory enables no account whose password the policy does not allow. */
  | 'policy'
  /** Others kept changing the account at the same time. */
  | 'overtaken'
  /** As `WriteRefusal` has it. */
  | 'not-possible'
  /** The password never expires, so the directory would not ask for a new one. */
  | 'password-never-expires'

export type SettledOutcome = 'applied' | 'not-applied' | 'unknown'
