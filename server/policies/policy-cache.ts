import type { Store } from '../store/database.ts'
import { listPolicies, type StoredPolicy } from '../store/management-policies.ts'
import { readRevision } from '../store/revisions.ts'
import { currentWorkflows, type WorkflowVersion } from '../store/workflow-versions.ts'
import { type DecoyShares, readDecoyShares } from './decoy-shares.ts'
import { defaultPolicyId, type ManagementPolicy } from './management-policy.ts'
import { scopeKeys } from './mentions.ts'
import { createResolver, defaultPolicy, type Resolver } from './resolve.ts'
import { policyOf } from './stored-policy.ts'
import { type PublishedWorkflow, workflowDefinition } from './workflow.ts'

/** Everything that policies say at one moment. */
export interface PolicyBook {
  /** In order of priority, the default one last. */
  policies: readonly ManagementPolicy[]
  resolver: Resolver
  /** Current versions by policy, then by workflow. */
  workflows: ReadonlyMap<string, ReadonlyMap<string, PublishedWorkflow>>
  /** How accounts that do not exist are spread over the policies. */
  shares: DecoyShares
}

export interface PolicyCache {
  /** As the database has it, or had it no longer than `freshFor` ago. */
  book(): Promise<PolicyBook>
  /** A version that the book or an earlier one held. */
  version(id: string): PublishedWorkflow | undefined
  keep(row: WorkflowVersion): PublishedWorkflow | undefined
  /** Looks at the database at the next call. */
  forget(): void
}

/** How many versions are remembered: those that runs of days ago began on are read again. */
const mostVersions = 5_000

/**
 * Policies are read and compiled once, and again only when a revision in the database says so: a change by any node holds here
 * within `freshFor` milliseconds of `steady`, a clock that is never set.
 */
export function createPolicyCache(of: { store: Store; freshFor: number; steady(): number }): PolicyCache {
  const { store, freshFor, steady } = of
  const keysOf = scopeKeys()
  const versions = new Map<string, PublishedWorkflow>()
  let compiled = new Map<string, ManagementPolicy>()
  let kept: { book: PolicyBook; revision: number; lookedAt: number } | undefined
  let looking: Promise<PolicyBook> | undefined

  function keep(row: WorkflowVersion): PublishedWorkflow | undefined {
    const known = versions.get(row.id)
    if (known) return known
    const definition = workflowDefinition.nullable().parse(JSON.parse(row.definition))
    if (!definition) return undefined
    const published = { version: row.id, policy: row.policy, number: row.version, definition }
    if (versions.size >= mostVersions) versions.clear()
    versions.set(row.id, published)
    return published
  }

  function compile(row: StoredPolicy): ManagementPolicy {
    const known = compiled.get(row.id)
    if (known?.version === row.version && known.priority === row.priority) return known
    return policyOf(row)
  }

  async function read(): Promise<PolicyBook> {
    const [rows, current, shares] = await Promise.all([
      listPolicies(store.read),
      currentWorkflows(store.read),
      readDecoyShares(store.read),
    ])
    const policies = rows.map(compile)
    compiled = new Map(policies.map((policy) => [policy.id, policy]))
    if (!compiled.has(defaultPolicyId)) policies.push(defaultPolicy)
    const workflows = new Map(policies.map(({ id }) => [id, new Map<string, PublishedWorkflow>()]))
    for (const row of current) {
      const published = workflows.has(row.policy) ? keep(row) : undefined
      if (published) workflows.get(row.policy)?.set(row.workflow, published)
    }
    return { policies, workflows, shares, resolver: createResolver(policies, keysOf) }
  }

  async function look(): Promise<PolicyBook> {
    const lookedAt = steady()
    // Read before the rows: what changes meanwhile is seen at the next look.
    const revision = await readRevision(store.read, 'policies')
    const book = kept?.revision === revision ? kept.book : await read()
    kept = { book, revision, lookedAt }
    return book
  }

  return {
    keep,
    version: (id) => versions.get(id),
    book() {
      if (kept && steady() - kept.lookedAt < freshFor) return Promise.resolve(kept.book)
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
    forget() {
      if (kept) kept.lookedAt = Number.NEGATIVE_INFINITY
      looking = undefined
    },
  }
}
