import type { DirectoryPerson } from '../directory/directory.ts'
import { containersOf } from '../directory/distinguished-name.ts'
import {
  defaultPolicyDefinition,
  defaultPolicyId,
  lastPriority,
  type ManagementPolicy,
  managementPolicyDefinition,
} from './management-policy.ts'
import { firstLines, type Mentions, mentionsOf, scopeKeys } from './mentions.ts'
import type { Because, Judgement } from './scope.ts'

/** What the default policy is until an administrator changes it. */
export const defaultPolicy: ManagementPolicy = {
  ...managementPolicyDefinition.parse(defaultPolicyDefinition),
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

  /** `firstOnly`: what stands in later policies than the one that holds is not looked for. */
  function judge(person: DirectoryPerson, { firstOnly }: { firstOnly: boolean }): (index: number) => Judgement {
    const containers = containersOf(person.distinguishedName)
    const lines = (mentions: Mentions, keys: readonly string[], decides?: (index: number) => boolean) =>
      firstLines(mentions, keys, policies.length, decides)
    const outGroup = lines(excludedGroups, person.groups)
    const outContainer = lines(excludedContainers, containers)

    function keptOut(index: number): Because | undefined {
      const { enabled, userScope } = policies[index] as ManagementPolicy
      const { domains, exclude } = userScope
      if (!enabled) return { line: 'switched-off' }
      if (domains.length > 0 && !domains.includes(person.domain)) return { line: 'other-domain' }
      const [by, within] = [exclude.groups[outGroup[index] ?? -1], exclude.containers[outContainer[index] ?? -1]]
      if (by !== undefined) return { line: 'excluded-group', entry: by }
      return within === undefined ? undefined : { line: 'excluded-container', entry: within }
    }

    const decides = (index: number) => keptOut(index) === undefined
    const inGroup = lines(includedGroups, person.groups, firstOnly ? decides : undefined)
    const inContainer = lines(includedContainers, containers)

    return (index) => {
      const { id, userScope } = policies[index] as ManagementPolicy
      const { domains, include } = userScope
      if (id === defaultPolicyId) return yes({ line: 'default-policy' })
      const out = keptOut(index)
      if (out) return no(out)
      if (include.groups.length === 0 && include.containers.length === 0) {
        return yes(domains.length > 0 ? { line: 'domain', entry: person.domain } : { line: 'everybody' })
      }
      const [by, within] = [include.groups[inGroup[index] ?? -1], include.containers[inContainer[index] ?? -1]]
      if (by !== undefined) return yes({ line: 'included-group', entry: by })
      return within === undefined ? no({ line: 'not-included' }) : yes({ line: 'included-container', entry: within })
    }
  }

  function explain(person: DirectoryPerson): Explained[] {
    const judgementOf = judge(person, { firstOnly: false })
    const judged = policies.map((policy, index) => ({ policy, ...judgementOf(index) }))
    const holding = judged.find(({ covers }) => covers)
    return judged.map((one) => ({ ...one, holds: one === holding }))
  }

  return {
    explain,
    resolve(person) {
      const judgementOf = judge(person, { firstOnly: true })
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
