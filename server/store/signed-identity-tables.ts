/**
 * The part of `signedTables` with Identity Manager's tables: all that lead to a person, to rights or to an account whose password a person may
 * set. They have no column that says when a row was written.
 */
export const signedIdentityTables = {
  Person: {
    opens:
      'the person who signs in with the account, mail address or decentralized identity; `IsInActive` keeps them out',
    key: ['UID_Person'],
    writtenAt: null,
    covers: [
      'UID_Person',
      'FirstName',
      'LastName',
      'InternalName',
      'CentralAccount',
      'DefaultEmailAddress',
      'ContactEmail',
      'DecentralizedIdentifier',
      'AuthentifierLogins',
      'IsInActive',
      'ApprovalState',
      'IsSecurityIncident',
      'IdentityType',
      'UID_PersonMasterIdentity',
      'UID_PersonHead',
      'UID_DialogUser',
      'DialogUserPassword',
    ],
    // Whoever finds a row by a normalised form compares the column itself, too.
    leaves: [
      'InternalNameNormal',
      'CentralAccountNormal',
      'DefaultEmailAddressNormal',
      'ContactEmailNormal',
      'leftDirectoryAt',
    ],
  },
  ADSAccount: {
    opens: 'the person to whom the account belongs, and the account to that person',
    key: ['UID_ADSAccount'],
    writtenAt: null,
    covers: [
      'UID_ADSAccount',
      'UID_Person',
      'UID_ADSDomain',
      'ObjectGUID',
      'cn',
      'SAMAccountName',
      'UserPrincipalName',
      'AccountDisabled',
    ],
    leaves: ['cnNormal', 'SAMAccountNameNormal', 'UserPrincipalNameNormal', 'DistinguishedName', 'seenAt'],
  },
  DialogGroup: {
    opens: 'the rights of a permission group',
    key: ['UID_DialogGroup'],
    writtenAt: null,
    covers: ['UID_DialogGroup', 'GroupName', 'IsRoleBasedOnly'],
    leaves: ['GroupNameNormal', 'Description'],
  },
  AERole: {
    opens: 'the permission group of an application role, to its members',
    key: ['UID_AERole'],
    writtenAt: null,
    covers: ['UID_AERole', 'Ident_AERole', 'UID_DialogGroup'],
    leaves: ['Ident_AERoleNormal', 'Description'],
  },
  PersonInAERole: {
    opens: 'an application role, to the person',
    key: ['UID_Person', 'UID_AERole'],
    writtenAt: null,
    covers: ['UID_Person', 'UID_AERole', 'XOrigin'],
    leaves: [],
  },
  DialogUser: {
    opens: 'the sign-in of people to whom the system user is assigned',
    key: ['UID_DialogUser'],
    writtenAt: null,
    covers: ['UID_DialogUser', 'UserName', 'IsDynamicUser'],
    leaves: ['UserNameNormal'],
  },
  DialogUserInGroup: {
    opens: 'a permission group, to a system user',
    key: ['UID_DialogUser', 'UID_DialogGroup'],
    writtenAt: null,
    covers: ['UID_DialogUser', 'UID_DialogGroup'],
    leaves: [],
  },
  QBMSplittedLookup: {
    opens: 'the person who signs in with the name',
    key: ['UID_QBMSplittedLookup'],
    writtenAt: null,
    covers: ['UID_QBMSplittedLookup', 'UID_Person', 'SplittedElement'],
    leaves: ['SplittedElementNormal'],
  },
} as const
