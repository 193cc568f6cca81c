import type { Client } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import { type BindConnections, keepBindConnections } from './bind-connections.ts'
import { type Connections, keepConnections } from './connections.ts'
import { type ControllerFacts, readFacts } from './facts.ts'
import { createLimit, type Limit } from './limit.ts'
import { controllersByName } from './names.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'
import { remember } from './remember.ts'

export interface Controller {
  /** `ldaps://host:port` in lower case: its name in tickets and runs. */
  readonly url: string
  readonly connections: Connections
  readonly bindConnections: BindConnections
  readonly writes: Limit
  readonly binds: Limit
  facts(): Promise<ControllerFacts>
}

export interface Controllers {
  /** The preferred first, then in the order given or looked up; those that failed lately last. */
  inOrder(preferred?: string): Promise<Controller[]>
  /** Only one that is configured or was looked up: a name from anywhere else gets no password of ours. */
  byUrl(url: string): Promise<Controller | undefined>
  /** `_ldap._tcp.pdc._msdcs.<domain>`, for when no controller can be asked who it is. */
  primaryByName(domain: string): Promise<Controller | undefined>
  failed(controller: Controller): void
  answered(controller: Controller): void
  close(): void
}

export function createControllers(options: ActiveDirectoryOptions, timeouts: Timeouts): Controllers {
  const known = new Map<string, Controller>()
  const restingUntil = new Map<string, number>()
  const rest = options.restAfterFailure ?? 10_000
  const lookedUp = remember<string[]>(300_000)
  let lastLookedUp: string[] = []

  // Here, so that a wrong address stops the start.
  const listed = 'discover' in options.controllers ? undefined : options.controllers.map(urlOf)

  async function urls(): Promise<string[]> {
    if (!('discover' in options.controllers)) return listed ?? []
    const name = `_ldap._tcp.dc._msdcs.${options.controllers.discover}`
    try {
      lastLookedUp = (await lookedUp(name, () => controllersByName(name, options.dnsServers))).map(urlOf)
    } catch (cause) {
      // Controllers outlive a DNS server that is away.
      if (lastLookedUp.length === 0) throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
    }
    return lastLookedUp
  }

  function controllerAt(url: string): Controller {
    const standing = known.get(url)
    if (standing !== undefined) return standing
    const connections = keepConnections(url, options, timeouts)
    let facts: Promise<ControllerFacts> | undefined
    const controller: Controller = {
      url,
      connections,
      bindConnections: keepBindConnections(url, options, timeouts),
      writes: createLimit(options.writesPerController ?? 4),
      binds: createLimit(options.bindsPerController ?? 8),
      facts() {
        facts ??= connections.read((client: Client) => readFacts(client))
        facts.catch(() => {
          facts = undefined
        })
        return facts
      },
    }
    known.set(url, controller)
    return controller
  }

  const isResting = (url: string) => (restingUntil.get(url) ?? 0) > performance.now()

  return {
    async inOrder(preferred) {
      const all = await urls()
      const rank = (url: string) => (isResting(url) ? 2 : url === preferred ? 0 : 1)
      return all.toSorted((a, b) => rank(a) - rank(b)).map(controllerAt)
    },
    async byUrl(url) {
      const all = await urls().catch((): string[] => [])
      return all.includes(url) || known.has(url) ? controllerAt(url) : undefined
    },
    async primaryByName(domain) {
      const found = await controllersByName(`_ldap._tcp.pdc._msdcs.${domain}`, options.dnsServers).catch(() => [])
      return found[0] === undefined ? undefined : controllerAt(urlOf(found[0]))
    },
    failed: (controller) => void restingUntil.set(controller.url, performance.now() + rest),
    answered: (controller) => void restingUntil.delete(controller.url),
    close() {
      for (const { connections, bindConnections } of known.values()) {
        connections.close()
        bindConnections.close()
      }
    },
  }
}

/** LDAPS and nothing else: a password must not cross the wire in clear. */
export function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'ldaps:' || url.hostname === '') {
    throw new AppError('configuration-invalid', {
      values: { sentence: `LATCHKEY_DIRECTORY has ${text}: name controllers as ldaps://host or ldaps://host:port` },
    })
  }
  return `ldaps://${url.hostname.toLowerCase()}:${url.port || '636'}`
}
