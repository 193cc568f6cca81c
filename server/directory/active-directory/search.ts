import { AndFilter, type Filter, OrFilter, SubstringFilter } from 'ldapts'
import type { SearchResult } from '../directory.ts'
import { byDisplayName, searchLimit, searchWords } from '../search-words.ts'
import type { Domain, Reading } from './domain.ts'
import { answerOf } from './ldap.ts'
import { ordinaryUsers, wholePerson } from './person.ts'

/** Indexed in every domain, so that what they begin with is found at once; what stands inside them means reading everybody. */
const searched = ['displayName', 'givenName', 'sn', 'sAMAccountName', 'mail']

/** Seconds; well below the time limit of reading, so that a slow search does not make the controller seem dead. */
const patience = 3

export async function searchPeople(
  domain: Domain,
  reading: Reading,
  query: string,
  limit: number | undefined,
): Promise<SearchResult> {
  const words = searchWords(withoutDomain(domain, query))
  if (words === undefined) return { people: [], more: false }
  const most = searchLimit(limit)
  const beginning = await ask(domain, reading, words.map(eachBegins), most)
  const matches = beginning.names.length > 0 ? beginning : await ask(domain, reading, words.map(eachHolds), most)
  const people = await Promise.all(matches.names.slice(0, most).map((dn) => wholePerson(domain, reading, dn)))
  return {
    people: people.flatMap((person) => (person?.kind === 'user' ? [person] : [])).sort(byDisplayName),
    more: matches.late || matches.names.length > most,
  }
}

/** `DOMAIN\user` as the operator may have it from a ticket; another domain's is nobody's here. */
function withoutDomain(domain: Domain, query: string): string {
  const [name = '', ...account] = query.split('\\')
  if (account.length === 0) return query
  return domain.isNamed(name.trim()) ? account.join('\\') : ''
}

const anyField = (part: (attribute: string) => Filter): Filter => new OrFilter({ filters: searched.map(part) })
const eachBegins = (word: string) => anyField((attribute) => new SubstringFilter({ attribute, initial: word }))
const eachHolds = (word: string) => anyField((attribute) => new SubstringFilter({ attribute, any: [word] }))

/** One page that holds one more than wanted, which says that there are more. */
async function ask(
  domain: Domain,
  { client, facts }: Reading,
  words: Filter[],
  most: number,
): Promise<{ names: string[]; late: boolean }> {
  const filter = new AndFilter({ filters: [ordinaryUsers, ...words] })
  const paged = { pageSize: most + 1 }
  try {
    for await (const { searchEntries } of client.searchPaginated(domain.options.base ?? facts.domainDn, {
      ...{ filter, paged },
      scope: 'sub',
      attributes: ['1.1'],
      timeLimit: patience,
    })) {
      return { names: searchEntries.map(({ dn }) => dn), late: false }
    }
  } catch (error) {
    // 3: the time, 4: the size, 11: a limit of the administrator's.
    if ([3, 4, 11].includes(answerOf(error)?.code ?? 0)) return { names: [], late: true }
    throw error
  }
  return { names: [], late: false }
}
