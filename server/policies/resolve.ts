import type { DirectoryPerson } from '../directory/directory.ts'
import { containersOf } from '../directory/distinguished-name.ts'
import {
  defaultPolicyId,
  lastPriority,
  type ManagementPolicy,
  managementPolicyDefinition,
} from './management-policy.ts'
import { firstLines, mentionsOf, scopeKeys } from './mentions.ts'
import type { Because, Judgement } from './scope.ts'

/** What the default policy is until an administrator changes it. */
export const defaultPolicy: ManagementPolicy = {
  ...managementPolicyDefinition.parse({ name: 'Default' }),
  ...{ id: defaultPolicyId, priority: lastPriority, version: 0 },
}

export interface Resolved {
  policy: ManagementPolicy
  because: Because
}

/** What one policy says of a person, and whether it is the one that holds. */
export interface Explained extends Judgement {
  policy: ManagementPolicy
  holds: boolean
}

/** Which policy holds for whom: total, since the last one covers everybody, and the same on every node and for every order of groups. */
export interface Resolver {
  resolve(person: DirectoryPerson): Resolved
  /** Every policy in the order in which they decide. */
  explain(person: DirectoryPerson): Explained[]
}

/** `policies` in order of priority, the default one last. */
export function createResolver(policies: readonly ManagementPolicy[], keysOf = scopeKeys()): Resolver {
  const lists = (pick: (policy: ManagementPolicy) => readonly string[]) =>
    mentionsOf(policies.map((policy) => (isDecided(policy) ? [] : keysOf(pick(policy)))))
  const excludedGroups = lists(({ userScope }) => userScope.exclude.groups)
  const excludedContainers = lists(({ userScope }) => userScope.exclude.containers)
  const includedGroups = lists(({ userScope }) => userScope.include.groups)
  const includedContainers = lists(({ userScope }) => userScope.include.containers)

  function judge(person: DirectoryPerson): (index: number) => Judgement {
    const containers = containersOf(person.distinguishedName)
    const outGroup = firstLines(excludedGroups, person.groups, policies.length)
    const outContainer = firstLines(excludedContainers, containers, policies.length)
    const inGroup = firstLines(includedGroups, person.groups, policies.length)
    const inContainer = firstLines(includedContainers, containers, policies.length)
    return (index) => {
      const policy = policies[index] as ManagementPolicy
      if (policy.id === defaultPolicyId) return yes({ line: 'default-policy' })
      if (!policy.enabled) return no({ line: 'switched-off' })
      const { domains, include, exclude } = policy.userScope
      if (domains.length > 0 && !domains.includes(person.domain)) return no({ line: 'other-domain' })
      const entry = (line: Int32Array, entries: readonly string[]) => entries[line[index] ?? -1]
      const [notBy, notIn] = [entry(outGroup, exclude.groups), entry(outContainer, exclude.containers)]
      if (notBy !== undefined) return no({ line: 'excluded-group', entry: notBy })
      if (notIn !== undefined) return no({ line: 'excluded-container', entry: notIn })
      if (include.groups.length === 0 && include.containers.length === 0) {
        return yes(domains.length > 0 ? { line: 'domain', entry: person.domain } : { line: 'everybody' })
      }
      const [by, within] = [entry(inGroup, include.groups), entry(inContainer, include.containers)]
      if (by !== undefined) return yes({ line: 'included-group', entry: by })
      return within === undefined ? no({ line: 'not-included' }) : yes({ line: 'included-container', entry: within })
    }
  }

  function explain(person: DirectoryPerson): Explained[] {
    const judgementOf = judge(person)
    const judged = policies.map((policy, index) => ({ policy, ...judgementOf(index) }))
    const holding = judged.find(({ covers }) => covers)
    return judged.map((one) => ({ ...one, holds: one === holding }))
  }

  return {
    explain,
    resolve(person) {
      const judgementOf = judge(person)
      for (const [index, policy] of policies.entries()) {
        const { covers, because } = judgementOf(index)
        if (covers) return { policy, because }
      }
      return { policy: defaultPolicy, because: { line: 'default-policy' } }
    },
  }
}

/** Its lists are never asked. */
const isDecided = ({ id, enabled }: ManagementPolicy): boolean => id === defaultPolicyId || !enabled

const yes = (because: Because): Judgement => ({ covers: true, because })
const no = (because: Because): Judgement => ({ covers: false, because })
