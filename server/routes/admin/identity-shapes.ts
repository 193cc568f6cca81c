import { z } from 'zod'

/** What administrators enter in Identity Manager's tables; the labels are those of the forms. */

/** Ids of Identity Manager, which are UUIDs where they are ours. */
export const identityId = z.string().min(1).max(38)

export const certifications = { certified: 0, new: 1, denied: 3 } as const
const certificationNames = ['certified', 'new', 'denied'] as const
const identityTypes = ['Primary', 'Organizational', 'Admin', 'Sponsored', 'Shared', 'Service', 'Machine'] as const

const name = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u)
const optionalText = (max: number) => z.string().trim().min(1).max(max).nullable().default(null)
const mail = z.email().max(256).nullable().default(null)
const reference = identityId.nullable().default(null)
const references = z.array(identityId).max(200).default([])

export const personBody = z.strictObject({
  name: z.string().trim().min(1).max(128).describe('InternalName').meta({ label: 'identities.name' }),
  firstName: optionalText(64).meta({ label: 'identities.first-name' }),
  lastName: optionalText(64).meta({ label: 'identities.last-name' }),
  centralAccount: optionalText(110).meta({
    label: 'identities.central-account',
    hint: 'identities.central-account-hint',
  }),
  defaultMail: mail.meta({ label: 'identities.default-mail' }),
  contactMail: mail.meta({ label: 'identities.contact-mail' }),
  decentralizedIdentifier: z
    .string()
    .regex(/^did:[a-z0-9]+:\S+$/)
    .max(2000)
    .nullable()
    .default(null)
    .meta({ label: 'identities.decentralized', hint: 'identities.decentralized-hint' }),
  logins: z
    .array(name(400))
    .max(50)
    .default([])
    .describe('AuthentifierLogins: further names to sign in with')
    .meta({ label: 'identities.logins', hint: 'identities.logins-hint' }),
  isDeactivated: z
    .boolean()
    .default(false)
    .meta({ label: 'identities.deactivated', hint: 'identities.deactivated-hint' }),
  certification: z
    .enum(certificationNames)
    .default('certified')
    .meta({
      label: 'identities.certification',
      choices: Object.fromEntries(
        [...certificationNames, 'other'].map((one) => [one, `identities.certification-${one}`]),
      ),
    }),
  isSecurityIncident: z
    .boolean()
    .default(false)
    .meta({ label: 'identities.security-incident', hint: 'identities.security-incident-hint' }),
  identityType: z
    .enum(identityTypes)
    .default('Primary')
    .meta({
      label: 'identities.type',
      choices: Object.fromEntries(identityTypes.map((one) => [one, `identities.type-${one}`])),
    }),
  mainIdentity: reference.meta({ label: 'identities.main-identity', control: 'identity', table: 'people' }),
  manager: reference.meta({
    label: 'identities.manager',
    hint: 'identities.manager-hint',
    control: 'identity',
    table: 'people',
  }),
  systemUser: reference.meta({
    label: 'identities.system-user',
    hint: 'identities.system-user-hint',
    control: 'identity',
    table: 'system-users',
  }),
  applicationRoles: references.meta({
    label: 'identities.application-roles',
    control: 'identity',
    table: 'application-roles',
  }),
})

export const accountBody = z.strictObject({
  person: identityId
    .nullable()
    .describe('To whom the account belongs')
    .meta({ label: 'identities.person', hint: 'identities.person-hint', control: 'identity', table: 'people' }),
})

/** Of an account, all but its person follows the directory. */
export const accountFacts = z.object({
  name: z.string().describe('cn').meta({ label: 'identities.name', locked: true }),
  account: z.string().nullable().describe('sAMAccountName').meta({ label: 'identities.account', locked: true }),
  userPrincipalName: z.string().nullable().meta({ label: 'identities.user-principal-name', locked: true }),
  distinguishedName: z.string().nullable().meta({ label: 'identities.distinguished-name', locked: true }),
  isDisabled: z.boolean().meta({ label: 'identities.disabled', locked: true }),
})

export const roleBody = z.strictObject({
  name: name(256).meta({ label: 'identities.name' }),
  description: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .default(null)
    .meta({ label: 'identities.description', control: 'textarea' }),
  permissionGroup: reference
    .describe('The permission group that its members have')
    .meta({
      label: 'identities.permission-group',
      hint: 'identities.permission-group-hint',
      control: 'identity',
      table: 'permission-groups',
    }),
})

export const groupBody = z.strictObject({
  name: name(64).meta({ label: 'identities.name' }),
  description: z
    .string()
    .trim()
    .max(255)
    .nullable()
    .default(null)
    .meta({ label: 'identities.description', control: 'textarea' }),
  isRoleBasedOnly: z
    .boolean()
    .default(true)
    .describe('People have it by application roles only')
    .meta({ label: 'identities.role-based', hint: 'identities.role-based-hint' }),
})

export const userBody = z.strictObject({
  name: name(64).meta({ label: 'identities.name' }),
  permissionGroups: references.meta({
    label: 'identities.permission-groups',
    control: 'identity',
    table: 'permission-groups',
  }),
})
