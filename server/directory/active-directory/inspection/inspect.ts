import type { VerifyResult } from '../../directory.ts'
import { toVerifyResult } from '../codes.ts'
import { createClient, drop } from '../connections.ts'
import { parseControllerUrl } from '../controllers.ts'
import { resolveControllers } from '../dns.ts'
import { toLdapAnswer } from '../ldap.ts'
import { type ActiveDirectoryOptions, defaultTimeouts, readOption } from '../options.ts'
import { type Handshake, performHandshake } from './certificate.ts'
import { type DomainView, readDomainView } from './domain-view.ts'
import { type Rights, readRights } from './rights.ts'
import { hasVisibleValue } from './visible-value.ts'

/** What could be inspected of one controller. Inspecting only reads; a failed bind counts against the service account alone. */
export interface Inspection {
  url: string
  handshake: Handshake
  /** Undefined if not tried: the password is sent only to a trusted controller, and after a refusal to no further one. */
  bind?: VerifyResult
  domain?: DomainView
  rights?: Rights
  /** Of the attributes asked about, those of which the service account sees no value on anybody. */
  withoutValue?: string[]
  /** Why the inspection broke off, in the controller's or the network's words. */
  error?: string
}

/** The controllers of the domain, from the configuration or from DNS. Rejects with the resolver's code if DNS knows none. */
export async function listControllers(
  options: Pick<ActiveDirectoryOptions, 'controllers' | 'dnsServers'>,
): Promise<string[]> {
  if (!('discover' in options.controllers)) return options.controllers.map(parseControllerUrl)
  const name = `_ldap._tcp.dc._msdcs.${options.controllers.discover}`
  return (await resolveControllers(name, options.dnsServers)).map(parseControllerUrl)
}

/** Inspects one after the other: a wrong password tried at all of them would lock the service account. */
export async function inspectControllers(
  urls: readonly string[],
  options: ActiveDirectoryOptions & {
    /** Names of attributes of which at least one account should have a value. */
    attributes?: readonly string[]
  },
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

async function inspect(
  url: string,
  options: ActiveDirectoryOptions & { attributes?: readonly string[] },
  refused: boolean,
): Promise<Inspection> {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const handshake = await performHandshake(url, options, timeouts.connect)
  const isTrusted = handshake.reached && !handshake.certificate.untrusted && !handshake.certificate.otherNames
  if (!isTrusted || refused) return { url, handshake }
  const client = createClient(url, options, { connect: timeouts.connect, operation: timeouts.read })
  const inspection: Inspection = { url, handshake }
  try {
    await client.bind(options.bindDn, readOption(options.bindPassword))
    inspection.bind = 'right'
    inspection.domain = await readDomainView(client, options.base)
    const { facts, baseReadable } = inspection.domain
    const base = options.base ?? facts.domainDn
    if (baseReadable) {
      inspection.rights = await readRights(client, base, options.bindDn)
      inspection.withoutValue = []
      for (const name of options.attributes ?? [])
        if (!(await hasVisibleValue(client, base, name))) inspection.withoutValue.push(name)
    }
  } catch (error) {
    const answer = toLdapAnswer(error)
    if (inspection.bind === undefined) inspection.bind = answer ? toVerifyResult(answer) : 'unreachable'
    else inspection.error = error instanceof Error ? error.message : String(error)
  } finally {
    drop(client)
  }
  return inspection
}
