import type { BlockList } from 'node:net'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { chromeExtensionOrigin, toExtensionOrigin } from '../shared/extension-id.ts'
import type { ApplicationTokenFiles } from './authentication/application-token-file.ts'
import { listEnvironment } from './list-environment.ts'
import { type ListenerConfig, toListenerConfig, toTokenFiles } from './listener-config.ts'
import {
  createConfigurationError as createError,
  type EnvironmentVariables,
  type ReadEnvironment,
  readEnvironment,
} from './read-environment.ts'
import { assertNotPublic, type RoleConfig, toRoleConfig } from './role-config.ts'
import type { EnvironmentEntry } from './routes/admin/resource.ts'
import type { ForeignOptions } from './store/foreign-database.ts'

/** What the environment decides, read once (docs/environment.md). */
export interface Config extends ListenerConfig, RoleConfig {
  /** Which proxies name the person whose Kerberos ticket they have checked, and in which header; undefined: sign-on with Windows is off. */
  windowsSignOn?: { header: string; proxies: readonly string[] }
  /** Origins of the extension in Chromium's browsers: of the unpacked one, and of those that a store or an organisation published. */
  extensionOrigins: readonly string[]
  /** Networks that reach the staff's sites; undefined: every network. */
  staffNetworks?: BlockList
  /** Wrong guesses of unknown browsers in ten minutes, over all accounts, that raise the alarm. */
  alarmFailures: number
  data: string
  keyFile: string
  /** How far the audit has come, as this server has seen it. */
  auditCounterFile: string
  /** Where the audit's checkpoints are appended. */
  checkpointFile?: string
  /** Where the application token of the password pages is; undefined: this server has none, but the sample company makes its own. */
  applicationToken?: ApplicationTokenFiles
  database: { kind: 'sqlite'; folder: string } | { kind: 'mssql'; url: string; password?: string }
  /** Where Identity Manager's tables are; undefined: in our own database. */
  identityDatabase?: ForeignOptions
  directory: { kind: 'sample' } | ActiveDirectoryConfig
  smtp: string[]
  /** Mails of the sample company go to its practice inbox: no mail server is named. */
  hasPracticeInbox: boolean
  /** Name of this machine, for the node's row. */
  host: string
  /** Files that the settings came from and that hold secrets. */
  secretFiles: { setting: string; path: string }[]
  /** Every variable with its value, secrets excepted, to be shown. */
  environment: readonly EnvironmentEntry[]
}

export interface ActiveDirectoryConfig {
  kind: 'active-directory'
  /** `ldaps://host[:port]` each, or one DNS domain to discover. */
  controllers: string[]
  base?: string
  bindDn: string
  bindPassword: string
  /** Where the password is read again when it changes. */
  bindPasswordFile?: string
  caFile?: string
}

