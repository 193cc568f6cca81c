import type { Flag, Moment, OptionalMoment, RowMac } from './column-values.ts'

/**
 * Identity Manager's tables under its own names, as far as something here uses them (docs/identity-tables.md). `UID_…` are UUIDs in lower
 * case here. `…Normal` is the normalised form of the column before it (`normaliseName`), by which it is found; null: it cannot be found by it.
 */
export interface PersonTable {
  /** Of a person whom the synchronisation made, the directory id of their first account. */
  UID_Person: string
  FirstName: string | null
  LastName: string | null
  InternalName: string
  InternalNameNormal: string
  CentralAccount: string | null
  CentralAccountNormal: string | null
  DefaultEmailAddress: string | null
  DefaultEmailAddressNormal: string | null
  ContactEmail: string | null
  ContactEmailNormal: string | null
  /** `did:…` */
  DecentralizedIdentifier: string | null
  /** Further names to sign in with, separated by `loginSeparator`; each is a row of `QBMSplittedLookup`. */
  AuthentifierLogins: string | null
  IsInActive: Flag
  /** Certification status: 0 certified, 1 new, 3 denied. */
  ApprovalState: number
  IsSecurityIncident: Flag
  /** `Primary`, `Organizational`, `Admin`, `Sponsored`, `Shared`, `Service`, `Machine`. */
  IdentityType: string
  /** The main identity of a subidentity. */
  UID_PersonMasterIdentity: string | null
  /** The manager. */
  UID_PersonHead: string | null
  /** The system user that is directly assigned. */
  UID_DialogUser: string | null
  /** PHC string of Argon2id of the central password. */
  DialogUserPassword: string | null
  /** When the synchronisation deactivated the person because no account of theirs was left in the directory. */
  leftDirectoryAt: OptionalMoment
  mac: RowMac
}

export interface AdsDomainTable {
  UID_ADSDomain: string
  /** NetBIOS name. */
  Ident_Domain: string
  /** DNS name in lower case. */
  ADSDomainName: string
}

export interface AdsAccountTable {
  UID_ADSAccount: string
  /** Null: the account is linked to nobody. */
  UID_Person: string | null
  UID_ADSDomain: string
  /** The directory id. */
  ObjectGUID: string
  cn: string
  cnNormal: string
  SAMAccountName: string | null
  SAMAccountNameNormal: string | null
  UserPrincipalName: string | null
  UserPrincipalNameNormal: string | null
  DistinguishedName: string | null
  AccountDisabled: Flag
  /** When the synchronisation last went through the whole of a domain and found the account. */
  seenAt: OptionalMoment
  mac: RowMac
}

/** A permission group. */
export interface DialogGroupTable {
  UID_DialogGroup: string
  GroupName: string
  GroupNameNormal: string
  Description: string | null
  /** Its rights come from application roles only. */
  IsRoleBasedOnly: Flag
  mac: RowMac
}

/** An application role. */
export interface AeRoleTable {
  UID_AERole: string
  Ident_AERole: string
  Ident_AERoleNormal: string
  Description: string | null
  /** The permission group that its members have. */
  UID_DialogGroup: string | null
  mac: RowMac
}

export interface PersonInAeRoleTable {
  UID_Person: string
  UID_AERole: string
  /** 0: no longer in effect; here 1, assigned directly. */
  XOrigin: number
  mac: RowMac
}

/** A system user. */
export interface DialogUserTable {
  UID_DialogUser: string
  UserName: string
  UserNameNormal: string
  /** Computed from application roles instead of assigned. */
  IsDynamicUser: Flag
  mac: RowMac
}

export interface DialogUserInGroupTable {
  UID_DialogUser: string
  UID_DialogGroup: string
  mac: RowMac
}

/** One of several names in one column, found by itself. */
export interface QbmSplittedLookupTable {
  UID_QBMSplittedLookup: string
  UID_Person: string | null
  SplittedElement: string
  SplittedElementNormal: string | null
  mac: RowMac
}

/** How far the changes of a domain have been read from one database of its directory. */
export interface DirectoryPositionTable {
  domain: string
  /** Of the controller's copy of the directory; another one after a restoration. */
  invocationId: string
  /** The controller's name when it was read last. */
  controller: string
  /** Highest uSNChanged that was read, as decimal digits. */
  usn: string
  readAt: Moment
}

/** As in Identity Manager's columns of several values. */
export const loginSeparator = '\u0007'

export interface IdentityTables {
  Person: PersonTable
  ADSDomain: AdsDomainTable
  ADSAccount: AdsAccountTable
  DialogGroup: DialogGroupTable
  AERole: AeRoleTable
  PersonInAERole: PersonInAeRoleTable
  DialogUser: DialogUserTable
  DialogUserInGroup: DialogUserInGroupTable
  QBMSplittedLookup: QbmSplittedLookupTable
  DirectoryPosition: DirectoryPositionTable
}
