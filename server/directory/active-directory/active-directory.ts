import { AppError } from '../../../shared/errors.ts'
import { isDomainName } from '../account-name.ts'
import type { Directory } from '../directory.ts'
import { createCache } from './cache.ts'
import { createControllers } from './controllers.ts'
import { type DomainContext, readFromController } from './domain.ts'
import { type ActiveDirectoryOptions, defaultTimeouts } from './options.ts'
import { createPacer } from './pacer.ts'
import { openSession } from './session.ts'

/**
 * One Active Directory domain, over LDAPS only. Connects when first used; `warmUp` connects earlier and reads the domain's
 * NetBIOS name, which is guessed from the DNS name until then.
 */
export function createActiveDirectory(options: ActiveDirectoryOptions): Directory {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const controllers = createControllers(options, timeouts)
  const name = findDomainName(options)
  const facts = { name, netbiosName: name.split('.')[0]?.toUpperCase() ?? '', alias: name }
  const domain: DomainContext = {
    options,
    timeouts,
    controllers,
    name: () => facts.name,
    matchesName: (typed) => isDomainName(typed, facts),
    standIn: {},
    reported: new Set(),
    wrongPasswordPacer: createPacer(),
    // Half a minute, so that an administrator's change of policy is soon known; the controller enforces it at once in any case.
    loadPolicy: createCache(30_000),
    loadLockouts: createCache(30_000),
    loadGroup: createCache(300_000),
  }
  options.signal?.addEventListener('abort', () => controllers.close(), { once: true })

  return {
    isSample: false,
    domains: [facts],
    openSession: (options) => openSession(domain, options),
    async warmUp(signal) {
      let cause: unknown
      const all = await controllers.listInOrder()
      const answers = all.map((controller) =>
        readFromController(domain, controller, async (reading) => reading.facts).catch((error: unknown) => {
          cause = error
          return undefined
        }),
      )
      for (const answer of await Promise.all(answers)) facts.netbiosName = answer?.netbiosName ?? facts.netbiosName
      signal.throwIfAborted()
      if (cause !== undefined && (await Promise.all(answers)).every((answer) => answer === undefined)) {
        throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
      }
    },
    close: async () => controllers.close(),
  }
}

function findDomainName(options: ActiveDirectoryOptions): string {
  if (options.domain !== undefined) return options.domain.toLowerCase()
  const labels = [...(options.base ?? '').matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map((match) => match[1]?.trim())
  if (labels.length > 0) return labels.join('.').toLowerCase()
  if ('discover' in options.controllers) return options.controllers.discover.toLowerCase()
  const host = /^ldaps:\/\/([^:/]+)/i.exec(options.controllers[0] ?? '')?.[1] ?? ''
  return host.slice(host.indexOf('.') + 1).toLowerCase()
}
