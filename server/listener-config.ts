import { existsSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { ApplicationTokenFiles } from './authentication/application-token-file.ts'
import { isLoopback } from './listen.ts'
import { createConfigurationError, type EnvironmentVariables, type ReadEnvironment } from './read-environment.ts'

/** What every role has: where it listens, at which origin, and whom it believes about addresses of clients. */
export interface ListenerConfig {
  url: URL
  /** Origin of what `listen` serves: `url`, but with the role `service` that of the Administration site. */
  listenUrl: URL
  listen: { host: string; port: number }
  redirectListen?: { host: string; port: number }
  tls?: { certFile: string; keyFile: string }
  trustedProxies: string[]
  /** Whether browsers are told to use HTTPS for every host below that of the public address, too. */
  hstsSubdomains: boolean
}

export function toListenerConfig(env: EnvironmentVariables): Omit<ListenerConfig, 'listenUrl'> {
  const url = new URL(env.LATCHKEY_URL ?? `http://localhost:${env.LATCHKEY_LISTEN.port}`)
  if (!!env.LATCHKEY_TLS_CERT_FILE !== !!env.LATCHKEY_TLS_KEY_FILE)
    throw createConfigurationError('LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE belong together: set both or none')
  const tls =
    env.LATCHKEY_TLS_CERT_FILE && env.LATCHKEY_TLS_KEY_FILE
      ? { certFile: env.LATCHKEY_TLS_CERT_FILE, keyFile: env.LATCHKEY_TLS_KEY_FILE }
      : undefined
  const listener = {
    url,
    listen: env.LATCHKEY_LISTEN,
    redirectListen: env.LATCHKEY_REDIRECT_LISTEN,
    tls,
    trustedProxies: env.LATCHKEY_TRUSTED_PROXIES,
    hstsSubdomains: env.LATCHKEY_HSTS_SUBDOMAINS,
  }
  assertOrigin('LATCHKEY_URL', url, listener)
  return listener
}

export function assertOrigin(
  name: string,
  url: URL,
  { tls, trustedProxies }: Pick<ListenerConfig, 'tls' | 'trustedProxies'>,
): void {
  if (url.pathname !== '/' || url.search || url.hash)
    throw createConfigurationError(`${name} must be an origin, without a path`)
  if (url.protocol === 'https:' && !tls && trustedProxies.length === 0)
    throw createConfigurationError(
      `${name} is https: set LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE, or LATCHKEY_TRUSTED_PROXIES`,
    )
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw createConfigurationError(`${name} must be https unless it is on localhost: passwords travel over it`)
}

/** Name of the key among the credentials that systemd gives to a service. */
const credentialName = 'latchkey-application-token-key'

export function toTokenFiles({ values, all }: ReadEnvironment, folder: string): ApplicationTokenFiles | undefined {
  const { LATCHKEY_APPLICATION_TOKEN_FILE: file, LATCHKEY_APPLICATION_TOKEN_KEY_FILE: named } = values
  if (file === undefined) return undefined
  const data = resolve(folder, values.LATCHKEY_DATA)
  const credential = all.CREDENTIALS_DIRECTORY && join(all.CREDENTIALS_DIRECTORY, credentialName)
  const given = named ?? (credential && existsSync(credential) ? credential : `${data}.application-token-key`)
  const keyFile = resolve(folder, given)
  // A copy of the data folder must not bring the key along.
  if (keyFile.startsWith(`${data}${sep}`))
    throw createConfigurationError('LATCHKEY_APPLICATION_TOKEN_KEY_FILE must not lie in the data folder')
  return { file: resolve(folder, file), keyFile }
}
