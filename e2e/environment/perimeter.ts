import { X509Certificate } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selfSignedCertificate } from '../../server/directory/active-directory/testing/self-signed.ts'
import { toCertificatePin } from '../../server/site/certificate-pin.ts'
import { freePort } from './free-port.ts'
import { startRelay } from './relay.ts'
import { runCommand } from './run-command.ts'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'

/**
 * A site in a perimeter network and its services (docs/operation.md#sites-in-a-perimeter-network). The site runs in a network namespace that has no
 * interface but its own loopback: it reaches the port of each service and is reached at its own port, through sockets of the file system, and nothing else.
 */
export interface Perimeter {
  /** Its `url` is where people go. */
  site: RunningServer
  services: readonly [RunningServer, ...RunningServer[]]
  /** Where the Administration site is: a port of 127.0.0.1 that speaks TLS, by this name. */
  administrationUrl: string
  /** With which commands are run on the first service and on the site. */
  serviceEnvironment: Readonly<Record<string, string>>
  siteEnvironment: Readonly<Record<string, string>>
  /** Of the listener for sites, of each service. */
  servicePorts: readonly number[]
  stop(): Promise<void>
}

export interface PerimeterOptions {
  /** How many services, on one database. */
  services?: number
  /** Of the services, beside what the set-up needs: a directory, say. */
  env?: Record<string, string>
  siteEnv?: Record<string, string>
  waivesNewMethodDelay?: boolean
  /** A folder whose data and keys the services begin with. */
  seed?: string
  /** Where the services' data and keys are, and stay. */
  folder?: string
}

export async function startPerimeter(options: PerimeterOptions = {}): Promise<Perimeter> {
  const folder = await mkdtemp(join(tmpdir(), 'perimeter-'))
  const started: { stop(): Promise<void> }[] = []
  const stop = async () => {
    for (const one of started.splice(0).reverse()) await one.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { ...(await startIn(folder, options, started)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startIn(
  folder: string,
  { services: count = 1, env, siteEnv, waivesNewMethodDelay, seed, folder: existing }: PerimeterOptions,
  started: { stop(): Promise<void> }[],
): Promise<Omit<Perimeter, 'stop'>> {
  const [inner, outer] = [existing ?? join(folder, 'service'), join(folder, 'site')]
  for (const one of [inner, outer]) await mkdir(one, { recursive: true })
  if (seed) await cp(seed, inner, { recursive: true })
  const pair = selfSignedCertificate({ days: 30 })
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  await writeFile(files.cert, pair.cert)
  await writeFile(files.key, pair.key, { mode: 0o600 })

  const sitePort = await freePort()
  const url = `http://localhost:${sitePort}`
  const listeners: { administration: number; sites: number }[] = []
  for (let index = 0; index < count; index++)
    listeners.push({ administration: await freePort(), sites: await freePort() })
  const administrationUrl = `https://staff.localhost:${listeners[0]?.administration}`
  const toServiceEnvironment = (sites: number) => ({
    LATCHKEY_ROLE: 'service',
    LATCHKEY_URL: url,
    LATCHKEY_STAFF_URL: administrationUrl,
    LATCHKEY_SERVICE_LISTEN: `127.0.0.1:${sites}`,
    LATCHKEY_TLS_CERT_FILE: files.cert,
    LATCHKEY_TLS_KEY_FILE: files.key,
    ...env,
  })

  // As the page about it says: the token is made on a service and entered at the site.
  const made = await runCommand({ folder: inner }, ['token'], toServiceEnvironment(0))
  const token = /^Application token: (\S+)$/m.exec(made.out)?.[1] ?? ''
  if (made.code !== 0 || token === '') throw new Error(`token: ${made.err}`)
  const siteEnvironment = {
    LATCHKEY_ROLE: 'site',
    LATCHKEY_URL: url,
    LATCHKEY_LISTEN: `127.0.0.1:${sitePort}`,
    LATCHKEY_SERVICE_URLS: listeners.map(({ sites }) => `https://127.0.0.1:${sites}`).join(' '),
    LATCHKEY_SERVICE_PINS: toCertificatePin(new X509Certificate(pair.cert)),
    LATCHKEY_APPLICATION_TOKEN_FILE: join(outer, 'token.json'),
    LATCHKEY_APPLICATION_TOKEN_KEY_FILE: join(outer, 'token.key'),
  }
  const entered = await runCommand({ folder: outer }, ['token', '--enter'], siteEnvironment, token)
  if (entered.code !== 0) throw new Error(`token --enter: ${entered.err}`)

  const services: RunningServer[] = []
  for (const { administration, sites } of listeners) {
    const service = await startServer({
      folder: inner,
      port: administration,
      probe: `https://127.0.0.1:${administration}`,
      env: toServiceEnvironment(sites),
      waivesNewMethodDelay,
    })
    services.push(service)
    started.push(service)
  }
  const [first, ...others] = services
  if (!first) throw new Error('a perimeter has a service')

  const arrivals = join(folder, 'arrivals.sock')
  const departures = listeners.map(({ sites }, index) => ({ sites, path: join(folder, `departures-${index}.sock`) }))
  for (const { sites, path } of departures) started.push(await startRelay(path, sites))
  started.push(await startRelay(sitePort, arrivals))
  const site = await startServer({
    folder: outer,
    port: sitePort,
    env: {
      ...siteEnvironment,
      LATCHKEY_TEST_RELAYS: [
        `${arrivals} ${sitePort}`,
        ...departures.map(({ sites, path }) => `${sites} ${path}`),
      ].join(','),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'relay-preload.ts')}`,
      ...siteEnv,
    },
    wrap: enclose,
  })
  started.push(site)
  return {
    site,
    services: [first, ...others],
    administrationUrl,
    serviceEnvironment: {
      ...toServiceEnvironment(listeners[0]?.sites ?? 0),
      LATCHKEY_LISTEN: `127.0.0.1:${listeners[0]?.administration}`,
    },
    siteEnvironment,
    servicePorts: listeners.map(({ sites }) => sites),
  }
}

/** A service that people reach through a site: its data, its process and its restarts are those of the service. */
export async function startInstead({ env, folder, waivesNewMethodDelay }: ServerOptions): Promise<RunningServer> {
  // A proxy of the test speaks to the site.
  const { LATCHKEY_TRUSTED_PROXIES: proxies, ...rest } = env ?? {}
  const siteEnv: Record<string, string> = proxies === undefined ? {} : { LATCHKEY_TRUSTED_PROXIES: proxies }
  const perimeter = await startPerimeter({ env: rest, siteEnv, waivesNewMethodDelay, folder })
  const [service] = perimeter.services
  return {
    ...service,
    url: perimeter.site.url,
    get processId() {
      return service.processId
    },
    stop: perimeter.stop,
    log: () => service.log() + perimeter.site.log(),
  }
}

/** Needs root, or namespaces for all users. */
function enclose(command: readonly string[]): readonly string[] {
  const namespaces = process.getuid?.() === 0 ? ['--net'] : ['--map-root-user', '--net']
  return ['unshare', ...namespaces, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...command]
}
