import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { connect, createServer } from 'node:net'
import type { Config } from '../config.ts'
import { listControllers } from '../directory/active-directory/inspection/inspect.ts'
import { toControllerOptions } from '../directory-options.ts'
import { explainListenError } from '../listen.ts'
import type { ListenerConfig } from '../listener-config.ts'
import { parseSmtpServer } from '../notifications/smtp-server.ts'
import type { SiteConfig } from '../site-config.ts'
import { parseMssqlUrl } from '../store/dialects/mssql-url.ts'
import { type Finding, fail, ok } from './check.ts'

const timeoutMs = 3000

export interface UsedPort {
  direction: 'in' | 'out'
  purpose: 'sites' | 'redirect' | 'services' | 'LDAPS' | 'SMTP' | 'SQL Server'
  host: string
  port: number
  /** What to change when it cannot be used. */
  setting: string
}

/** Every TCP port that these settings make the server open or reach. The directory check reports names that DNS does not know. */
export async function listUsedPorts(config: Config): Promise<UsedPort[]> {
  const { serviceListen, smtp } = config
  const used = listListeners(config)
  if (serviceListen)
    used.push({ direction: 'in', purpose: 'services', ...serviceListen, setting: 'LATCHKEY_SERVICE_LISTEN' })
  for (const { host, port } of await listControllerAddresses(config)) {
    used.push({ direction: 'out', purpose: 'LDAPS', host, port, setting: 'LATCHKEY_DIRECTORY' })
  }
  for (const { host, port } of smtp.map(parseSmtpServer)) {
    used.push({ direction: 'out', purpose: 'SMTP', host, port, setting: 'LATCHKEY_SMTP' })
  }
  for (const { database, setting } of listDatabases(config)) {
    const { server, options } = parseMssqlUrl(database.url, undefined, setting)
    // The SQL Server Browser gives the port of a named instance, at each connection.
    const port = options?.port
    if (port) used.push({ direction: 'out', purpose: 'SQL Server', host: server ?? '', port, setting })
  }
  return used
}

/** The same of a site. */
export const listPortsOfSite = (config: SiteConfig): UsedPort[] => [
  ...listListeners(config),
  ...config.services.map(
    ({ hostname, port }): UsedPort => ({
      direction: 'out',
      purpose: 'services',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 443),
      setting: 'LATCHKEY_SERVICE_URLS',
    }),
  ),
]

function listListeners({ listen, redirectListen }: ListenerConfig): UsedPort[] {
  const used: UsedPort[] = [{ direction: 'in', purpose: 'sites', ...listen, setting: 'LATCHKEY_LISTEN' }]
  if (redirectListen)
    used.push({ direction: 'in', purpose: 'redirect', ...redirectListen, setting: 'LATCHKEY_REDIRECT_LISTEN' })
  return used
}

/** Those on SQL Server. */
export const listDatabases = ({ database, identityDatabase }: Config) =>
  (
    [
      { database, setting: 'LATCHKEY_DATABASE' },
      { database: identityDatabase, setting: 'LATCHKEY_IDENTITY_DATABASE' },
    ] as const
  ).flatMap(({ database, setting }) => (database?.kind === 'mssql' ? [{ database, setting }] : []))

async function listControllerAddresses({ directory }: Config): Promise<{ host: string; port: number }[]> {
  if (directory.kind === 'sample') return []
  const urls = await listControllers(toControllerOptions(directory)).catch(() => [])
  return urls.map((url) => {
    const { hostname, port } = new URL(url.replace('ldaps:', 'https:'))
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) }
  })
}

/** Inbound: ours, free, taken or not allowed. Outbound: whether the connection is accepted. Nothing is sent except one request to ourselves. */
export async function tryPort(used: UsedPort, config: Pick<ListenerConfig, 'listenUrl' | 'tls'>): Promise<Finding> {
  return used.direction === 'in' ? tryListening(used, config) : tryReaching(used)
}

const subjectOf = ({ direction, port, purpose }: UsedPort) => `${direction} ${port} tcp, ${purpose}`

async function tryReaching(used: UsedPort): Promise<Finding> {
  const { host, port, setting } = used
  const refusal = await tryConnecting(host, port)
  if (refusal === undefined) return ok(subjectOf(used), `${host}:${port} answers`)
  return fail(
    subjectOf(used),
    `${host}:${port} cannot be reached (${refusal}): open it in the firewall, or correct ${setting}.`,
  )
}

async function tryListening(
  used: UsedPort,
  { listenUrl: url, tls }: Pick<ListenerConfig, 'listenUrl' | 'tls'>,
): Promise<Finding> {
  const { purpose, host, port, setting } = used
  const address = `${host}:${port}`
  const refusal = await tryBinding(host, port)
  if (refusal === undefined) return ok(subjectOf(used), `${address} is free`)
  if (refusal.code === 'EADDRINUSE') {
    const localHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
    if (await isOurs({ host: localHost, port, url, secure: purpose !== 'redirect' && tls !== undefined }))
      return ok(subjectOf(used), `${address}, Latchkey runs there`)
    return fail(subjectOf(used), `${address} is taken by another program: end it, or change ${setting}.`)
  }
  return fail(subjectOf(used), explainListenError(refusal, { host, port }, setting))
}

/** Opens the port for a moment, as the start will. Undefined: it is free, and this user may open it. */
function tryBinding(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

/** The code of the refusal; undefined: something listens. */
function tryConnecting(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs })
    const end = (code?: string) => {
      socket.destroy()
      resolve(code)
    }
    socket.once('connect', () => end())
    socket.once('timeout', () => end('ETIMEDOUT'))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}

/** Latchkey answers its own health check, or redirects to its own address. */
function isOurs(server: { host: string; port: number; url: URL; secure: boolean }): Promise<boolean> {
  const { host, port, url, secure } = server
  const request = secure ? requestSecure : requestPlain
  const options = { host, port, path: '/healthz', headers: { host: url.host }, timeout: timeoutMs, agent: false }
  return new Promise((resolve) => {
    // The certificate has a check of its own.
    const sent = request({ ...options, ...(secure && { rejectUnauthorized: false }) }, async (response) => {
      const body = (await response.toArray()).join('').slice(0, 100)
      const redirects = response.statusCode === 308 && (response.headers.location ?? '').startsWith(url.origin)
      resolve(redirects || (response.statusCode === 200 && body === '{"status":"ok"}'))
    })
    sent.once('error', () => resolve(false))
    sent.once('timeout', () => sent.destroy(new Error('no answer')))
    sent.end()
  })
}
