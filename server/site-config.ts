import type { ApplicationTokenFiles } from './authentication/application-token-file.ts'
import { type Config, readConfig } from './config.ts'
import { type ListenerConfig, toListenerConfig, toTokenFiles } from './listener-config.ts'
import { createConfigurationError, readEnvironment } from './read-environment.ts'

/** A server of the role `site`: it has listeners and passes requests to services, and knows no directory, database or keys. */
export interface SiteConfig extends ListenerConfig {
  role: 'site'
  /** Services, asked in turns. */
  services: readonly URL[]
  /** Of the certificates that services may present, as `certificate-pin.ts` writes them. */
  pins: readonly string[]
  applicationToken: ApplicationTokenFiles
}

/** What a site may be given. Everything else would be a secret, or an address, that it must not know. */
const siteVariables = new Set([
  'LATCHKEY_ROLE',
  'LATCHKEY_URL',
  'LATCHKEY_LISTEN',
  'LATCHKEY_REDIRECT_LISTEN',
  'LATCHKEY_SERVICE_URLS',
  'LATCHKEY_SERVICE_PINS',
  'LATCHKEY_APPLICATION_TOKEN_FILE',
  'LATCHKEY_APPLICATION_TOKEN_KEY_FILE',
  'LATCHKEY_TLS_CERT_FILE',
  'LATCHKEY_TLS_KEY_FILE',
  'LATCHKEY_TRUSTED_PROXIES',
  'LATCHKEY_HSTS_SUBDOMAINS',
])

/** For the commands that a site has, too. Throws as `readConfig` does. */
export function readAnyConfig(
  env: NodeJS.ProcessEnv = process.env,
  folder: string = process.cwd(),
): Config | SiteConfig {
  const read = readEnvironment(env, folder)
  const { values, settings } = read
  if (values.LATCHKEY_ROLE !== 'site') return readConfig(env, folder)
  const foreign = Object.keys(settings).find((name) => !siteVariables.has(name))
  if (foreign)
    throw createConfigurationError(`${foreign} is not for LATCHKEY_ROLE=site, which only passes requests on: remove it`)
  const { LATCHKEY_SERVICE_URLS: services, LATCHKEY_SERVICE_PINS: pins } = values
  if (!services || !pins)
    throw createConfigurationError(
      'LATCHKEY_SERVICE_URLS and LATCHKEY_SERVICE_PINS must be set with LATCHKEY_ROLE=site: the services, and the pins of their certificates',
    )
  const applicationToken = toTokenFiles(read, folder)
  if (!applicationToken)
    throw createConfigurationError(
      'LATCHKEY_APPLICATION_TOKEN_FILE must be set with LATCHKEY_ROLE=site: the token is stored there by npm start -- token --enter',
    )
  const listener = toListenerConfig(values)
  return { role: 'site', ...listener, listenUrl: listener.url, services, pins, applicationToken }
}
