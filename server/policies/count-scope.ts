import type { Directory, DirectoryPerson } from '../directory/directory.ts'
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
  next?: ScopePosition
}

/** The domain, and the last person of it that was examined. */
export interface ScopePosition {
  domain: string
  after?: string
}

const maxExamples = 10
const pageSize = 200

interface CountOptions {
  directory: Pick<Directory, 'domains' | 'openSession' | 'isSample'>
  /** In order of priority, with the counted one as it is being edited. */
  policies: readonly ManagementPolicy[]
  policy: string
  from?: ScopePosition
  /** Asked after each page of people: whether the count stops there and tells where it goes on. */
  isOver(): boolean
  signal: AbortSignal
}

/** Counts the people whom a policy's scope covers. Reads people page by page and keeps ten of them. */
export async function countScope(options: CountOptions): Promise<ScopeCount> {
  const { directory, policies, policy, from, isOver, signal } = options
  const resolver = createPolicyResolver(directory.isSample ? policies : policies.map(ignoreNamedGroups))
  const count: ScopeCount = { examined: 0, covered: 0, holds: 0, examples: [] }
  const domains = directory.domains.map(({ name }) => name).toSorted()
  for (const domain of domains.filter((name) => !from || name >= from.domain)) {
    const after = domain === from?.domain ? from.after : undefined
    for await (const { people, cursor } of directory.openSession({ domain, signal }).listPeople({ after, pageSize })) {
      for (const { person } of people) {
        const explanations = resolver.explain(person)
        const holds = explanations.find((one) => one.holds)?.policy
        count.examined += 1
        if (!holds || !explanations.some((one) => one.policy.id === policy && one.covers)) continue
        count.covered += 1
        count.holds += Number(holds.id === policy)
        if (count.examples.length < maxExamples) count.examples.push({ person, holds })
      }
      if (isOver()) return { ...count, next: { domain, after: cursor } }
    }
  }
  return count
}
