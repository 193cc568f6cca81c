import { getTranslator } from '../../shared/languages/browser.ts'
import type { Reply } from '../../shared/wizard/wizard-client.ts'
import { parseOrigin } from '../origins.ts'
import { createConnectionProblem } from '../server-client/connection-problem.ts'
import { discoverServer } from '../server-client/discovery.ts'
import { findCause } from '../server-client/find-cause.ts'
import { parseServerAddress } from '../server-client/server-address.ts'
import { createServerClient } from '../server-client/server-client.ts'
import { saveSite } from './brand.ts'

/** A Latchkey server that has answered. */
export interface FoundServer {
  origin: string
  /** As the server says it. */
  name: string
  /** Origins of the pages that its administrator published. */
  pages: string[]
  /** The mail domain that named it, and how that calls the organisation. */
  discovery?: { domain: string; organisation: string }
}

const maxPages = 50

/** Checks that a Latchkey server answers at the address that was typed, and gives what it says about itself. */
export async function checkServer(typed: string, language: string): Promise<Reply<FoundServer>> {
  const address = parseServerAddress(typed)
  if (!address.ok) return createConnectionProblem(address.problem, language, typed.trim())
  const { origin } = address
  const client = createServerClient({ server: origin, language })
  const site = await client.loadSite()
  if (!site.ok) {
    return site.problem.code === 'server-unreachable'
      ? createConnectionProblem(await findCause(origin), language, origin)
      : site
  }
  await saveSite(client, site.value)
  const { name, pages } = site.value
  return { ok: true, value: { origin, name, pages: readPages(pages) } }
}

/** Finds the server that a mail domain names, and checks it. */
export async function findServerByDomain(domain: string, language: string): Promise<Reply<FoundServer>> {
  const found = await discoverServer(domain)
  if (!found.ok) {
    const text = getTranslator(language)(`extension.problem-${found.failure}`, { domain })
    return { ok: false, problem: { code: found.failure, text } }
  }
  const { server, organisation } = found.value
  const reply = await checkServer(server, language)
  return reply.ok ? { ok: true, value: { ...reply.value, discovery: { domain, organisation } } } : reply
}

/** The list of a server is as little trusted as one that is typed. */
function readPages(given: unknown): string[] {
  if (!Array.isArray(given)) return []
  const origins = given.flatMap((each) => (typeof each === 'string' ? (parseOrigin(each) ?? []) : []))
  return [...new Set(origins)].slice(0, maxPages)
}
