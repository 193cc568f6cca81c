import { z } from 'zod'

/** Columns of a table, separated by bars as in `CN|SamAccountName`. An empty element or a repeated one is a mistake, told when it is saved. */
const columns = z
  .string()
  .max(1_000)
  .refine((text) => splitColumns(text).every((column) => column !== ''), 'column-empty')
  .refine((text) => !hasTwins(splitColumns(text)), 'column-twice')
  .optional()

/** Names of hosts whose documents are fetched for identities by `did:web`, with a port where it is not 443. */
const webHosts = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .max(260)
      .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?(:[1-9]\d{0,4})?$/),
  )
  .max(50)
  .default([])

const flag = (byDefault: boolean) => z.boolean().default(byDefault)
const count = (byDefault: number) => z.int().min(1).max(10).default(byDefault)

/** What people are shown of a parameter: its full path, which is the same in every language, and its help. */
function parameter<const Path extends string, Value extends z.ZodType>(path: Path, value: Value): Record<Path, Value> {
  const described = value.meta({ ...value.meta(), label: path, hint: helpOf(path) })
  // A computed key is typed as any text.
  return { [path]: described } as Record<Path, Value>
}

const lastOf = (path: string): string => path.split(' | ').at(-1) ?? path
const helpOf = (path: string): string => `settings.parameters.${lastOf(path)}-hint`

const passwordResetModules = ['password-reset', 'password-reset-role-based'] as const
const decentralizedModules = ['decentralized-identity', 'decentralized-identity-role-based'] as const

const modules = <const Id extends string>(ids: readonly Id[], byDefault: Id[]) =>
  z
    .array(z.enum(ids))
    .max(ids.length)
    .default(byDefault)
    .meta({ choices: Object.fromEntries(ids.map((id) => [id, `settings.parameters.modules.${id}`])) })

/**
 * Identity Manager's configuration parameters by their full path, and our own below `Latchkey`; stored together as the setting `parameters`. The hash
 * of the application token is stored apart, since only `npm start -- token` may change it (`server/store/application-token.ts`).
 */
const fields = z.strictObject({
  ...parameter('EnablePasswordProfileLogin', flag(true)),
  ...parameter('Latchkey | DecentralizedIdentity | WebHosts', webHosts),
  ...parameter('Latchkey | IdentityManagementBaseModule', flag(true)),
  ...parameter(
    'Latchkey | Person | PasswordResetAuthenticator | EnabledByRule',
    z
      .enum(['all', 'any'])
      .default('all')
      .meta({ choices: { all: 'settings.parameters.all', any: 'settings.parameters.any' } }),
  ),
  ...parameter('Latchkey | PasswordResetPortal | ExcludedAccounts', columns),
  ...parameter('Latchkey | SignInModules | FrontEnd', modules(decentralizedModules, [])),
  ...parameter(
    'Latchkey | SignInModules | PasswordResetPortal',
    modules(passwordResetModules, ['password-reset-role-based']),
  ),
  ...parameter('Latchkey | SignInModules | WebPortal', modules(decentralizedModules, [])),
  ...parameter('QER | Person | AllowLoginWithSecurityIncident', flag(false)),
  ...parameter('QER | Person | MasterIdentity | UseMasterForAuthentication', flag(false)),
  ...parameter('QER | Person | PasswordResetAuthenticator | DisabledBy', columns),
  ...parameter('QER | Person | PasswordResetAuthenticator | EnabledBy', columns),
  ...parameter('QER | Person | PasswordResetAuthenticator | InvalidateUsedQuery', flag(false)),
  ...parameter('QER | Person | PasswordResetAuthenticator | PasscodeSplit', flag(false)),
  ...parameter('QER | Person | PasswordResetAuthenticator | QueryAnswerDefinitions', count(3)),
  ...parameter('QER | Person | PasswordResetAuthenticator | QueryAnswerRequests', count(2)),
  ...parameter('QER | Person | PasswordResetAuthenticator | SearchColumn', columns),
  ...parameter('QER | Person | PasswordResetAuthenticator | SearchTable', z.string().max(128).optional()),
  ...parameter('QER | Person | UseCentralPassword', flag(false)),
  ...parameter('QER | Person | UseCentralPassword | CheckAllPolicies', flag(false)),
  ...parameter(
    'QER | Person | UseCentralPassword | PermanentStore',
    flag(false).refine((isOn) => !isOn, 'central-password-stored'),
  ),
  ...parameter(
    'QER | WebPortal | MailTemplateIdents | InformManagerAboutSecondHalfOfPasscode',
    z.enum(['passcode']).default('passcode'),
  ),
  ...parameter('VI_MyData_MyPassword_Visibility', flag(true)),
})

export type ConfigurationParameters = z.output<typeof fields>

const definitions = 'QER | Person | PasswordResetAuthenticator | QueryAnswerDefinitions'
const requests = 'QER | Person | PasswordResetAuthenticator | QueryAnswerRequests'
const searchTable = 'QER | Person | PasswordResetAuthenticator | SearchTable'
const searchColumn = 'QER | Person | PasswordResetAuthenticator | SearchColumn'

export const configurationParameters = fields
  .refine((all) => all[requests] <= all[definitions], { path: [requests], message: 'more-requests-than-definitions' })
  .refine((all) => !all[searchTable] || all[searchColumn], { path: [searchColumn], message: 'search-column-missing' })

export const splitColumns = (text: string): string[] => text.split('|').map((column) => column.trim())

const hasTwins = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase())).size < names.length
