import { AppError } from '../../../shared/errors.ts'
import { namesDomain } from '../account-name.ts'
import type { Directory } from '../directory.ts'
import { createControllers } from './controllers.ts'
import { type Domain, readFrom } from './domain.ts'
import { type ActiveDirectoryOptions, defaultTimeouts } from './options.ts'
import { keepPace } from './pace.ts'
import { remember } from './remember.ts'
import { openSession } from './session.ts'

/**
 * One Active Directory domain, over LDAPS only. Connects when first used; `warmUp` does so before, and learns the domain's
 * NetBIOS name, which until then is guessed from the DNS name.
 */
export function createActiveDirectory(options: ActiveDirectoryOptions): Directory {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const controllers = createControllers(options, timeouts)
  const name = domainName(options)
  const facts = { name, netbiosName: name.split('.')[0]?.toUpperCase() ?? '', alias: options.alias ?? name }
  const domain: Domain = {
    options,
    timeouts,
    controllers,
    name: () => facts.name,
    isNamed: (typed) => namesDomain(typed, facts),
    standIn: {},
    wrongPasswords: keepPace(),
    // An administrator's change of policy is known within half a minute; the controller enforces it at once in any case.
    rememberPolicy: remember(30_000),
    rememberGroup: remember(300_000),
  }
  options.signal?.addEventListener('abort', () => controllers.close(), { once: true })

  return {
    domains: [facts],
    session: (of) => openSession(domain, of),
    async warmUp(signal) {
      let cause: unknown
      const all = await controllers.inOrder()
      const answers = all.map((controller) =>
        readFrom(domain, controller, async (reading) => reading.facts).catch((error: unknown) => {
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

function domainName(options: ActiveDirectoryOptions): string {
  if (options.domain !== undefined) return options.domain.toLowerCase()
  const labels = [...(options.base ?? '').matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map((match) => match[1]?.trim())
  if (labels.length > 0) return labels.join('.').toLowerCase()
  if ('discover' in options.controllers) return options.controllers.discover.toLowerCase()
  const host = /^ldaps:\/\/([^:/]+)/i.exec(options.controllers[0] ?? '')?.[1] ?? ''
  return host.slice(host.indexOf('.') + 1).toLowerCase()
}
