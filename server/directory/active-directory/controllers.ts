import type { Client } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import { type BindConnections, createBindConnections } from './bind-connections.ts'
import { createCache } from './cache.ts'
import { type Connections, createConnections } from './connections.ts'
import { resolveControllers } from './dns.ts'
import { type ControllerFacts, readFacts } from './facts.ts'
import { createLimit, type Limit } from './limit.ts'
import { createLiveness } from './liveness.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'
import { createServiceAccount } from './service-account.ts'

export interface Controller {
  /** `ldaps://host:port` in lower case; identifies the controller in tickets and runs. */
  readonly url: string
  readonly connections: Connections
  readonly bindConnections: BindConnections
  readonly writes: Limit
  readonly binds: Limit
  loadFacts(): Promise<ControllerFacts>
}

export interface Controllers {
  /** The preferred one first, then in the configured or resolved order; controllers that failed recently last. */
  listInOrder(preferred?: string): Promise<Controller[]>
  /** Finds only a controller that is configured or was resolved: a name from anywhere else gets no password. */
  findByUrl(url: string): Promise<Controller | undefined>
  /** Resolves `_ldap._tcp.pdc._msdcs.<domain>`, for when no controller can name the PDC emulator. */
  findPrimaryByDns(domain: string): Promise<Controller | undefined>
  recordFailure(controller: Controller): void
  /** From now on the controller is asked for no write for a while, unless there is no other. */
  recordReadOnly(controller: Controller): void
  isReadOnly(controller: Controller): boolean
  recordAnswer(controller: Controller): void
  close(): void
}

/** A read-only controller rarely becomes another one. Milliseconds. */
const readOnlyRest = 600_000

/** Concurrent password writes per controller: Samba makes them one after the other, and each that waits keeps one of its workers from all else. */
const maxWrites = 2

/** Concurrent binds of people per controller. */
const maxBinds = 8

export function createControllers(options: ActiveDirectoryOptions, timeouts: Timeouts): Controllers {
  const known = new Map<string, Controller>()
  const restingUntil = new Map<string, number>()
  const serviceAccount = createServiceAccount(options)
  const readOnlyUntil = new Map<string, number>()
  const rest = options.restAfterFailure ?? 10_000
  const now = options.monotonicNow ?? (() => performance.now())
  const lookedUp = createCache<string[]>(300_000)
  let lastLookedUp: string[] = []

  // Parsed here, so that a wrong address stops the start.
  const listed = 'discover' in options.controllers ? undefined : options.controllers.map(parseControllerUrl)

  async function urls(): Promise<string[]> {
    if (!('discover' in options.controllers)) return listed ?? []
    const name = `_ldap._tcp.dc._msdcs.${options.controllers.discover}`
    try {
      lastLookedUp = (await lookedUp(name, () => resolveControllers(name, options.dnsServers))).map(parseControllerUrl)
    } catch (cause) {
      // While DNS is unavailable, the controllers resolved last are used.
      if (lastLookedUp.length === 0) throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
    }
    return lastLookedUp
  }

  function controllerAt(url: string): Controller {
    const existing = known.get(url)
    if (existing !== undefined) return existing
    const liveness = createLiveness(timeouts)
    const connections = createConnections(url, options, { timeouts, serviceAccount, liveness })
    let facts: Promise<ControllerFacts> | undefined
    const controller: Controller = {
      url,
      connections,
      bindConnections: createBindConnections(url, options, { timeouts, liveness }),
      writes: createLimit(options.writesPerController ?? maxWrites),
      binds: createLimit(maxBinds),
      loadFacts() {
        facts ??= connections.read((client: Client) => readFacts(client))
        facts
          .then(({ isReadOnly }) => isReadOnly && readOnlyUntil.set(url, Number.POSITIVE_INFINITY))
          .catch(() => undefined)
        facts.catch(() => {
          facts = undefined
        })
        return facts
      },
    }
    known.set(url, controller)
    return controller
  }

  const isResting = (url: string) => (restingUntil.get(url) ?? 0) > now()

  return {
    async listInOrder(preferred) {
      const all = await urls()
      const rank = (url: string) => (isResting(url) ? 2 : url === preferred ? 0 : 1)
      return all.toSorted((a, b) => rank(a) - rank(b)).map(controllerAt)
    },
    async findByUrl(url) {
      const all = await urls().catch((): string[] => [])
      return all.includes(url) || known.has(url) ? controllerAt(url) : undefined
    },
    async findPrimaryByDns(domain) {
      const found = await resolveControllers(`_ldap._tcp.pdc._msdcs.${domain}`, options.dnsServers).catch(() => [])
      return found[0] === undefined ? undefined : controllerAt(parseControllerUrl(found[0]))
    },
    recordReadOnly: (controller) =>
      void readOnlyUntil.set(controller.url, Math.max(readOnlyUntil.get(controller.url) ?? 0, now() + readOnlyRest)),
    isReadOnly: (controller) => (readOnlyUntil.get(controller.url) ?? 0) > now(),
    recordFailure({ url }) {
      if (!restingUntil.has(url))
        options.report?.(`${url} does not answer: other controllers are used while there are any.`)
      restingUntil.set(url, now() + rest)
    },
    recordAnswer({ url }) {
      if (restingUntil.delete(url)) options.report?.(`${url} answers again.`)
    },
    close() {
      for (const { connections, bindConnections } of known.values()) {
        connections.close()
        bindConnections.close()
      }
    },
  }
}

/** Accepts LDAPS only: a password must not cross the network unencrypted. */
export function parseControllerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'ldaps:' || url.hostname === '') {
    throw new AppError('configuration-invalid', {
      values: { sentence: `LATCHKEY_DIRECTORY has ${text}: name controllers as ldaps://host or ldaps://host:port` },
    })
  }
  return `ldaps://${url.hostname.toLowerCase()}:${url.port || '636'}`
}
