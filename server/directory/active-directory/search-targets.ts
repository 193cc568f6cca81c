import { AndFilter, type Filter, NotFilter, OrFilter, SubstringFilter } from 'ldapts'
import type { ScopeTarget, TargetSearchResult } from '../scope-target.ts'
import { clampSearchLimit, compareTargets, parseSearchWords } from '../search-words.ts'
import type { ReadContext } from './domain.ts'
import { equals } from './ldap.ts'
import { containers, targetAttributes, toTarget } from './scope-target.ts'
import { readFirstPage } from './search.ts'

/** Of containers, the directory's own (`CN=System` …) are shown in advanced views only. */
const kinds: Record<ScopeTarget['kind'], { classes: Filter[]; names: string[] }> = {
  group: { classes: [equals('objectClass', 'group')], names: ['name', 'sAMAccountName'] },
  container: {
    classes: [
      new OrFilter({ filters: containers.map((name) => equals('objectClass', name)) }),
      new NotFilter({ filter: equals('showInAdvancedViewOnly', 'TRUE') }),
    ],
    names: ['name'],
  },
}

/** In the whole domain: the groups of people may lie outside of what Latchkey looks after. */
export async function searchScopeTargets(
  { client, facts }: ReadContext,
  query: string,
  { kind, limit }: { kind: ScopeTarget['kind']; limit?: number },
): Promise<TargetSearchResult> {
  const words = parseSearchWords(query)
  if (words === undefined) return { targets: [], more: false }
  const maxResults = clampSearchLimit(limit)
  const { classes, names } = kinds[kind]
  const readMatches = (where: (word: string) => Pick<SubstringFilter, 'initial' | 'any'>) => {
    const fits = (word: string) =>
      new OrFilter({ filters: names.map((attribute) => new SubstringFilter({ attribute, ...where(word) })) })
    const filter = new AndFilter({ filters: [...classes, ...words.map(fits)] })
    return readFirstPage(client, { base: facts.domainDn, filter, attributes: targetAttributes, maxResults })
  }
  const beginning = await readMatches((word) => ({ initial: word, any: [] }))
  const { entries, late } =
    beginning.entries.length > 0 ? beginning : await readMatches((word) => ({ initial: '', any: [word] }))
  return {
    targets: entries
      .flatMap((entry) => toTarget(entry) ?? [])
      .slice(0, maxResults)
      .sort(compareTargets),
    more: late || entries.length > maxResults,
  }
}
