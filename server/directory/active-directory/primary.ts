import type { Client } from 'ldapts'
import type { Controller } from './controllers.ts'
import { type Domain, readFrom } from './domain.ts'
import type { ControllerFacts } from './facts.ts'
import { readEntry, text } from './ldap.ts'

/**
 * The controller that hears of every password first (PDC emulator). The living ones are asked who it is, then DNS; undefined
 * when nobody knows or when it is none of those that are configured.
 */
export async function findPrimary(domain: Domain): Promise<Controller | undefined> {
  const all = await domain.controllers.inOrder().catch(() => [])
  for (const controller of all) {
    try {
      const host = await readFrom(domain, controller, ({ client, facts }) => primaryHost(client, facts))
      if (host) return await withHost(all, host)
    } catch {
      // The next one may know.
    }
  }
  return domain.controllers.primaryByName(domain.name())
}

/** DNS name of the controller that holds the role, lower case. */
export async function primaryHost(client: Client, facts: ControllerFacts): Promise<string | undefined> {
  const head = await readEntry(client, facts.domainDn, ['fSMORoleOwner'])
  const settings = head && text(head, 'fSMORoleOwner')
  // The role's owner is the "NTDS Settings" below the server's object.
  const server = settings && (await readEntry(client, settings.slice(settings.indexOf(',') + 1), ['dNSHostName']))
  return server ? text(server, 'dNSHostName')?.toLowerCase() : undefined
}

/** Controllers may be configured by address, so each is asked what it is called. */
async function withHost(all: Controller[], host: string): Promise<Controller | undefined> {
  for (const controller of all) {
    if (new URL(controller.url.replace('ldaps:', 'https:')).hostname === host) return controller
    const facts = await controller.facts().catch(() => undefined)
    if (facts?.host === host) return controller
  }
  return undefined
}
