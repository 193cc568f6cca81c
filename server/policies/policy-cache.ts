import type { Store } from '../store/database.ts'
import { listPolicies, type StoredPolicy } from '../store/management-policies.ts'
import { readRevision } from '../store/revisions.ts'
import { listCurrentWorkflows, type WorkflowVersion } from '../store/workflow-versions.ts'
import { type AdministrationSettings, readAdministration } from './administration.ts'
import { type DecoyShares, readDecoyShares } from './decoy-shares.ts'
import { ignoreNamesInConditions } from './group-conditions.ts'
import { defaultPolicyId, type ManagementPolicy } from './management-policy.ts'
import { ignoreNamedGroups } from './pinned-scopes.ts'
import { createPolicyResolver, defaultPolicy, type PolicyResolver } from './resolve.ts'
import { createScopeKeyCache } from './scope-index.ts'
import { parseStoredPolicy } from './stored-policy.ts'
import { parseStoredWorkflow } from './stored-workflow.ts'
import type { PublishedWorkflow } from './workflow.ts'

/** All policies at one moment. */
export interface PolicySnapshot {
  /** In order of priority, the default one last. */
  policies: readonly ManagementPolicy[]
  resolver: PolicyResolver
  /** Current versions by policy, then by workflow. */
  workflows: ReadonlyMap<string, ReadonlyMap<string, PublishedWorkflow>>
  /** How decoys are distributed over the policies. */
  shares: DecoyShares
  /** Who administers Latchkey. */
  administration: AdministrationSettings
}

export interface PolicyCache {
  /** The database's policies, at most `maxAgeMs` old. */
  load(): Promise<PolicySnapshot>
  /** A version that this or an earlier snapshot had. */
  findVersion(id: string): PublishedWorkflow | undefined
  remember(row: WorkflowVersion): PublishedWorkflow | undefined
  /** The next `load` asks the database. */
  invalidate(): void
}

interface PolicyCacheOptions {
  store: Store
  /** Names of groups count in scopes and conditions. */
  isSample: boolean
  maxAgeMs: number
  /** In milliseconds, a clock that is never set. */
  monotonicNow(): number
}

/** Versions beyond this number, of runs that started days ago, are read again when needed. */
const maxVersions = 5_000

/**
 * Loads and compiles policies once, and again only when the revision in the database has changed: a change by any node is used here
 * after at most `maxAgeMs`.
 */
export function createPolicyCache({ store, isSample, maxAgeMs, monotonicNow }: PolicyCacheOptions): PolicyCache {
  const keysOf = createScopeKeyCache()
  const prepare = (policy: ManagementPolicy) => (isSample ? policy : ignoreNamedGroups(policy))
  const versions = new Map<string, PublishedWorkflow>()
  let compiled = new Map<string, ManagementPolicy>()
  let current: { snapshot: PolicySnapshot; revision: number; checkedAt: number } | undefined
  let checking: Promise<PolicySnapshot> | undefined
  /** A check that began before this node's last change may have read what was there before it. */
  let invalidations = 0

  function remember(row: WorkflowVersion): PublishedWorkflow | undefined {
    const known = versions.get(row.id)
    if (known) return known
    const stored = parseStoredWorkflow(row.definition)
    if (!stored) return undefined
    const definition = isSample ? stored : ignoreNamesInConditions(stored)
    const published = { version: row.id, policy: row.policy, number: row.version, definition }
    if (versions.size >= maxVersions) versions.clear()
    versions.set(row.id, published)
    return published
  }

  function compile(row: StoredPolicy): ManagementPolicy {
    const known = compiled.get(row.id)
    if (known?.version === row.version && known.priority === row.priority) return known
    return prepare(parseStoredPolicy(row))
  }

  async function readSnapshot(): Promise<Omit<PolicySnapshot, 'administration'>> {
    const [rows, currentRows, shares] = await Promise.all([
      listPolicies(store.read),
      listCurrentWorkflows(store.read),
      readDecoyShares(store.read),
    ])
    const policies = rows.map(compile)
    compiled = new Map(policies.map((policy) => [policy.id, policy]))
    if (!compiled.has(defaultPolicyId)) policies.push(prepare(defaultPolicy))
    const workflows = new Map(policies.map(({ id }) => [id, new Map<string, PublishedWorkflow>()]))
    for (const row of currentRows) {
      const published = workflows.has(row.policy) ? remember(row) : undefined
      if (published) workflows.get(row.policy)?.set(row.workflow, published)
    }
    return { policies, workflows, shares, resolver: createPolicyResolver(policies, keysOf) }
  }

  async function check(): Promise<PolicySnapshot> {
    const [checkedAt, began] = [monotonicNow(), invalidations]
    // Read before the rows, so that a change in between is seen by the next check.
    const [revision, administration] = await Promise.all([
      readRevision(store.read, 'policies'),
      readAdministration(store.read),
    ])
    const compiledOnce = current?.revision === revision ? current.snapshot : await readSnapshot()
    const snapshot = { ...compiledOnce, administration }
    if (began === invalidations) current = { snapshot, revision, checkedAt }
    return snapshot
  }

  return {
    remember,
    findVersion: (id) => versions.get(id),
    load() {
      if (current && monotonicNow() - current.checkedAt < maxAgeMs) return Promise.resolve(current.snapshot)
      checking ??= check().finally(() => {
        checking = undefined
      })
      return checking
    },
    invalidate() {
      invalidations += 1
      if (current) current.checkedAt = Number.NEGATIVE_INFINITY
      checking = undefined
    },
  }
}
