import { AndFilter, type Entry, GreaterThanEqualsFilter, OrFilter } from 'ldapts'
import type { ListedPerson, PeoplePage } from '../directory.ts'
import type { ListOptions } from '../listing.ts'
import type { DomainContext, ReadContext } from './domain.ts'
import { type GroupGraph, readGroupGraph } from './group-graph.ts'
import { readGroups } from './groups.ts'
import { formatGuid, parseGuid } from './identifiers.ts'
import { buffers, equals, readEntry, search, text, texts } from './ldap.ts'
import { openLongReader } from './long-reader.ts'
import { ordinaryUsers, plainAttributes, toPerson } from './person.ts'
import { readEffectivePolicy } from './policy.ts'
import { stateAttributes, toState } from './state.ts'

/**
 * Reads all ids first (16 bytes each, paged) and sorts them, then reads the people page by page. A paged search alone could not be
 * resumed: its cookie is valid on its own connection only, no controller sorts a whole domain, and `uSNCreated` differs between
 * controllers. The id is the same everywhere and never changes; a search for a hundred ids is fast, while Samba reads all people
 * for a range of ids.
 */
export async function* listPeople(
  domain: DomainContext,
  preferred: string | undefined,
  signal: AbortSignal | undefined,
  page: ListOptions = {},
): AsyncGenerator<PeoplePage, void> {
  const pageSize = Math.max(1, Math.min(1000, page.pageSize ?? 200))
  const reader = openLongReader(domain, preferred, signal)
  try {
    const ids = await reader.read((reading) => listIds(reading, page.changedSince))
    // Mostly nobody has changed, and the groups are many.
    if (ids.length === 0) return
    const groups = await reader.read(readGroupGraph)
    const after = parseGuid(page.after ?? '')?.toString('latin1') ?? ''
    const next = ids.findIndex((id) => id > after)
    for (let at = next < 0 ? ids.length : next; at < ids.length; at += pageSize) {
      const some = ids.slice(at, at + pageSize).map((id) => Buffer.from(id, 'latin1'))
      const read = async (reading: ReadContext) => ({
        people: await readPeople(reading, groups, some),
        controller: reading.controller.url,
      })
      yield { ...(await reader.read(read)), cursor: formatGuid(some.at(-1) ?? Buffer.alloc(16)) }
    }
  } finally {
    reader.close()
  }
}

/** Sorted as bytes; stored as text with one byte a character, which needs the least memory. */
async function listIds({ domain, client, facts }: ReadContext, changedSince?: string): Promise<string[]> {
  const ids: string[] = []
  const filters = [ordinaryUsers]
  if (changedSince !== undefined)
    filters.push(new GreaterThanEqualsFilter({ attribute: 'uSNChanged', value: String(BigInt(changedSince) + 1n) }))
  for await (const { searchEntries } of client.searchPaginated(domain.options.base ?? facts.domainDn, {
    filter: new AndFilter({ filters }),
    scope: 'sub',
    attributes: ['objectGUID'],
    explicitBufferAttributes: ['objectGUID'],
    paged: { pageSize: 1000 },
  })) {
    for (const entry of searchEntries) ids.push(...buffers(entry, 'objectGUID').map((id) => id.toString('latin1')))
  }
  return ids.sort()
}

/** Everything but `tokenGroups` can be read of many people at once, including computed attributes. */
const attributes = [...new Set([...plainAttributes, ...stateAttributes, 'memberOf'])]
const atOnce = 100

async function readPeople(reading: ReadContext, groups: GroupGraph, ids: Buffer[]): Promise<ListedPerson[]> {
  const { domain, client, facts } = reading
  const people = new Map<string, ListedPerson>()
  for (let start = 0; start < ids.length; start += atOnce) {
    const wanted = new OrFilter({ filters: ids.slice(start, start + atOnce).map((id) => equals('objectGUID', id)) })
    const filter = new AndFilter({ filters: [ordinaryUsers, wanted] })
    const base = domain.options.base ?? facts.domainDn
    for (const entry of await search(client, base, { scope: 'sub', filter, attributes })) {
      const person = toPerson(entry, domain.name(), await resolveGroups(reading, groups, entry))
      const policy = await readEffectivePolicy(reading, text(entry, 'msDS-ResultantPSO'))
      if (person.kind === 'user') people.set(person.id, { person, state: toState(entry, policy, Date.now()) })
    }
  }
  return ids.map((id) => people.get(formatGuid(id))).filter((one) => one !== undefined)
}

async function resolveGroups(reading: ReadContext, groups: GroupGraph, entry: Entry): Promise<string[]> {
  // Windows returns 1500 values at once and the rest in ranges: for a person in that many groups the controller computes them.
  if (Object.keys(entry).some((name) => /^memberof;range=/i.test(name))) {
    const whole = await readEntry(reading.client, entry.dn, ['tokenGroups', 'primaryGroupID'])
    return whole === undefined ? [] : readGroups(reading, whole)
  }
  const primary = text(entry, 'primaryGroupID')
  return groups.resolve(texts(entry, 'memberOf'), primary && `${reading.facts.domainSid}-${primary}`)
}
