import type { DirectoryPerson } from '../directory/directory.ts'
import { listContainers } from '../directory/distinguished-name.ts'
import {
  defaultPolicyDefinition,
  defaultPolicyId,
  lastPriority,
  type ManagementPolicy,
  managementPolicyDefinition,
} from './management-policy.ts'
import type { ScopeMatch, ScopeReason } from './scope.ts'
import { createScopeIndex, createScopeKeyCache, firstMatches, type ScopeIndex } from './scope-index.ts'

/** The default policy until an administrator changes it. */
export const defaultPolicy: ManagementPolicy = {
  ...managementPolicyDefinition.parse(defaultPolicyDefinition),
  id: defaultPolicyId,
  priority: lastPriority,
  version: 0,
}

/** The policy that applies to a person, and which entry of its scope decided. */
export interface ResolvedPolicy extends Pick<ScopeMatch, 'reason' | 'entry'> {
  policy: ManagementPolicy
}

export interface PolicyExplanation extends ScopeMatch {
  policy: ManagementPolicy
  /** Of the policies that cover the person, this is the one that applies. */
  holds: boolean
}

/** Finds a policy for every person, since the default one covers everybody: the same on every node and for any order of groups. */
export interface PolicyResolver {
  resolve(person: DirectoryPerson): ResolvedPolicy
  /** Every policy in order of priority. */
  explain(person: DirectoryPerson): PolicyExplanation[]
}

/** `policies` in order of priority, the default one last. */
export function createPolicyResolver(
  policies: readonly ManagementPolicy[],
  keysOf = createScopeKeyCache(),
): PolicyResolver {
  const indexOf = (pick: (policy: ManagementPolicy) => readonly string[]) =>
    createScopeIndex(policies.map((policy) => (needsNoLookup(policy) ? [] : keysOf(pick(policy)))))
  const excludedGroups = indexOf(({ userScope }) => userScope.exclude.groups)
  const excludedContainers = indexOf(({ userScope }) => userScope.exclude.containers)
  const includedGroups = indexOf(({ userScope }) => userScope.include.groups)
  const includedContainers = indexOf(({ userScope }) => userScope.include.containers)

  /** `firstOnly`: matches in policies after the one that applies are not looked for. */
  function match(person: DirectoryPerson, { firstOnly }: { firstOnly: boolean }): (index: number) => ScopeMatch {
    const containers = listContainers(person.distinguishedName)
    const matches = (scope: ScopeIndex, keys: readonly string[], decides?: (index: number) => boolean) =>
      firstMatches(scope, keys, policies.length, decides)
    const groupExcluded = matches(excludedGroups, person.groups)
    const containerExcluded = matches(excludedContainers, containers)

    function findExclusion(index: number): ScopeMatch | undefined {
      const { enabled, userScope } = policies[index] as ManagementPolicy
      const { domains, exclude } = userScope
      if (!enabled) return notCovered('switched-off')
      if (domains.length > 0 && !domains.includes(person.domain)) return notCovered('other-domain')
      const group = exclude.groups[groupExcluded[index] ?? -1]
      if (group !== undefined) return notCovered('excluded-group', group)
      const container = exclude.containers[containerExcluded[index] ?? -1]
      return container === undefined ? undefined : notCovered('excluded-container', container)
    }

    const decides = (index: number) => findExclusion(index) === undefined
    const groupIncluded = matches(includedGroups, person.groups, firstOnly ? decides : undefined)
    const containerIncluded = matches(includedContainers, containers)

    return (index) => {
      const { id, userScope } = policies[index] as ManagementPolicy
      const { domains, include } = userScope
      if (id === defaultPolicyId) return covered('default-policy')
      const exclusion = findExclusion(index)
      if (exclusion) return exclusion
      if (include.groups.length === 0 && include.containers.length === 0) {
        return domains.length > 0 ? covered('domain', person.domain) : covered('everybody')
      }
      const group = include.groups[groupIncluded[index] ?? -1]
      if (group !== undefined) return covered('included-group', group)
      const container = include.containers[containerIncluded[index] ?? -1]
      return container === undefined ? notCovered('not-included') : covered('included-container', container)
    }
  }

  return {
    explain(person) {
      const matchOf = match(person, { firstOnly: false })
      const explanations = policies.map((policy, index) => ({ policy, ...matchOf(index) }))
      const first = explanations.find(({ covers }) => covers)
      return explanations.map((one) => ({ ...one, holds: one === first }))
    },
    resolve(person) {
      const matchOf = match(person, { firstOnly: true })
      for (const [index, policy] of policies.entries()) {
        const { covers, ...why } = matchOf(index)
        if (covers) return { policy, ...why }
      }
      return { policy: defaultPolicy, reason: 'default-policy' }
    },
  }
}

/** Decided without its lists. */
const needsNoLookup = ({ id, enabled }: ManagementPolicy): boolean => id === defaultPolicyId || !enabled

const covered = (reason: ScopeReason, entry?: string): ScopeMatch => ({ covers: true, reason, entry })
const notCovered = (reason: ScopeReason, entry?: string): ScopeMatch => ({ covers: false, reason, entry })
