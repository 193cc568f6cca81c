import type { Directory } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import type { ScopeTargetResult } from '../directory/scope-target.ts'
import { isUnique } from './administration.ts'
import type { Finding } from './findings.ts'
import { defaultPolicyId, lastPriority, type ManagementPolicyDefinition } from './management-policy.ts'
import { listScopeEntries, type ScopeEntry } from './scope-entries.ts'

/** Problems that prevent saving a policy with this id and priority. */
export function checkPolicy(id: string, priority: number, policy: ManagementPolicyDefinition): Finding[] {
  const isLast = priority === lastPriority
  if (id !== defaultPolicyId) return isLast ? [{ path: 'priority', code: 'priority-too-late' }] : []
  const { domains, include, exclude } = policy.userScope
  const narrowed = [domains, include.groups, include.containers, exclude.groups, exclude.containers]
  const fixed = { isLast, enabled: policy.enabled, userScope: narrowed.every(({ length }) => length === 0) }
  return Object.entries(fixed)
    .filter(([, isRight]) => !isRight)
    .map(([field]) => ({ path: field === 'isLast' ? 'priority' : field, code: 'default-policy-fixed' }))
}

/** Names that are looked up when a policy is saved; a scope of thousands would keep the directory busy. */
const maxLookups = 200

/**
 * Warns of scope entries that the directory does not know. They are saved all the same: in the sample company a group may be created later, and
 * with a real directory one that is given by its SID may have been deleted (`pinScopes` refuses new names).
 */
export async function checkScopes(
  directory: Directory,
  policy: ManagementPolicyDefinition,
  before: ManagementPolicyDefinition | undefined,
  signal: AbortSignal,
): Promise<Finding[]> {
  const known = new Set(before ? listScopeEntries(before).map(({ entry }) => toScopeKey(entry)) : [])
  const names = new Set(directory.domains.map(({ name }) => name))
  const warnings: Finding[] = policy.userScope.domains.flatMap((name, index) =>
    names.has(name) ? [] : [{ path: `userScope.domains.${index}`, code: 'domain-unknown', values: { name } }],
  )
  const isKnown = ({ entry }: ScopeEntry) => Number(known.has(toScopeKey(entry)))
  // New entries first; earlier ones may have been deleted since.
  for (const one of listScopeEntries(policy)
    .sort((first, second) => isKnown(first) - isKnown(second))
    .slice(0, maxLookups)) {
    if (!directory.isSample && one.kind === 'group' && !isUnique(one.entry)) {
      warnings.push({ path: one.path, code: 'group-by-name', values: { name: one.entry } })
      continue
    }
    try {
      const found = await findInAllDomains(directory, one.entry, signal)
      const code = lookupProblem(found, one.kind)
      if (code) warnings.push({ path: one.path, code, values: { name: one.entry } })
    } catch {
      return [...warnings, { path: one.path, code: 'directory-silent' }]
    }
  }
  return warnings
}

/** Asks every domain: a scope may name an entry of any of them. */
export async function findInAllDomains(
  directory: Directory,
  entry: string,
  signal: AbortSignal,
): Promise<ScopeTargetResult> {
  const results = await Promise.all(
    directory.domains.map(({ name }) => directory.openSession({ domain: name, signal }).findScopeTarget(entry)),
  )
  if (results.some(({ found }) => found === 'many')) return { found: 'many' }
  const known = new Map(results.flatMap((one) => (one.found === 'one' ? [[one.what.distinguishedName, one]] : [])))
  const [found] = known.values()
  return known.size > 1 ? { found: 'many' } : (found ?? { found: 'none' })
}

function lookupProblem(result: ScopeTargetResult, kind: ScopeEntry['kind']): string | undefined {
  if (result.found === 'many') return 'group-ambiguous'
  return result.found === 'one' && result.what.kind === kind ? undefined : `${kind}-unknown`
}
