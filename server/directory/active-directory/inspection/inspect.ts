import type { VerifyResult } from '../../directory.ts'
import { bindResult } from '../codes.ts'
import { drop, newClient } from '../connections.ts'
import { urlOf } from '../controllers.ts'
import { answerOf } from '../ldap.ts'
import { controllersByName } from '../names.ts'
import { type ActiveDirectoryOptions, defaultTimeouts } from '../options.ts'
import { type Handshake, shakeHands } from './certificate.ts'
import { type DomainView, readDomain } from './domain.ts'
import { type Rights, readRights } from './rights.ts'

/** One controller, as far as one got with it. Only reads; nothing is counted against anybody but the service account. */
export interface Inspection {
  url: string
  handshake: Handshake
  /** Undefined: not tried, since a password goes only to who can be trusted, and a refused one not to the next. */
  bind?: VerifyResult
  domain?: DomainView
  rights?: Rights
  /** What broke off in the middle, in the controller's or the network's words. */
  trouble?: string
}

/** The controllers of the domain, from the list or from DNS. Rejects with the resolver's code when DNS knows none. */
export async function controllersOf(
  options: Pick<ActiveDirectoryOptions, 'controllers' | 'dnsServers'>,
): Promise<string[]> {
  if (!('discover' in options.controllers)) return options.controllers.map(urlOf)
  const name = `_ldap._tcp.dc._msdcs.${options.controllers.discover}`
  return (await controllersByName(name, options.dnsServers)).map(urlOf)
}

/** One after the other: a wrong password tried at each at once would lock the service account. */
export async function inspectControllers(
  urls: readonly string[],
  options: ActiveDirectoryOptions,
  signal: AbortSignal,
): Promise<Inspection[]> {
  const inspections: Inspection[] = []
  let refused = false
  for (const url of urls) {
    signal.throwIfAborted()
    const inspection = await inspect(url, options, refused)
    refused ||= inspection.bind !== undefined && inspection.bind !== 'right' && inspection.bind !== 'unreachable'
    inspections.push(inspection)
  }
  return inspections
}

async function inspect(url: string, options: ActiveDirectoryOptions, refused: boolean): Promise<Inspection> {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const handshake = await shakeHands(url, options, timeouts.connect)
  const isTrusted = handshake.reached && !handshake.certificate.untrusted && !handshake.certificate.otherNames
  if (!isTrusted || refused) return { url, handshake }
  const client = newClient(url, options, { connect: timeouts.connect, operation: timeouts.read })
  const inspection: Inspection = { url, handshake }
  try {
    await client.bind(options.bindDn, options.bindPassword)
    inspection.bind = 'right'
    inspection.domain = await readDomain(client, options.base)
    const { facts, baseReadable } = inspection.domain
    if (baseReadable) inspection.rights = await readRights(client, options.base ?? facts.domainDn, options.bindDn)
  } catch (error) {
    const answer = answerOf(error)
    if (inspection.bind === undefined) inspection.bind = answer ? bindResult(answer) : 'unreachable'
    else inspection.trouble = (error as Error).message
  } finally {
    drop(client)
  }
  return inspection
}
