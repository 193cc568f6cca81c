import type { IdentityRow } from './identity-rows.ts'

/** A person with nothing but a name. */
export const newTestPerson: Omit<IdentityRow<'Person'>, 'UID_Person'> = {
  FirstName: null,
  LastName: null,
  InternalName: 'Harris, Clara',
  CentralAccount: null,
  DefaultEmailAddress: null,
  ContactEmail: null,
  DecentralizedIdentifier: null,
  AuthentifierLogins: null,
  IsInActive: false,
  ApprovalState: 0,
  IsSecurityIncident: false,
  IdentityType: 'Primary',
  UID_PersonMasterIdentity: null,
  UID_PersonHead: null,
  UID_DialogUser: null,
  DialogUserPassword: null,
  leftDirectoryAt: null,
}

/** An account that is linked to nobody. */
export const newTestAccount: Omit<IdentityRow<'ADSAccount'>, 'UID_ADSAccount' | 'UID_ADSDomain' | 'ObjectGUID'> = {
  UID_Person: null,
  cn: 'Clara Harris',
  SAMAccountName: null,
  UserPrincipalName: null,
  DistinguishedName: null,
  AccountDisabled: false,
  seenAt: null,
}
