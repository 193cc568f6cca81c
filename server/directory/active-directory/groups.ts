import { type Entry, ExtensibleFilter, type Filter, OrFilter } from 'ldapts'
import { toGroupKeys } from '../distinguished-name.ts'
import type { KnownGroup, ReadContext } from './domain.ts'
import { formatSid } from './identifiers.ts'
import { buffers, equals, search, text } from './ldap.ts'

/**
 * All groups, nested and primary, by SID, distinguished name and name. The controller itself computes `tokenGroups` at a sign-in;
 * a service account that may not read it gets the slower search along the chain of memberships.
 */
export async function readGroups(reading: ReadContext, entry: Entry): Promise<string[]> {
  const tokens = buffers(entry, 'tokenGroups')
  if (tokens.length === 0) return readGroupsByChain(reading, entry)
  const known = await Promise.all(loadGroupNames(reading, tokens))
  return tokens.flatMap((sid, index) => toGroupKeys(formatSid(sid), known[index]))
}

/** Reads all names that are not cached with one search, and later one by one those that another reading asked for in vain. */
function loadGroupNames(reading: ReadContext, tokens: Buffer[]): Promise<KnownGroup | undefined>[] {
  const unknown: Buffer[] = []
  let isSent = false
  const answer = Promise.withResolvers<Map<string, KnownGroup>>()
  // A rejection is unhandled only if no group waits for it.
  answer.promise.catch(() => undefined)
  const groups = tokens.map((sid) =>
    reading.domain.loadGroup(formatSid(sid), async () => {
      if (isSent) return (await readGroupNames(reading, [sid])).get(formatSid(sid))
      unknown.push(sid)
      return (await answer.promise).get(formatSid(sid))
    }),
  )
  isSent = true
  if (unknown.length > 0) readGroupNames(reading, unknown).then(answer.resolve, answer.reject)
  return groups
}

async function readGroupNames(reading: ReadContext, sids: Buffer[]): Promise<Map<string, KnownGroup>> {
  const known = new Map<string, KnownGroup>()
  for (let start = 0; start < sids.length; start += 100) {
    const filters = sids.slice(start, start + 100).map((sid) => equals('objectSid', sid))
    for (const group of await searchGroups(reading, new OrFilter({ filters }))) {
      const sid = buffers(group, 'objectSid')[0]
      const name = text(group, 'cn')
      if (sid !== undefined && name !== undefined) known.set(formatSid(sid), { name, distinguishedName: group.dn })
    }
  }
  return known
}

async function readGroupsByChain(reading: ReadContext, entry: Entry): Promise<string[]> {
  // LDAP_MATCHING_RULE_IN_CHAIN
  const filter = new ExtensibleFilter({ matchType: 'member', rule: '1.2.840.113556.1.4.1941', value: entry.dn })
  const groups = await searchGroups(reading, filter)
  const keys = groups.flatMap((group) => {
    const [sid] = buffers(group, 'objectSid')
    return sid === undefined
      ? []
      : toGroupKeys(formatSid(sid), { name: text(group, 'cn') ?? '', distinguishedName: group.dn })
  })
  const primary = text(entry, 'primaryGroupID')
  return primary === undefined ? keys : [...keys, ...toGroupKeys(`${reading.facts.domainSid}-${primary}`)]
}

const searchGroups = ({ client, facts }: ReadContext, filter: Filter) =>
  search(client, facts.domainDn, { scope: 'sub', filter, attributes: ['cn', 'objectSid'] })
