import { AndFilter, type Entry, OrFilter } from 'ldapts'
import type { ListedPerson, PeoplePage } from '../directory.ts'
import type { Domain, Reading } from './domain.ts'
import { type GroupGraph, readGroupGraph } from './group-graph.ts'
import { groupsOf } from './groups.ts'
import { guidBytes, guidText } from './identifiers.ts'
import { buffers, equals, readEntry, search, text, texts } from './ldap.ts'
import { ordinaryUsers, personOf, plainAttributes } from './person.ts'
import { effectivePolicy } from './policy.ts'
import { stateAttributes, stateOf } from './state.ts'
import { openWalk } from './walk.ts'

/**
 * All ids first (16 bytes each, paged), sorted; then page by page those that follow. A paged search by itself could not be
 * resumed: its cookie is worth something on its own connection only, no controller sorts a whole domain, and `uSNCreated` is
 * another number at every controller. The id is the same everywhere and never changes; and asking for a hundred of them by name
 * is quick, where Samba reads everybody for a range.
 */
export async function* listPeople(
  domain: Domain,
  preferred: string | undefined,
  signal: AbortSignal | undefined,
  of: { after?: string; pageSize?: number } = {},
): AsyncGenerator<PeoplePage, void> {
  const pageSize = Math.max(1, Math.min(1000, of.pageSize ?? 200))
  const walk = openWalk(domain, preferred, signal)
  try {
    const ids = await walk.read((reading) => everybody(domain, reading))
    const groups = await walk.read(readGroupGraph)
    const after = guidBytes(of.after ?? '')?.toString('latin1') ?? ''
    const next = ids.findIndex((id) => id > after)
    for (let at = next < 0 ? ids.length : next; at < ids.length; at += pageSize) {
      const some = ids.slice(at, at + pageSize).map((id) => Buffer.from(id, 'latin1'))
      const people = await walk.read((reading) => readPeople(domain, reading, groups, some))
      yield { people, cursor: guidText(some.at(-1) ?? Buffer.alloc(16)) }
    }
  } finally {
    walk.end()
  }
}

/** Sorted as bytes; as text of one byte a character, which takes the least memory. */
async function everybody(domain: Domain, { client, facts }: Reading): Promise<string[]> {
  const ids: string[] = []
  for await (const { searchEntries } of client.searchPaginated(domain.options.base ?? facts.domainDn, {
    filter: ordinaryUsers,
    scope: 'sub',
    attributes: ['objectGUID'],
    explicitBufferAttributes: ['objectGUID'],
    paged: { pageSize: 1000 },
  })) {
    for (const entry of searchEntries) ids.push(...buffers(entry, 'objectGUID').map((id) => id.toString('latin1')))
  }
  return ids.sort()
}

/** Everything but `tokenGroups` may be asked of many at once, the computed attributes too. */
const attributes = [...new Set([...plainAttributes, ...stateAttributes, 'memberOf'])]
const atOnce = 100

async function readPeople(
  domain: Domain,
  reading: Reading,
  groups: GroupGraph,
  ids: Buffer[],
): Promise<ListedPerson[]> {
  const people = new Map<string, ListedPerson>()
  for (let start = 0; start < ids.length; start += atOnce) {
    const wanted = new OrFilter({ filters: ids.slice(start, start + atOnce).map((id) => equals('objectGUID', id)) })
    const filter = new AndFilter({ filters: [ordinaryUsers, wanted] })
    const base = domain.options.base ?? reading.facts.domainDn
    for (const entry of await search(reading.client, base, { scope: 'sub', filter, attributes })) {
      const person = personOf(entry, domain.name(), await allGroups(domain, reading, groups, entry))
      const policy = await effectivePolicy(domain, reading, text(entry, 'msDS-ResultantPSO'))
      if (person.kind === 'user') people.set(person.id, { person, state: stateOf(entry, policy, Date.now()) })
    }
  }
  return ids.map((id) => people.get(guidText(id))).filter((one) => one !== undefined)
}

async function allGroups(domain: Domain, reading: Reading, groups: GroupGraph, entry: Entry): Promise<string[]> {
  // Windows gives 1500 values at once, the rest in ranges: for somebody in that many groups the controller reckons itself.
  if (Object.keys(entry).some((name) => /^memberof;range=/i.test(name))) {
    const whole = await readEntry(reading.client, entry.dn, ['tokenGroups', 'primaryGroupID'])
    return whole === undefined ? [] : groupsOf(domain, reading, whole)
  }
  const primary = text(entry, 'primaryGroupID')
  return groups.of(texts(entry, 'memberOf'), primary && `${reading.facts.domainSid}-${primary}`)
}
