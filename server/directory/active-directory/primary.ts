import type { Client } from 'ldapts'
import type { Controller } from './controllers.ts'
import { type DomainContext, readFromController } from './domain.ts'
import type { ControllerFacts } from './facts.ts'
import { readEntry, text } from './ldap.ts'

/**
 * The PDC emulator: the controller that learns of every new password first. Asks the reachable controllers which one it is, then
 * DNS; undefined if none knows or if it is not among the configured ones.
 */
export async function findPrimary(domain: DomainContext): Promise<Controller | undefined> {
  const all = await domain.controllers.listInOrder().catch(() => [])
  for (const controller of all) {
    try {
      const host = await readFromController(domain, controller, ({ client, facts }) => readPrimaryHost(client, facts))
      if (host) return await findByHost(all, host)
    } catch {
      // The next one may know.
    }
  }
  return domain.controllers.findPrimaryByDns(domain.name())
}

/** DNS name of the controller that holds the role, lower case. */
export async function readPrimaryHost(client: Client, facts: ControllerFacts): Promise<string | undefined> {
  const head = await readEntry(client, facts.domainDn, ['fSMORoleOwner'])
  const settings = head && text(head, 'fSMORoleOwner')
  // The role's owner is the "NTDS Settings" below the server's object.
  const server = settings && (await readEntry(client, settings.slice(settings.indexOf(',') + 1), ['dNSHostName']))
  return server ? text(server, 'dNSHostName')?.toLowerCase() : undefined
}

/** Controllers may be configured by address, so each is asked for its host name. */
async function findByHost(all: Controller[], host: string): Promise<Controller | undefined> {
  for (const controller of all) {
    if (new URL(controller.url.replace('ldaps:', 'https:')).hostname === host) return controller
    const facts = await controller.loadFacts().catch(() => undefined)
    if (facts?.host === host) return controller
  }
  return undefined
}
