import { existsSync } from 'node:fs'
import type { BlockList } from 'node:net'
import { hostname } from 'node:os'
import { join, resolve, sep } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { chromeExtensionOrigin, toExtensionOrigin } from '../shared/extension-id.ts'
import type { ApplicationTokenFiles } from './authentication/application-token-file.ts'
import { parseEnvironmentFile } from './environment-file.ts'
import { environmentVariables, secretVariables } from './environment-variables.ts'
import { listEnvironment } from './list-environment.ts'
import { isLoopback } from './listen.ts'
import type { EnvironmentEntry } from './routes/admin/resource.ts'
import type { ForeignOptions } from './store/foreign-database.ts'
import { describeUnreadable, readSecretFile, readTextFile } from './text-file.ts'

/** What the environment decides, read once (docs/environment.md). */
export interface Config {
  url: URL
  listen: { host: string; port: number }
  redirectListen?: { host: string; port: number }
  tls?: { certFile: string; keyFile: string }
  trustedProxies: string[]
  /** Which proxies name the person whose Kerberos ticket they have checked, and in which header; undefined: sign-on with Windows is off. */
  windowsSignOn?: { header: string; proxies: readonly string[] }
  /** Origins of the extension in Chromium's browsers: of the unpacked one, and of those that a store or an organisation published. */
  extensionOrigins: readonly string[]
  /** Sites of staff on a listener and at an origin of their own. */
  staff?: { url: URL; listen: { host: string; port: number } }
  /** Networks that reach the staff's sites; undefined: every network. */
  staffNetworks?: BlockList
  /** Whether browsers are told to use HTTPS for every host below that of the public address, too. */
  hstsSubdomains: boolean
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

/** Names that only tests or the build of the extension read are left out. */
const serverVariable = /^LATCHKEY_(?!TEST_|EXTENSION_)/

/** Reads `.env` in `folder` and the environment. Throws AppError `configuration-invalid` with one sentence that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const file = join(folder, '.env')
  const hasFile = existsSync(file)
  const merged = { ...(hasFile ? readEnvironmentFile(file) : {}), ...env }
  const settings = Object.entries(merged).filter(([name]) => serverVariable.test(name))
  const parsed = environmentVariables.safeParse(withSecretFiles(Object.fromEntries(settings)))
  if (!parsed.success) throw toError(parsed.error.issues)
  const secretFiles = [...(hasFile ? [{ setting: '.env', path: file }] : []), ...listSecretFiles(merged)]
  const { LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE: bindPasswordFile, CREDENTIALS_DIRECTORY: credentials } = merged
  const config = toConfig(parsed.data, { folder, bindPasswordFile, credentials })
  return { ...config, secretFiles, environment: listEnvironment(Object.fromEntries(settings), config.smtp) }
}

function readEnvironmentFile(file: string): Record<string, string> {
  try {
    return parseEnvironmentFile(readTextFile(file))
  } catch (cause) {
    throw createError(`${file} ${describeUnreadable(cause)}`, cause)
  }
}

const listSecretFiles = (values: NodeJS.ProcessEnv): Config['secretFiles'] =>
  secretVariables.flatMap((name) => {
    const path = values[`${name}_FILE`]
    return path === undefined ? [] : [{ setting: `${name}_FILE`, path }]
  })

function withSecretFiles(values: Record<string, string | undefined>): Record<string, string | undefined> {
  const result = { ...values }
  for (const name of secretVariables) {
    const path = result[`${name}_FILE`]
    if (path === undefined) continue
    delete result[`${name}_FILE`]
    if (result[name] !== undefined) throw createError(`${name} and ${name}_FILE are both set: set one of them`)
    try {
      result[name] = readSecretFile(path)
    } catch (cause) {
      throw createError(`${name}_FILE names ${path}, which ${describeUnreadable(cause)}`, cause)
    }
  }
  return result
}

function toConfig(
  env: z.output<typeof environmentVariables>,
  { folder, bindPasswordFile, credentials }: { folder: string; bindPasswordFile?: string; credentials?: string },
): Omit<Config, 'secretFiles' | 'environment'> {
  const data = resolve(folder, env.LATCHKEY_DATA)
  const directory = toDirectoryConfig(env, bindPasswordFile)
  const url = new URL(env.LATCHKEY_URL ?? `http://localhost:${env.LATCHKEY_LISTEN.port}`)
  if (!!env.LATCHKEY_TLS_CERT_FILE !== !!env.LATCHKEY_TLS_KEY_FILE)
    throw createError('LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE belong together: set both or none')
  const tls =
    env.LATCHKEY_TLS_CERT_FILE && env.LATCHKEY_TLS_KEY_FILE
      ? { certFile: env.LATCHKEY_TLS_CERT_FILE, keyFile: env.LATCHKEY_TLS_KEY_FILE }
      : undefined
  const isEncrypted = tls !== undefined || env.LATCHKEY_TRUSTED_PROXIES.length > 0
  assertOrigin('LATCHKEY_URL', url, isEncrypted)
  assertNotPublic('LATCHKEY_LISTEN', env.LATCHKEY_LISTEN, directory)
  const keyFile = resolve(folder, env.LATCHKEY_KEY_FILE ?? `${data}.keys.json`)
  return {
    url,
    listen: env.LATCHKEY_LISTEN,
    redirectListen: env.LATCHKEY_REDIRECT_LISTEN,
    tls,
    trustedProxies: env.LATCHKEY_TRUSTED_PROXIES,
    extensionOrigins: [chromeExtensionOrigin, ...env.LATCHKEY_ALLOWED_EXTENSIONS.map(toExtensionOrigin)],
    windowsSignOn: toWindowsSignOn(env),
    staff: toStaffConfig(env, { url, isEncrypted, directory }),
    staffNetworks: env.LATCHKEY_STAFF_NETWORKS,
    hstsSubdomains: env.LATCHKEY_HSTS_SUBDOMAINS,
    alarmFailures: env.LATCHKEY_ALARM_FAILURES,
    data,
    keyFile,
    auditCounterFile: resolve(folder, env.LATCHKEY_AUDIT_COUNTER_FILE ?? nameCounterFile(keyFile)),
    applicationToken: toTokenFiles(env, { folder, data, credentials }),
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

/** Name of the key among the credentials that systemd gives to a service. */
const credentialName = 'latchkey-application-token-key'

function toTokenFiles(
  env: z.output<typeof environmentVariables>,
  { folder, data, credentials }: { folder: string; data: string; credentials?: string },
): Config['applicationToken'] {
  const { LATCHKEY_APPLICATION_TOKEN_FILE: file, LATCHKEY_APPLICATION_TOKEN_KEY_FILE: named } = env
  if (file === undefined) return undefined
  const credential = credentials && join(credentials, credentialName)
  const given = named ?? (credential && existsSync(credential) ? credential : `${data}.application-token-key`)
  const keyFile = resolve(folder, given)
  // A copy of the data folder must not bring the key along.
  if (keyFile.startsWith(`${data}${sep}`))
    throw createError('LATCHKEY_APPLICATION_TOKEN_KEY_FILE must not lie in the data folder')
  return { file: resolve(folder, file), keyFile }
}

function toIdentityDatabase(env: z.output<typeof environmentVariables>, folder: string): Config['identityDatabase'] {
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

function assertOrigin(name: string, url: URL, isEncrypted: boolean): void {
  if (url.pathname !== '/' || url.search || url.hash) throw createError(`${name} must be an origin, without a path`)
  if (url.protocol === 'https:' && !isEncrypted)
    throw createError(
      `${name} is https: set LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE, or LATCHKEY_TRUSTED_PROXIES`,
    )
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw createError(`${name} must be https unless it is on localhost: passwords travel over it`)
}

function assertNotPublic(name: string, { host }: { host: string }, directory: Config['directory']): void {
  if (directory.kind === 'sample' && !isLoopback(host))
    throw createError(`${name} must be a loopback address while LATCHKEY_DIRECTORY is sample: its passwords are public`)
}

function toWindowsSignOn(env: z.output<typeof environmentVariables>): Config['windowsSignOn'] {
  const { LATCHKEY_SIGN_ON_HEADER: header, LATCHKEY_SIGN_ON_PROXIES: proxies } = env
  if (header === undefined && proxies.length === 0) return undefined
  if (header === undefined || proxies.length === 0)
    throw createError('LATCHKEY_SIGN_ON_HEADER and LATCHKEY_SIGN_ON_PROXIES belong together: set both or none')
  return { header, proxies }
}

function toStaffConfig(
  env: z.output<typeof environmentVariables>,
  site: { url: URL; isEncrypted: boolean; directory: Config['directory'] },
): Config['staff'] {
  const { LATCHKEY_STAFF_URL: address, LATCHKEY_STAFF_LISTEN: listen } = env
  if (address === undefined && listen === undefined) return undefined
  if (address === undefined || listen === undefined)
    throw createError('LATCHKEY_STAFF_URL and LATCHKEY_STAFF_LISTEN belong together: set both or none')
  const url = new URL(address)
  assertOrigin('LATCHKEY_STAFF_URL', url, site.isEncrypted)
  assertNotPublic('LATCHKEY_STAFF_LISTEN', listen, site.directory)
  // Cookies do not tell ports apart, so a session of staff would be sent to the public listener of the same name.
  if (url.hostname === site.url.hostname)
    throw createError('LATCHKEY_STAFF_URL must have another host name than LATCHKEY_URL: browsers share cookies of one')
  if (listen.port === env.LATCHKEY_LISTEN.port && listen.host === env.LATCHKEY_LISTEN.host)
    throw createError('LATCHKEY_STAFF_LISTEN must be another address or port than LATCHKEY_LISTEN')
  return { url, listen }
}

function toDirectoryConfig(
  env: z.output<typeof environmentVariables>,
  bindPasswordFile: string | undefined,
): Config['directory'] {
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

function toError(issues: z.core.$ZodIssue[]): AppError {
  const issue = issues[0]
  if (issue?.code === 'unrecognized_keys')
    return createError(`${issue.keys[0]} is not a setting of Latchkey: correct its name or remove it`)
  return createError(`${String(issue?.path[0])} ${issue?.message}`)
}

function createError(sentence: string, cause?: unknown): AppError {
  return new AppError('configuration-invalid', { values: { sentence }, cause })
}
