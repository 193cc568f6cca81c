import type { IdentityPage, IdentityPageQuery, ListedTable } from '../store/identity-lists.ts'
import type { TableDescription } from './identity-schema.ts'
import type { SourceRow } from './identity-source.ts'

/**
 * Reads people, accounts, application roles, permission groups and system users: the same from our own tables and from another database
 * (`LATCHKEY_IDENTITY_DATABASE`). Each look-up has a limit. Throws AppError `database-unavailable` when the database does not answer.
 */
export interface IdentityReader {
  /** The tables are in another database, which is only read. */
  readonly isForeign: boolean
  /** Where that database is, for administrators: server and name, or file. */
  readonly place?: string
  /** Tables and columns by which people may be searched, for the check of configuration parameters. */
  describeTables(): Promise<readonly TableDescription[]>

  /** By `CentralAccount`: literally, and without regard to case. */
  findByCentralAccount(account: string): Promise<FoundPerson>
  /**
   * By a name in any of these columns of a table that has a foreign key to `Person`. Rows of one person are returned together, since one
   * person may have the same name in several domains; rows of several people, or of nobody beside those of a person, are ambiguous. Throws
   * AppError `configuration-invalid` for a table or column that does not qualify.
   */
  findByTable(search: TableSearch): Promise<FoundByTable>
  /** Everybody who has the address as default or contact mail address, at most `maxByMail`. */
  listByMail(address: string): Promise<IdentityPerson[]>
  /** By `UID_Person`. */
  findPerson(id: string): Promise<IdentityPerson | undefined>
  /** The person to whom the directory's account belongs, by its directory id. */
  findPersonOfAccount(directoryId: string): Promise<IdentityPerson | undefined>
  /** The main identity of a subidentity; undefined for a person who has none. */
  findMainIdentity(person: IdentityPerson): Promise<IdentityPerson | undefined>
  listSubIdentities(person: Pick<IdentityPerson, 'id'>): Promise<IdentityPerson[]>

  listAccounts(person: Pick<IdentityPerson, 'id'>): Promise<IdentityAccount[]>
  /** Accounts in other tables of Identity Manager's (`AADUser`, `LDAPAccount` …), as far as the database has them. */
  listOtherAccounts(person: Pick<IdentityPerson, 'id'>): Promise<OtherAccount[]>
  /** Accounts of sponsored, shared and service identities whose manager the person is. */
  listSponsoredAccounts(person: Pick<IdentityPerson, 'id'>): Promise<IdentityAccount[]>
  /** Application roles that are in effect for the person, by name. */
  listApplicationRoles(person: Pick<IdentityPerson, 'id'>): Promise<ApplicationRole[]>
  /**
   * The permission groups of these application roles, and in another database those that they inherit from (DialogGroupInGroup); each once, by name.
   * A role without one adds none.
   */
  listPermissionGroupsOfRoles(roles: readonly ApplicationRole[]): Promise<PermissionGroup[]>
  /** The permission groups of a system user, with those that they inherit from. */
  listPermissionGroupsOfSystemUser(user: Pick<SystemUser, 'id'>): Promise<PermissionGroup[]>
  /** The system user that is directly assigned to the person; undefined where none is, or where it does not exist. */
  findSystemUser(person: IdentityPerson): Promise<SystemUser | undefined>

  /** A page of a table in the order of names, for the administration API; columns are named as in `identitySchema`. */
  listRows(table: ListedTable, page: IdentityPageQuery): Promise<IdentityPage<SourceRow>>
  /** The row with this key. */
  findRow(table: ListedTable, id: string): Promise<SourceRow | undefined>
  /** Rows with these keys, in any order. */
  findRows(table: ListedTable, ids: readonly string[]): Promise<SourceRow[]>
  /** Application roles that are in effect for a person, or permission groups of a system user: their ids in order. */
  listAssigned(table: 'PersonInAERole' | 'DialogUserInGroup', owner: string): Promise<string[]>
}

export const maxByMail = 20

export interface IdentityPerson {
  /** UID_Person. */
  id: string
  /** InternalName. */
  name: string
  firstName?: string
  lastName?: string
  centralAccount?: string
  defaultMail?: string
  contactMail?: string
  decentralizedIdentifier?: string
  /** IsInActive. */
  isDeactivated: boolean
  /** Of another database: IsTemporaryDeactivated, or XMarkedForDeletion. Such a person signs in nowhere, whatever the certification status. */
  isSuspended: boolean
  certification: Certification
  isSecurityIncident: boolean
  identityType: string
  /** UID_PersonMasterIdentity. */
  mainIdentityId?: string
  /** UID_PersonHead. */
  managerId?: string
  /** UID_DialogUser. */
  systemUserId?: string
}

/** ApprovalState: 0, 1, 3, or another number. */
export type Certification = 'certified' | 'new' | 'denied' | 'other'

export type FoundPerson = { found: 'one'; person: IdentityPerson } | { found: 'none' } | { found: 'many' }

export interface TableSearch {
  table: string
  columns: readonly string[]
  name: string
  /** Columns to read of the rows that are found. */
  flags?: readonly string[]
}

export type FoundByTable =
  | { found: 'one'; person: IdentityPerson; rows: readonly Readonly<Record<string, boolean>>[] }
  | { found: 'none' }
  | { found: 'many' }

export interface IdentityAccount {
  /** UID_ADSAccount. */
  id: string
  personId?: string
  /** ObjectGUID, with dashes in lower case: the id by which `Directory` finds the account. */
  directoryId: string
  /** DNS name of the domain in lower case. */
  domain: string
  /** sAMAccountName. */
  account?: string
  name: string
  userPrincipalName?: string
  distinguishedName?: string
  isDisabled: boolean
}

/** An account of a system that is not Active Directory. */
export interface OtherAccount {
  table: string
  /** Key of its row. */
  id: string
  name: string
}

export interface ApplicationRole {
  /** UID_AERole. */
  id: string
  name: string
  /** UID_DialogGroup. */
  permissionGroupId?: string
}

export interface PermissionGroup {
  /** UID_DialogGroup. */
  id: string
  name: string
  isRoleBasedOnly: boolean
}

export interface SystemUser {
  /** UID_DialogUser. */
  id: string
  name: string
  isDynamic: boolean
}
