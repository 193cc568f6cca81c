import type { DirectoryPerson } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { isOwnAccount, type Protection } from './protected-accounts.ts'
import type { PolicyResolver } from './resolve.ts'

/** The policies whose people an operator may help. */
export interface HelpdeskScope {
  /** In order of priority; empty: the person is no operator. */
  policies: readonly ManagementPolicy[]
  /** Why the operator may not help this person, or undefined. For the audit; operators see the same message for all reasons. */
  findRefusal(person: DirectoryPerson): Protection | 'other-policy' | undefined
}

interface HelpdeskScopeOptions {
  policies: readonly ManagementPolicy[]
  resolver: PolicyResolver
  operator: DirectoryPerson
  /** Why the account is excluded from help by any operator. */
  findProtection(person: DirectoryPerson): Protection | undefined
}

/** The policies whose people this person may help. */
export function listManagedPolicies(
  policies: readonly ManagementPolicy[],
  { groups }: Pick<DirectoryPerson, 'groups'>,
): ManagementPolicy[] {
  const own = new Set(groups)
  const isIn = (entries: readonly string[]) => entries.some((entry) => own.has(toScopeKey(entry)))
  return policies.filter(
    ({ enabled, helpdeskScope: { include, exclude } }) => enabled && isIn(include.groups) && !isIn(exclude.groups),
  )
}

export function resolveHelpdeskScope({
  policies,
  resolver,
  operator,
  findProtection,
}: HelpdeskScopeOptions): HelpdeskScope {
  const managed = listManagedPolicies(policies, operator)
  const ids = new Set(managed.map(({ id }) => id))
  return {
    policies: managed,
    findRefusal(person) {
      const protectedBy = isOwnAccount(person, operator) ? 'own-account' : findProtection(person)
      if (protectedBy) return protectedBy
      return ids.has(resolver.resolve(person).policy.id) ? undefined : 'other-policy'
    },
  }
}
