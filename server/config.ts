import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { isLoopback, parseListen } from './listen.ts'

/** Everything the environment decides, read once (architecture §5). Secrets may also come as `<name>_FILE`. */
export interface Config {
  url: URL
  listen: { host: string; port: number }
  redirectListen?: { host: string; port: number }
  tls?: { certFile: string; keyFile: string }
  trustedProxies: string[]
  data: string
  keyFile: string
  database: { kind: 'sqlite'; folder: string } | { kind: 'mssql'; url: string; password?: string }
  directory: { kind: 'sample' } | ActiveDirectoryConfig
  smtp: string[]
  /** Name of this machine, for the node's row. */
  host: string
}

export interface ActiveDirectoryConfig {
  kind: 'active-directory'
  /** `ldaps://host[:port]` each, or one DNS domain to discover. */
  controllers: string[]
  base?: string
  bindDn: string
  bindPassword: string
  caFile?: string
}

const secrets = ['LATCHKEY_DATABASE_PASSWORD', 'LATCHKEY_DIRECTORY_BIND_PASSWORD', 'LATCHKEY_SMTP'] as const
const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))
const listenAddress = z.string().transform((text, ctx) => {
  const address = parseListen(text)
  if (!address) ctx.addIssue({ code: 'custom', message: 'must be an address and a port, like 127.0.0.1:8080' })
  return address ?? z.NEVER
})

/** Documented for roles that are not part of this version: refused by name, so that nobody believes they hold. */
const later = z
  .undefined({ error: 'is for the roles service and site, which are not part of this version: remove it' })
  .optional()

const environment = z.strictObject({
  LATCHKEY_ROLE: z
    .literal('all', { error: 'must be all: the roles service and site are not part of this version' })
    .default('all'),
  LATCHKEY_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .default('http://localhost:8080'),
  LATCHKEY_LISTEN: listenAddress.default({ host: '127.0.0.1', port: 8080 }),
  LATCHKEY_REDIRECT_LISTEN: listenAddress.optional(),
  /** With role `all` the services' own port stays closed. */
  LATCHKEY_SERVICE_LISTEN: listenAddress.optional(),
  LATCHKEY_SERVICE_URLS: later,
  LATCHKEY_SERVICE_PINS: later,
  LATCHKEY_APPLICATION_TOKEN_FILE: later,
  LATCHKEY_IDENTITY_DATABASE: z.undefined({ error: 'is not supported by this version: remove it' }).optional(),
  LATCHKEY_TLS_CERT_FILE: z.string().optional(),
  LATCHKEY_TLS_KEY_FILE: z.string().optional(),
  LATCHKEY_TRUSTED_PROXIES: list
    .refine((all) => all.every((one) => isIP(one) > 0), { error: 'must be IP addresses, separated by spaces' })
    .default([]),
  LATCHKEY_DATA: z.string().default('./data'),
  LATCHKEY_KEY_FILE: z.string().optional(),
  LATCHKEY_DATABASE: z
    .string()
    .regex(/^(sqlite:$|mssql:\/\/)/, 'must be sqlite: or mssql://user@host[:port][/instance]/database')
    .default('sqlite:'),
  LATCHKEY_DATABASE_PASSWORD: z.string().optional(),
  LATCHKEY_DIRECTORY: list.default(['sample:']),
  LATCHKEY_DIRECTORY_BASE: z.string().optional(),
  LATCHKEY_DIRECTORY_BIND_DN: z.string().optional(),
  LATCHKEY_DIRECTORY_BIND_PASSWORD: z.string().optional(),
  LATCHKEY_DIRECTORY_CA_FILE: z.string().optional(),
  LATCHKEY_SMTP: list.default([]),
})

/** Names of the tests and of the extension's build are not the server's. */
const ours = /^LATCHKEY_(?!TEST_|EXTENSION_)/

/** Reads `.env` beside the program and the environment; throws AppError `configuration-invalid` with one sentence that names the variable. */
export function readConfig(from: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const file = join(folder, '.env')
  const merged = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...from }
  const settings = Object.entries(merged).filter(([name]) => ours.test(name))
  const parsed = environment.safeParse(withSecretFiles(Object.fromEntries(settings)))
  if (!parsed.success) throw invalid(parsed.error.issues)
  return arrange(parsed.data, folder)
}

