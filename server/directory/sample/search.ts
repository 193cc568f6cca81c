import { createHash } from 'node:crypto'
import { isDomainName } from '../account-name.ts'
import type { DirectoryPerson, SearchResult } from '../directory.ts'
import { isSid, normaliseDistinguishedName, toScopeKey } from '../distinguished-name.ts'
import type { ScopeTarget, ScopeTargetResult, TargetSearchResult } from '../scope-target.ts'
import { clampSearchLimit, compareDisplayNames, compareTargets, parseSearchWords } from '../search-words.ts'
import { companyDomains } from './company.ts'
import type { Statements } from './database.ts'
import { companyContainers } from './distinguished-names.ts'
import { type GroupEntry, listGroups, listMembersOf, searchAccounts } from './entries.ts'
import { toPerson } from './people.ts'

export function searchPeople(
  database: Statements,
  query: string,
  domains: string[],
  wantedLimit: number | undefined,
): SearchResult {
  const [first = '', ...rest] = query.split('\\')
  const named = companyDomains.filter((one) => domains.includes(one.name) && isDomainName(first.trim(), one))
  const words = parseSearchWords(rest.length === 0 ? query : rest.join('\\'))
  if (words === undefined) return { people: [], more: false }
  const limit = clampSearchLimit(wantedLimit)
  const criteria = {
    words: words.map((word) => word.toLowerCase()),
    limit: limit + 1,
    domains: rest.length === 0 ? domains : named.map((one) => one.name),
  }
  const beginning = searchAccounts(database, { ...criteria, where: 'begin' })
  const found = beginning.length > 0 ? beginning : searchAccounts(database, { ...criteria, where: 'anywhere' })
  return {
    people: found
      .slice(0, limit)
      .map((entry) => toPerson(database, entry))
      .sort(compareDisplayNames),
    more: found.length > limit,
  }
}

/** As Active Directory's, of all domains. */
export function listGroupMembers(database: Statements, group: string): DirectoryPerson[] {
  const target = findScopeTarget(database, group)
  if (target.found !== 'one' || target.what.kind !== 'group') return []
  return listMembersOf(database, target.what.distinguishedName, 50).map((entry) => toPerson(database, entry))
}

export function findScopeTarget(database: Statements, name: string): ScopeTargetResult {
  const wanted = toScopeKey(name)
  const groups = indexGroups(database).get(wanted) ?? []
  const [group] = groups
  if (groups.length > 1) return { found: 'many' }
  if (group !== undefined) return { found: 'one', what: toGroup(group) }
  const container = companyContainers.find((distinguishedName) =>
    [normaliseDistinguishedName(distinguishedName), toId({ distinguishedName })].includes(wanted),
  )
  return container ? { found: 'one', what: toContainer(container) } : { found: 'none' }
}

/** Groups by all that one of them is named by: thousands are not compared for each line of a scope. */
const indexGroups = (database: Statements): ReadonlyMap<string, readonly GroupEntry[]> =>
  database.load('groups by name', () => {
    const index = new Map<string, GroupEntry[]>()
    for (const group of listGroups(database)) {
      const names = [normaliseDistinguishedName(group.distinguishedName), group.name.toLowerCase(), toId(group)]
      // A name that looks like a SID stands for no other group.
      const keys = new Set([group.sid.toLowerCase(), ...names.filter((name) => !isSid(name))])
      for (const key of keys) index.set(key, [...(index.get(key) ?? []), group])
    }
    return index
  })

/** As Active Directory's, of these domains. */
export function searchScopeTargets(
  database: Statements,
  query: string,
  domains: string[],
  { kind, limit }: { kind: ScopeTarget['kind']; limit?: number },
): TargetSearchResult {
  const words = parseSearchWords(query)?.map((word) => word.toLowerCase())
  if (words === undefined) return { targets: [], more: false }
  const known =
    kind === 'group'
      ? database.load('groups as targets', () => listGroups(database).map(toGroup))
      : companyContainers.map(toContainer)
  const own = known.filter(({ distinguishedName }) => domains.includes(listDomain(distinguishedName)))
  const matches = (test: (name: string, word: string) => boolean) =>
    own.filter(({ name }) => words.every((word) => test(name.toLowerCase(), word)))
  const beginning = matches((name, word) => name.startsWith(word))
  const found = beginning.length > 0 ? beginning : matches((name, word) => name.includes(word))
  const max = clampSearchLimit(limit)
  return { targets: found.toSorted(compareTargets).slice(0, max), more: found.length > max }
}

const listDomain = (distinguishedName: string): string =>
  (distinguishedName.match(/(?<=DC=)[^,]+/gi) ?? []).join('.').toLowerCase()

function toGroup({ name, distinguishedName, sid }: GroupEntry): ScopeTarget {
  return { kind: 'group', name, distinguishedName, id: toId({ distinguishedName }), sid: sid.toLowerCase() }
}

function toContainer(distinguishedName: string): ScopeTarget {
  const [, name = ''] = /^[^=]+=((?:\\.|[^,\\])*)/.exec(distinguishedName) ?? []
  return { kind: 'container', name, distinguishedName, id: toId({ distinguishedName }) }
}

/** Nothing is renamed in the company, so its names stand for an objectGUID. */
function toId({ distinguishedName }: { distinguishedName: string }): string {
  const hex = createHash('sha256').update(normaliseDistinguishedName(distinguishedName)).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
