import { namesDomain } from '../account-name.ts'
import type { LookupResult, SearchResult } from '../directory.ts'
import { isDistinguishedName, isSid, normaliseName, scopeKey } from '../distinguished-name.ts'
import { byDisplayName, searchLimit, searchWords } from '../search-words.ts'
import { companyDomains } from './company.ts'
import type { Statements } from './database.ts'
import { accountsBySearch, allGroups } from './entries.ts'
import { personOf } from './groups.ts'
import { companyContainers } from './names.ts'

export function searchPeople(
  database: Statements,
  query: string,
  domains: string[],
  wantedLimit: number | undefined,
): SearchResult {
  const [first = '', ...rest] = query.split('\\')
  const named = companyDomains.filter((one) => domains.includes(one.name) && namesDomain(first.trim(), one))
  const words = searchWords(rest.length === 0 ? query : rest.join('\\'))
  if (words === undefined) return { people: [], more: false }
  const limit = searchLimit(wantedLimit)
  const of = { words, limit: limit + 1, domains: rest.length === 0 ? domains : named.map((one) => one.name) }
  const beginning = accountsBySearch(database, { ...of, where: 'begin' })
  const found = beginning.length > 0 ? beginning : accountsBySearch(database, { ...of, where: 'anywhere' })
  return {
    people: found
      .slice(0, limit)
      .map((entry) => personOf(database, entry))
      .sort(byDisplayName),
    more: found.length > limit,
  }
}

export function lookup(database: Statements, name: string): LookupResult {
  const wanted = scopeKey(name)
  const groups = allGroups(database).filter((group) =>
    isSid(wanted)
      ? group.sid.toLowerCase() === wanted
      : [normaliseName(group.distinguishedName), group.name.toLowerCase()].includes(wanted),
  )
  const [group] = groups
  if (groups.length > 1) return { found: 'many' }
  if (group !== undefined) {
    const { distinguishedName, sid } = group
    return { found: 'one', what: { kind: 'group', name: group.name, distinguishedName, sid: sid.toLowerCase() } }
  }
  const container = isDistinguishedName(wanted) && companyContainers.find((one) => normaliseName(one) === wanted)
  if (!container) return { found: 'none' }
  const [, containerName = ''] = /^[^=]+=((?:\\.|[^,\\])*)/.exec(container) ?? []
  return { found: 'one', what: { kind: 'container', name: containerName, distinguishedName: container } }
}
