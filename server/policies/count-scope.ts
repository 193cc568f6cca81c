import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { type EverybodyPosition, listEverybody } from '../directory/list-everybody.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { ignoreNamedGroups } from './pinned-scopes.ts'
import { createPolicyResolver } from './resolve.ts'

/** A person whom a scope covers. */
export interface CoveredPerson {
  person: DirectoryPerson
  /** The policy that holds for them: the counted one, or one before it. */
  holds: ManagementPolicy
}

export interface ScopeCount {
  examined: number
  covered: number
  /** Of those, whom no earlier policy covers. */
  holds: number
  /** The first of them. */
  examples: CoveredPerson[]
  /** Where the count goes on; undefined: everybody was examined. */
  next?: EverybodyPosition
}

const maxExamples = 10

interface CountOptions {
  directory: Pick<Directory, 'domains' | 'openSession' | 'isSample'>
  /** In order of priority, with the counted one as it is being edited. */
  policies: readonly ManagementPolicy[]
  policy: string
  from?: EverybodyPosition
  /** Asked after each page of people: whether the count stops there and tells where it goes on. */
  isOver(): boolean
  signal: AbortSignal
}

/** Counts the people whom a policy's scope covers. Reads people page by page and keeps ten of them. */
export async function countScope(options: CountOptions): Promise<ScopeCount> {
  const { directory, policies, policy, from, isOver, signal } = options
  const resolver = createPolicyResolver(directory.isSample ? policies : policies.map(ignoreNamedGroups))
  const count: ScopeCount = { examined: 0, covered: 0, holds: 0, examples: [] }
  for await (const { people, position } of listEverybody(directory, { from, signal })) {
    for (const { person } of people) {
      const explanations = resolver.explain(person)
      const holds = explanations.find((one) => one.holds)?.policy
      count.examined += 1
      if (!holds || !explanations.some((one) => one.policy.id === policy && one.covers)) continue
      count.covered += 1
      count.holds += Number(holds.id === policy)
      if (count.examples.length < maxExamples) count.examples.push({ person, holds })
    }
    if (isOver()) return { ...count, next: position }
  }
  return count
}
