/**
 * What Latchkey reads of Identity Manager's tables, by their own names (docs/identity-tables.md says where these are from). Our own tables
 * have these columns, and another database must have them, too. `Person.Passcode` and the hashes of passwords are not read from anywhere.
 */
export const identitySchema = {
  Person: {
    UID_Person: 'text',
    FirstName: 'text',
    LastName: 'text',
    InternalName: 'text',
    CentralAccount: 'text',
    DefaultEmailAddress: 'text',
    ContactEmail: 'text',
    DecentralizedIdentifier: 'text',
    AuthentifierLogins: 'text',
    IsInActive: 'flag',
    ApprovalState: 'number',
    IsSecurityIncident: 'flag',
    IdentityType: 'text',
    UID_PersonMasterIdentity: 'text',
    UID_PersonHead: 'text',
    UID_DialogUser: 'text',
  },
  ADSDomain: { UID_ADSDomain: 'text', Ident_Domain: 'text', ADSDomainName: 'text' },
  ADSAccount: {
    UID_ADSAccount: 'text',
    UID_Person: 'text',
    UID_ADSDomain: 'text',
    ObjectGUID: 'text',
    cn: 'text',
    SAMAccountName: 'text',
    UserPrincipalName: 'text',
    DistinguishedName: 'text',
    AccountDisabled: 'flag',
  },
  DialogGroup: { UID_DialogGroup: 'text', GroupName: 'text', Description: 'text', IsRoleBasedOnly: 'flag' },
  AERole: { UID_AERole: 'text', Ident_AERole: 'text', Description: 'text', UID_DialogGroup: 'text' },
  PersonInAERole: { UID_Person: 'text', UID_AERole: 'text', XOrigin: 'number' },
  DialogUser: { UID_DialogUser: 'text', UserName: 'text', IsDynamicUser: 'flag' },
  DialogUserInGroup: { UID_DialogUser: 'text', UID_DialogGroup: 'text' },
  QBMSplittedLookup: { UID_QBMSplittedLookup: 'text', UID_Person: 'text', SplittedElement: 'text' },
} as const satisfies TableSchema

/**
 * What another database has beside these, and decides there who gets in and with which rights. Sources: Identity Manager 9.3 Authorization and
 * Authentication Guide, *Dependencies between permissions groups* and *Permissions group properties*; Identity Management Base Module
 * Administration Guide, *Temporarily deactivating employees* and *Deferred deletion of employees*.
 */
export const foreignSchema = {
  ...identitySchema,
  Person: { ...identitySchema.Person, IsTemporaryDeactivated: 'flag', XMarkedForDeletion: 'number' },
  DialogGroup: { ...identitySchema.DialogGroup, IsDeactivatedByPreProcessor: 'flag' },
  DialogGroupInGroup: { UID_DialogGroupChild: 'text', UID_DialogGroupParent: 'text' },
} as const satisfies TableSchema

type TableSchema = Record<string, Record<string, ColumnKind>>

/** `other`: neither compared with a name nor read as a flag. */
export type ColumnKind = 'text' | 'flag' | 'number' | 'other'

export type SchemaTable = keyof typeof identitySchema
export type ForeignTable = keyof typeof foreignSchema

/** A table or view in which names of people may be searched. */
export interface TableDescription {
  /** As the database writes it. */
  name: string
  isView: boolean
  /** The column that leads to `Person`, as the database writes it: `UID_Person` or `CCC_UID_Person`. Absent: the table qualifies for no search. */
  personKey?: string
  columns: readonly ColumnDescription[]
}

export interface ColumnDescription {
  /** As the database writes it. */
  name: string
  kind: ColumnKind
  /** People may be searched by it: names are compared literally, and without regard to case. */
  isSearchable: boolean
}

/** The names of foreign keys to `Person`, the preferred one first. */
export const personKeys = ['UID_Person', 'CCC_UID_Person'] as const

/** Names of tables and columns are compared without regard to case, as SQL Server does by default. */
export const findByName = <Named extends { name: string }>(list: readonly Named[], name: string): Named | undefined =>
  list.find((one) => one.name.toLowerCase() === name.toLowerCase())