/** Reads `.env` in `folder` and the environment. Throws AppError `configuration-invalid` with one sentence that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const read = readEnvironment(env, folder)
  const { secretFiles, settings, all } = read
  if (read.values.LATCHKEY_ROLE === 'site')
    throw createError('LATCHKEY_ROLE is site: a site has no database. Run this command on a service')
  const config = toConfig(read, { folder, bindPasswordFile: all.LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE })
  return { ...config, secretFiles, environment: listEnvironment(settings, config.smtp) }
}

function toConfig(
  read: ReadEnvironment,
  { folder, bindPasswordFile }: { folder: string; bindPasswordFile?: string },
): Omit<Config, 'secretFiles' | 'environment'> {
  const env = read.values
  const data = resolve(folder, env.LATCHKEY_DATA)
  const directory = toDirectoryConfig(env, bindPasswordFile)
  const listener = toListenerConfig(env)
  assertNotPublic('LATCHKEY_LISTEN', env.LATCHKEY_LISTEN, directory)
  const role = toRoleConfig(env, { listener, directory })
  const keyFile = resolve(folder, env.LATCHKEY_KEY_FILE ?? `${data}.keys.json`)
  return {
    ...listener,
    ...role,
    extensionOrigins: [chromeExtensionOrigin, ...env.LATCHKEY_ALLOWED_EXTENSIONS.map(toExtensionOrigin)],
    windowsSignOn: toWindowsSignOn(env),
    staffNetworks: env.LATCHKEY_STAFF_NETWORKS,
    alarmFailures: env.LATCHKEY_ALARM_FAILURES,
    data,
    keyFile,
    auditCounterFile: resolve(folder, env.LATCHKEY_AUDIT_COUNTER_FILE ?? nameCounterFile(keyFile)),
    applicationToken: toTokenFiles(read, folder),
    checkpointFile: env.LATCHKEY_CHECKPOINT_FILE && resolve(folder, env.LATCHKEY_CHECKPOINT_FILE),
    database:
      env.LATCHKEY_DATABASE === 'sqlite:'
        ? { kind: 'sqlite', folder: data }
        : { kind: 'mssql', url: env.LATCHKEY_DATABASE, password: env.LATCHKEY_DATABASE_PASSWORD },
    identityDatabase: toIdentityDatabase(env, folder),
    directory,
    smtp: isWithoutMailServer(env.LATCHKEY_SMTP) ? [] : env.LATCHKEY_SMTP,
    hasPracticeInbox: directory.kind === 'sample' && env.LATCHKEY_SMTP.length === 0,
    host: hostname(),
  }
}

function toIdentityDatabase(env: EnvironmentVariables, folder: string): Config['identityDatabase'] {
  const { LATCHKEY_IDENTITY_DATABASE: address, LATCHKEY_IDENTITY_DATABASE_PASSWORD: password } = env
  if (address === undefined) {
    if (password === undefined) return undefined
    throw createError('LATCHKEY_IDENTITY_DATABASE_PASSWORD(_FILE) belongs to LATCHKEY_IDENTITY_DATABASE: set both')
  }
  return address.startsWith('sqlite:')
    ? { kind: 'sqlite', file: resolve(folder, address.slice('sqlite:'.length)) }
    : { kind: 'mssql', url: address, password }
}

/** `none`: mails wait in the outbox, also those of the sample company. */
const isWithoutMailServer = (servers: readonly string[]) => servers.length === 1 && servers[0] === 'none'

/** Beside the key file: apart from the data, so that an attacker who can only write to the database, or puts back a copy of it, does not reach it. */
const nameCounterFile = (keyFile: string) => `${keyFile.replace(/(\.keys)?\.json$/, '')}.audit-counter.json`

function toWindowsSignOn(env: EnvironmentVariables): Config['windowsSignOn'] {
  const { LATCHKEY_SIGN_ON_HEADER: header, LATCHKEY_SIGN_ON_PROXIES: proxies } = env
  if (header === undefined && proxies.length === 0) return undefined
  if (header === undefined || proxies.length === 0)
    throw createError('LATCHKEY_SIGN_ON_HEADER and LATCHKEY_SIGN_ON_PROXIES belong together: set both or none')
  return { header, proxies }
}

function toDirectoryConfig(env: EnvironmentVariables, bindPasswordFile: string | undefined): Config['directory'] {
  const controllers = env.LATCHKEY_DIRECTORY
  if (controllers.length === 1 && controllers[0] === 'sample:') return { kind: 'sample' }
  const invalid = controllers.find((entry) => /^[a-z]+:/i.test(entry) && !entry.startsWith('ldaps://'))
  if (invalid)
    throw createError(
      `LATCHKEY_DIRECTORY has ${invalid}: name controllers as ldaps://host, or one DNS domain, or sample:`,
    )
  if (controllers.length > 1 && controllers.some((entry) => !entry.startsWith('ldaps://')))
    throw createError('LATCHKEY_DIRECTORY must be one DNS domain, or a list of controllers, each as ldaps://host')
  if (!env.LATCHKEY_DIRECTORY_BIND_DN || !env.LATCHKEY_DIRECTORY_BIND_PASSWORD)
    throw createError(
      'LATCHKEY_DIRECTORY_BIND_DN and LATCHKEY_DIRECTORY_BIND_PASSWORD(_FILE) must be set with LATCHKEY_DIRECTORY',
    )
  return {
    kind: 'active-directory',
    controllers,
    base: env.LATCHKEY_DIRECTORY_BASE,
    bindDn: env.LATCHKEY_DIRECTORY_BIND_DN,
    bindPassword: env.LATCHKEY_DIRECTORY_BIND_PASSWORD,
    ...(bindPasswordFile !== undefined && { bindPasswordFile }),
    caFile: env.LATCHKEY_DIRECTORY_CA_FILE,
  }
}