function withSecretFiles(values: Record<string, string | undefined>): Record<string, string | undefined> {
  const result = { ...values }
  for (const name of secrets) {
    const path = result[`${name}_FILE`]
    if (path === undefined) continue
    delete result[`${name}_FILE`]
    if (result[name] !== undefined) throw problem(`${name} and ${name}_FILE are both set: set one of them`)
    try {
      result[name] = readFileSync(path, 'utf8').trimEnd()
    } catch (cause) {
      throw problem(`${name}_FILE names ${path}, which cannot be read`, cause)
    }
  }
  return result
}

function arrange(env: z.output<typeof environment>, folder: string): Config {
  const data = resolve(folder, env.LATCHKEY_DATA)
  const directory = directoryOf(env)
  const url = new URL(env.LATCHKEY_URL)
  if (!!env.LATCHKEY_TLS_CERT_FILE !== !!env.LATCHKEY_TLS_KEY_FILE)
    throw problem('LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE belong together: set both or none')
  const tls =
    env.LATCHKEY_TLS_CERT_FILE && env.LATCHKEY_TLS_KEY_FILE
      ? { certFile: env.LATCHKEY_TLS_CERT_FILE, keyFile: env.LATCHKEY_TLS_KEY_FILE }
      : undefined
  if (url.pathname !== '/' || url.search || url.hash) throw problem('LATCHKEY_URL must be an origin, without a path')
  if (url.protocol === 'https:' && !tls && env.LATCHKEY_TRUSTED_PROXIES.length === 0)
    throw problem(
      'LATCHKEY_URL is https: set LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE, or LATCHKEY_TRUSTED_PROXIES',
    )
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw problem('LATCHKEY_URL must be https unless it is on localhost: passwords travel over it')
  if (directory.kind === 'sample' && !isLoopback(env.LATCHKEY_LISTEN.host))
    throw problem(
      'LATCHKEY_LISTEN must be a loopback address while LATCHKEY_DIRECTORY is sample: its passwords are public',
    )
  return {
    url,
    listen: env.LATCHKEY_LISTEN,
    redirectListen: env.LATCHKEY_REDIRECT_LISTEN,
    tls,
    trustedProxies: env.LATCHKEY_TRUSTED_PROXIES,
    data,
    keyFile: resolve(folder, env.LATCHKEY_KEY_FILE ?? `${data}.keys.json`),
    database:
      env.LATCHKEY_DATABASE === 'sqlite:'
        ? { kind: 'sqlite', folder: data }
        : { kind: 'mssql', url: env.LATCHKEY_DATABASE, password: env.LATCHKEY_DATABASE_PASSWORD },
    directory,
    smtp: env.LATCHKEY_SMTP,
    host: hostname(),
  }
}

function directoryOf(env: z.output<typeof environment>): Config['directory'] {
  const controllers = env.LATCHKEY_DIRECTORY
  if (controllers.length === 1 && controllers[0] === 'sample:') return { kind: 'sample' }
  const wrong = controllers.find((entry) => /^[a-z]+:/i.test(entry) && !entry.startsWith('ldaps://'))
  if (wrong)
    throw problem(`LATCHKEY_DIRECTORY has ${wrong}: name controllers as ldaps://host, or one DNS domain, or sample:`)
  if (controllers.length > 1 && controllers.some((entry) => !entry.startsWith('ldaps://')))
    throw problem('LATCHKEY_DIRECTORY must be one DNS domain, or a list of controllers, each as ldaps://host')
  if (!env.LATCHKEY_DIRECTORY_BIND_DN || !env.LATCHKEY_DIRECTORY_BIND_PASSWORD)
    throw problem(
      'LATCHKEY_DIRECTORY_BIND_DN and LATCHKEY_DIRECTORY_BIND_PASSWORD(_FILE) must be set with LATCHKEY_DIRECTORY',
    )
  return {
    kind: 'active-directory',
    controllers,
    base: env.LATCHKEY_DIRECTORY_BASE,
    bindDn: env.LATCHKEY_DIRECTORY_BIND_DN,
    bindPassword: env.LATCHKEY_DIRECTORY_BIND_PASSWORD,
    caFile: env.LATCHKEY_DIRECTORY_CA_FILE,
  }
}

function invalid(issues: z.core.$ZodIssue[]): AppError {
  const issue = issues[0]
  if (issue?.code === 'unrecognized_keys')
    return problem(`${issue.keys[0]} is not a setting of Latchkey: correct its name or remove it`)
  return problem(`${String(issue?.path[0])} ${issue?.message}`)
}

function problem(sentence: string, cause?: unknown): AppError {
  return new AppError('configuration-invalid', { values: { sentence }, cause })
}
