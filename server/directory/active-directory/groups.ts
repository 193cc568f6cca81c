import { type Entry, ExtensibleFilter, OrFilter } from 'ldapts'
import type { Domain, Reading } from './domain.ts'
import { sidText } from './identifiers.ts'
import { buffers, equals, search, text } from './ldap.ts'

/**
 * Names and SIDs of all groups, nested and primary, lower case. `tokenGroups` is what the controller itself computes at a
 * sign-in; an account that may not read it is answered by the slower search along the chain of memberships.
 */
export async function groupsOf(domain: Domain, reading: Reading, entry: Entry): Promise<string[]> {
  const tokens = buffers(entry, 'tokenGroups')
  if (tokens.length === 0) return alongTheChain(reading, entry)
  const names = await Promise.all(nameThem(domain, reading, tokens))
  return [...tokens.map((sid) => sidText(sid).toLowerCase()), ...names.filter((name) => name !== undefined)]
}

/** All names that are not known yet come by one question; a group of another domain has no name here. */
function nameThem(domain: Domain, reading: Reading, tokens: Buffer[]): Promise<string | undefined>[] {
  const unknown: Buffer[] = []
  const answer = Promise.withResolvers<Map<string, string>>()
  // Unhandled only when nobody waits for it.
  answer.promise.catch(() => undefined)
  const names = tokens.map((sid) =>
    domain.rememberGroup(sidText(sid), async () => {
      unknown.push(sid)
      return (await answer.promise).get(sidText(sid))
    }),
  )
  if (unknown.length > 0) askNames(reading, unknown).then(answer.resolve, answer.reject)
  return names
}

async function askNames(reading: Reading, sids: Buffer[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let start = 0; start < sids.length; start += 100) {
    const filters = sids.slice(start, start + 100).map((sid) => equals('objectSid', sid))
    const filter = new OrFilter({ filters })
    const of = { scope: 'sub', filter, attributes: ['cn', 'objectSid'] } as const
    for (const group of await search(reading.client, reading.facts.domainDn, {
      ...of,
      attributes: [...of.attributes],
    })) {
      const sid = buffers(group, 'objectSid')[0]
      const name = text(group, 'cn')
      if (sid !== undefined && name !== undefined) names.set(sidText(sid), name.toLowerCase())
    }
  }
  return names
}

async function alongTheChain({ client, facts }: Reading, entry: Entry): Promise<string[]> {
  // LDAP_MATCHING_RULE_IN_CHAIN
  const filter = new ExtensibleFilter({ matchType: 'member', rule: '1.2.840.113556.1.4.1941', value: entry.dn })
  const groups = await search(client, facts.domainDn, { scope: 'sub', filter, attributes: ['cn', 'objectSid'] })
  const primary = text(entry, 'primaryGroupID')
  const names = groups.flatMap((group) => [text(group, 'cn') ?? '', ...buffers(group, 'objectSid').map(sidText)])
  if (primary !== undefined) names.push(`${facts.domainSid}-${primary}`)
  return names.filter((name) => name !== '').map((name) => name.toLowerCase())
}
