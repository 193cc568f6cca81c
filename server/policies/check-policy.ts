import type { Directory, LookupResult } from '../directory/directory.ts'
import { scopeKey } from '../directory/distinguished-name.ts'
import type { Finding } from './findings.ts'
import { defaultPolicyId, lastPriority, type ManagementPolicyDefinition } from './management-policy.ts'

/** What keeps a policy from being saved under that id and priority. */
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

/** So many names are looked up when a policy is saved; a scope of thousands would keep the directory busy. */
const mostLookups = 200

/** Entries of the scopes that the directory does not know. They are saved all the same: a group may come later, or have gone. */
export async function checkScopes(
  directory: Directory,
  policy: ManagementPolicyDefinition,
  before: ManagementPolicyDefinition | undefined,
  signal: AbortSignal,
): Promise<Finding[]> {
  const known = new Set(before ? entriesOf(before).map(({ entry }) => scopeKey(entry)) : [])
  const names = new Set(directory.domains.map(({ name }) => name))
  const warnings: Finding[] = policy.userScope.domains.flatMap((name, index) =>
    names.has(name) ? [] : [{ path: `userScope.domains.${index}`, code: 'domain-unknown', values: { name } }],
  )
  const isKnown = ({ entry }: Entry) => Number(known.has(scopeKey(entry)))
  // What is new first; what was there before may have gone since.
  for (const one of entriesOf(policy)
    .sort((first, second) => isKnown(first) - isKnown(second))
    .slice(0, mostLookups)) {
    try {
      const found = await lookup(directory, one.entry, signal)
      const code = codeOf(found, one.kind)
      if (code) warnings.push({ path: one.path, code, values: { name: one.entry } })
    } catch {
      return [...warnings, { path: one.path, code: 'directory-silent' }]
    }
  }
  return warnings
}

interface Entry {
  path: string
  entry: string
  kind: 'group' | 'container'
}

function entriesOf({ userScope, helpdeskScope, enforcement }: ManagementPolicyDefinition): Entry[] {
  const list = (path: string, kind: Entry['kind'], entries: readonly string[]) =>
    entries.map((entry, index) => ({ path: `${path}.${index}`, entry, kind }))
  return (['include', 'exclude'] as const).flatMap((side) => [
    ...list(`userScope.${side}.groups`, 'group', userScope[side].groups),
    ...list(`userScope.${side}.containers`, 'container', userScope[side].containers),
    ...list(`helpdeskScope.${side}.groups`, 'group', helpdeskScope[side].groups),
    ...Object.entries(enforcement).flatMap(([rule, { scope }]) => [
      ...list(`enforcement.${rule}.scope.${side}.groups`, 'group', scope[side].groups),
      ...list(`enforcement.${rule}.scope.${side}.containers`, 'container', scope[side].containers),
    ]),
  ])
}

/** Asks every domain: a scope may name what stands in any of them. */
async function lookup(directory: Directory, entry: string, signal: AbortSignal): Promise<LookupResult> {
  const results = await Promise.all(
    directory.domains.map(({ name }) => directory.session({ domain: name, signal }).lookup(entry)),
  )
  if (results.some(({ found }) => found === 'many')) return { found: 'many' }
  const known = new Map(results.flatMap((one) => (one.found === 'one' ? [[one.what.distinguishedName, one]] : [])))
  const [found] = known.values()
  return known.size > 1 ? { found: 'many' } : (found ?? { found: 'none' })
}

function codeOf(result: LookupResult, kind: Entry['kind']): string | undefined {
  if (result.found === 'many') return 'group-ambiguous'
  return result.found === 'one' && result.what.kind === kind ? undefined : `${kind}-unknown`
}
