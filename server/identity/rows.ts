import type {
  ApplicationRole,
  Certification,
  IdentityAccount,
  IdentityPerson,
  PermissionGroup,
  SystemUser,
} from './identity-reader.ts'
import { type SourceRow, toFlag, toId, toNumber, toText } from './identity-source.ts'

/** Rows of the tables as the reader returns them. */

const certifications: Readonly<Record<number, Certification>> = { 0: 'certified', 1: 'new', 3: 'denied' }

export const toPerson = (row: SourceRow): IdentityPerson => ({
  id: toId(row.UID_Person),
  name: toText(row.InternalName) ?? '',
  firstName: toText(row.FirstName),
  lastName: toText(row.LastName),
  centralAccount: toText(row.CentralAccount),
  defaultMail: toText(row.DefaultEmailAddress),
  contactMail: toText(row.ContactEmail),
  decentralizedIdentifier: toText(row.DecentralizedIdentifier),
  isDeactivated: toFlag(row.IsInActive),
  isSuspended: isSuspended(row),
  certification: certifications[toNumber(row.ApprovalState)] ?? 'other',
  isSecurityIncident: toFlag(row.IsSecurityIncident),
  identityType: toText(row.IdentityType) ?? 'Primary',
  mainIdentityId: toText(row.UID_PersonMasterIdentity),
  managerId: toText(row.UID_PersonHead),
  systemUserId: toText(row.UID_DialogUser),
})

export const isSuspended = (row: SourceRow): boolean =>
  toFlag(row.IsTemporaryDeactivated) || toNumber(row.XMarkedForDeletion) !== 0

export const toAccount = (row: SourceRow, domains: ReadonlyMap<string, string>): IdentityAccount => ({
  id: toId(row.UID_ADSAccount),
  personId: toText(row.UID_Person),
  directoryId: toDirectoryId(toId(row.ObjectGUID)),
  domain: domains.get(toId(row.UID_ADSDomain)) ?? '',
  account: toText(row.SAMAccountName),
  name: toText(row.cn) ?? '',
  userPrincipalName: toText(row.UserPrincipalName),
  distinguishedName: toText(row.DistinguishedName),
  isDisabled: toFlag(row.AccountDisabled),
})

export const toRole = (row: SourceRow): ApplicationRole => ({
  id: toId(row.UID_AERole),
  name: toText(row.Ident_AERole) ?? '',
  permissionGroupId: toText(row.UID_DialogGroup),
})

export const toPermissionGroup = (row: SourceRow): PermissionGroup => ({
  id: toId(row.UID_DialogGroup),
  name: toText(row.GroupName) ?? '',
  isRoleBasedOnly: toFlag(row.IsRoleBasedOnly),
})

export const toSystemUser = (row: SourceRow): SystemUser => ({
  id: toId(row.UID_DialogUser),
  name: toText(row.UserName) ?? '',
  isDynamic: toFlag(row.IsDynamicUser),
})

/** Identity Manager's own form of an objectGUID may have braces and upper case. */
export const toDirectoryId = (id: string): string => id.replace(/^\{|\}$/g, '').toLowerCase()
