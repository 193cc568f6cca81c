import { isLoopback } from './listen.ts'
import { assertOrigin, type ListenerConfig } from './listener-config.ts'
import { createConfigurationError, type EnvironmentVariables } from './read-environment.ts'

/** Which of its sites a server with a database shows, and where. */
export interface RoleConfig {
  /** `service`: everybody but administrators comes through sites in a perimeter network. */
  role: 'all' | 'service'
  listenUrl: URL
  /** Origin of the Helpdesk site. */
  helpdeskUrl: URL
  /** With the role `all`: sites of staff on a listener and at an origin of their own. With `service`: the Administration site, on `listen`. */
  staff?: { url: URL; listen: { host: string; port: number } }
  /** Where sites reach a service. */
  serviceListen?: { host: string; port: number }
}

interface Given {
  listener: Omit<ListenerConfig, 'listenUrl'>
  directory: { kind: 'sample' | 'active-directory' }
}

const onlyOfSites = ['LATCHKEY_SERVICE_URLS', 'LATCHKEY_SERVICE_PINS'] as const

export function toRoleConfig(env: EnvironmentVariables, given: Given): RoleConfig {
  const foreign = onlyOfSites.find((name) => env[name] !== undefined)
  if (foreign) throw createConfigurationError(`${foreign} is for LATCHKEY_ROLE=site: remove it`)
  if (env.LATCHKEY_ROLE === 'service') return toServiceConfig(env, given)
  if (env.LATCHKEY_SERVICE_LISTEN)
    throw createConfigurationError('LATCHKEY_SERVICE_LISTEN is for LATCHKEY_ROLE=service: remove it')
  const { url } = given.listener
  const staff = toStaffConfig(env, given)
  return { role: 'all', listenUrl: url, helpdeskUrl: staff?.url ?? url, staff }
}

/** Unless LATCHKEY_SERVICE_LISTEN names another. */
const defaultServiceListen = { host: '127.0.0.1', port: 8081 }

function toServiceConfig(env: EnvironmentVariables, { listener, directory }: Given): RoleConfig {
  const { LATCHKEY_STAFF_URL: address, LATCHKEY_LISTEN: listen, LATCHKEY_URL: sites } = env
  if (sites === undefined)
    throw createConfigurationError('LATCHKEY_URL must be set with LATCHKEY_ROLE=service: it is the origin of the sites')
  if (address === undefined)
    throw createConfigurationError(
      'LATCHKEY_STAFF_URL must be set with LATCHKEY_ROLE=service: it is the origin of the Administration site',
    )
  if (env.LATCHKEY_STAFF_LISTEN)
    throw createConfigurationError(
      'LATCHKEY_STAFF_LISTEN is not for LATCHKEY_ROLE=service, where LATCHKEY_LISTEN is the listener of the Administration site: remove it',
    )
  if (!listener.tls)
    throw createConfigurationError(
      'LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE must be set with LATCHKEY_ROLE=service: sites pin this certificate',
    )
  const url = new URL(address)
  assertStaffOrigin(url, listener)
  const serviceListen = env.LATCHKEY_SERVICE_LISTEN ?? defaultServiceListen
  assertNotPublic('LATCHKEY_SERVICE_LISTEN', serviceListen, directory)
  if (isSame(serviceListen, listen))
    throw createConfigurationError('LATCHKEY_SERVICE_LISTEN must be another address or port than LATCHKEY_LISTEN')
  return { role: 'service', listenUrl: url, helpdeskUrl: listener.url, staff: { url, listen }, serviceListen }
}

function toStaffConfig(env: EnvironmentVariables, { listener, directory }: Given): RoleConfig['staff'] {
  const { LATCHKEY_STAFF_URL: address, LATCHKEY_STAFF_LISTEN: listen } = env
  if (address === undefined && listen === undefined) return undefined
  if (address === undefined || listen === undefined)
    throw createConfigurationError('LATCHKEY_STAFF_URL and LATCHKEY_STAFF_LISTEN belong together: set both or none')
  const url = new URL(address)
  assertStaffOrigin(url, listener)
  assertNotPublic('LATCHKEY_STAFF_LISTEN', listen, directory)
  if (isSame(listen, listener.listen))
    throw createConfigurationError('LATCHKEY_STAFF_LISTEN must be another address or port than LATCHKEY_LISTEN')
  return { url, listen }
}

function assertStaffOrigin(url: URL, listener: Given['listener']): void {
  assertOrigin('LATCHKEY_STAFF_URL', url, listener)
  // Cookies do not tell ports apart, so a session of staff would be sent to the public listener of the same name.
  if (url.hostname === listener.url.hostname)
    throw createConfigurationError(
      'LATCHKEY_STAFF_URL must have another host name than LATCHKEY_URL: browsers share cookies of one',
    )
}

export function assertNotPublic(name: string, { host }: { host: string }, directory: Given['directory']): void {
  if (directory.kind === 'sample' && !isLoopback(host))
    throw createConfigurationError(
      `${name} must be a loopback address while LATCHKEY_DIRECTORY is sample: its passwords are public`,
    )
}

const isSame = (one: { host: string; port: number }, other: { host: string; port: number }) =>
  one.port === other.port && one.host === other.host
