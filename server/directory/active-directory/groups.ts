import { type Entry, ExtensibleFilter, type Filter, OrFilter } from 'ldapts'
import { isDistinguishedName, isSid, normaliseName } from '../distinguished-name.ts'
import type { Domain, Reading } from './domain.ts'
import { sidText } from './identifiers.ts'
import { buffers, equals, search, text } from './ldap.ts'

/** A group of this domain; of one from elsewhere only its SID is known. */
export interface KnownGroup {
  name: string
  distinguishedName: string
}

/**
 * Every group, nested and primary, by SID, distinguished name and name. `tokenGroups` is what the controller itself computes at
 * a sign-in; an account that may not read it is answered by the slower search along the chain of memberships.
 */
export async function groupsOf(domain: Domain, reading: Reading, entry: Entry): Promise<string[]> {
  const tokens = buffers(entry, 'tokenGroups')
  if (tokens.length === 0) return alongTheChain(reading, entry)
  const known = await Promise.all(nameThem(domain, reading, tokens))
  return tokens.flatMap((sid, index) => groupKeys(sidText(sid), known[index]))
}

/** As they stand in `DirectoryPerson.groups`. Whoever may name a group must not be able to pass it off as another. */
export function groupKeys(sid: string, group?: KnownGroup): string[] {
  if (group === undefined) return [sid.toLowerCase()]
  const name = group.name.toLowerCase()
  const names = isSid(name) || isDistinguishedName(name) ? [] : [name]
  return [...names, sid.toLowerCase(), normaliseName(group.distinguishedName)]
}

/** All that are not known yet come by one question. */
function nameThem(domain: Domain, reading: Reading, tokens: Buffer[]): Promise<KnownGroup | undefined>[] {
  const unknown: Buffer[] = []
  const answer = Promise.withResolvers<Map<string, KnownGroup>>()
  // Unhandled only when nobody waits for it.
  answer.promise.catch(() => undefined)
  const groups = tokens.map((sid) =>
    domain.rememberGroup(sidText(sid), async () => {
      unknown.push(sid)
      return (await answer.promise).get(sidText(sid))
    }),
  )
  if (unknown.length > 0) askNames(reading, unknown).then(answer.resolve, answer.reject)
  return groups
}

async function askNames(reading: Reading, sids: Buffer[]): Promise<Map<string, KnownGroup>> {
  const known = new Map<string, KnownGroup>()
  for (let start = 0; start < sids.length; start += 100) {
    const filters = sids.slice(start, start + 100).map((sid) => equals('objectSid', sid))
    for (const group of await searchGroups(reading, new OrFilter({ filters }))) {
      const sid = buffers(group, 'objectSid')[0]
      const name = text(group, 'cn')
      if (sid !== undefined && name !== undefined) known.set(sidText(sid), { name, distinguishedName: group.dn })
    }
  }
  return known
}

async function alongTheChain(reading: Reading, entry: Entry): Promise<string[]> {
  // LDAP_MATCHING_RULE_IN_CHAIN
  const filter = new ExtensibleFilter({ matchType: 'member', rule: '1.2.840.113556.1.4.1941', value: entry.dn })
  const groups = await searchGroups(reading, filter)
  const keys = groups.flatMap((group) => {
    const [sid] = buffers(group, 'objectSid')
    return sid === undefined
      ? []
      : groupKeys(sidText(sid), { name: text(group, 'cn') ?? '', distinguishedName: group.dn })
  })
  const primary = text(entry, 'primaryGroupID')
  return primary === undefined ? keys : [...keys, ...groupKeys(`${reading.facts.domainSid}-${primary}`)]
}

const searchGroups = ({ client, facts }: Reading, filter: Filter) =>
  search(client, facts.domainDn, { scope: 'sub', filter, attributes: ['cn', 'objectSid'] })
