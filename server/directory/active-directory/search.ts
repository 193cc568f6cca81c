import { AndFilter, type Entry, type Filter, OrFilter, SubstringFilter } from 'ldapts'
import type { SearchResult } from '../directory.ts'
import { clampSearchLimit, compareDisplayNames, parseSearchWords } from '../search-words.ts'
import type { ReadContext } from './domain.ts'
import { toLdapAnswer } from './ldap.ts'
import { ordinaryUsers, readPerson } from './person.ts'

/** Indexed in every domain, so a search for their beginning is fast; a search inside them reads all people. */
const searched = ['displayName', 'givenName', 'sn', 'sAMAccountName', 'mail']

/** Well below the read time-out, so that a slow search does not make the controller seem dead. */
const timeLimitSeconds = 3

export async function searchPeople(
  reading: ReadContext,
  query: string,
  limit: number | undefined,
): Promise<SearchResult> {
  const words = parseSearchWords(withoutDomain(reading, query))
  if (words === undefined) return { people: [], more: false }
  const maxResults = clampSearchLimit(limit)
  const beginning = await searchPage(reading, words.map(eachBegins), maxResults)
  const matches = beginning.names.length > 0 ? beginning : await searchPage(reading, words.map(eachHolds), maxResults)
  const people = await Promise.all(matches.names.slice(0, maxResults).map((dn) => readPerson(reading, dn)))
  return {
    people: people.flatMap((person) => (person?.kind === 'user' ? [person] : [])).sort(compareDisplayNames),
    more: matches.late || matches.names.length > maxResults,
  }
}

/** Strips the domain of `DOMAIN\user`, as an operator may copy it from a ticket; a foreign domain matches no one here. */
function withoutDomain({ domain }: ReadContext, query: string): string {
  const [name = '', ...account] = query.split('\\')
  if (account.length === 0) return query
  return domain.matchesName(name.trim()) ? account.join('\\') : ''
}

const anyField = (part: (attribute: string) => Filter): Filter => new OrFilter({ filters: searched.map(part) })
const eachBegins = (word: string) => anyField((attribute) => new SubstringFilter({ attribute, initial: word }))
const eachHolds = (word: string) => anyField((attribute) => new SubstringFilter({ attribute, any: [word] }))

async function searchPage(
  { domain, client, facts }: ReadContext,
  words: Filter[],
  maxResults: number,
): Promise<{ names: string[]; late: boolean }> {
  const filter = new AndFilter({ filters: [ordinaryUsers, ...words] })
  const page = { base: domain.options.base ?? facts.domainDn, filter, attributes: ['1.1'], maxResults }
  const { entries, late } = await readFirstPage(client, page)
  return { names: entries.map(({ dn }) => dn), late }
}

/** Reads one page with one entry more than wanted, which shows whether there are more; `late`: the controller did not examine all. */
export async function readFirstPage(
  client: ReadContext['client'],
  page: { base: string; filter: Filter; attributes: string[]; maxResults: number },
): Promise<{ entries: Entry[]; late: boolean }> {
  const { base, filter, attributes, maxResults } = page
  const paged = { pageSize: maxResults + 1 }
  const options = { filter, paged, scope: 'sub', attributes, timeLimit: timeLimitSeconds } as const
  try {
    for await (const { searchEntries } of client.searchPaginated(base, options)) {
      return { entries: searchEntries, late: false }
    }
  } catch (error) {
    // 3: time limit, 4: size limit, 11: administrative limit.
    if ([3, 4, 11].includes(toLdapAnswer(error)?.code ?? 0)) return { entries: [], late: true }
    throw error
  }
  return { entries: [], late: false }
}
