import type { DirectoryPerson } from '../directory/directory.ts'
import { scopeKey } from '../directory/distinguished-name.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { helpdeskProtection, type Protection } from './protected-accounts.ts'
import type { Resolver } from './resolve.ts'

/** Whose people somebody of the helpdesk may help. */
export interface HelpdeskScope {
  /** In order of priority; none: not of the helpdesk. */
  policies: readonly ManagementPolicy[]
  /** Why this person is none of theirs, or undefined: for the audit; operators are told the same for all. */
  refusal(person: DirectoryPerson): Protection | 'other-policy' | undefined
}

export function helpdeskScope(of: {
  policies: readonly ManagementPolicy[]
  resolver: Resolver
  operator: DirectoryPerson
  ownAccounts: readonly string[]
}): HelpdeskScope {
  const { operator, resolver, ownAccounts } = of
  const groups = new Set(operator.groups)
  const isIn = (entries: readonly string[]) => entries.some((entry) => groups.has(scopeKey(entry)))
  const managed = of.policies.filter(
    ({ enabled, helpdeskScope: { include, exclude } }) => enabled && isIn(include.groups) && !isIn(exclude.groups),
  )
  const ids = new Set(managed.map(({ id }) => id))
  return {
    policies: managed,
    refusal(person) {
      const protectedBy = helpdeskProtection(person, operator, ownAccounts)
      if (protectedBy) return protectedBy
      return ids.has(resolver.resolve(person).policy.id) ? undefined : 'other-policy'
    },
  }
}
