import type { Audit } from '../audit/chain.ts'
import type { Store } from '../store/database.ts'
import { type StoredPolicy, updatePolicy } from '../store/management-policies.ts'
import { insertVersion } from '../store/resource-versions.ts'
import type { ManagementPolicyDefinition } from './management-policy.ts'

/** Parts of a definition that name groups and containers. */
const scopes = ['userScope', 'helpdeskScope', 'privileged', 'enforcement'] as const

/**
 * Stores a policy's scopes as the program itself changes them (`action`): over the version that was read, with both versions kept and an
 * event in the audit. Another server that changes the same at the same moment wins.
 */
export async function replaceScopes(
  { store, audit }: { store: Store; audit: Audit },
  row: StoredPolicy,
  policy: ManagementPolicyDefinition,
  action: 'pinned' | 'followed',
): Promise<void> {
  const before = JSON.parse(row.definition) as Record<string, unknown>
  // What is not stored stays so: a newer release can change its default.
  const changed = scopes.filter((scope) => scope in before).map((scope) => [scope, policy[scope]])
  const after = { ...before, ...Object.fromEntries(changed) }
  const { id, version, priority } = row
  await store.transaction(async (tx) => {
    const target = { id, expectedVersion: version }
    if ((await updatePolicy(tx, target, { definition: JSON.stringify(after) })) !== 'updated') return
    const change = { resource: 'policy', id, action, version: version + 1 } as const
    await audit.append(tx, { event: 'configuration-changed', data: change })
    const content = { priority, ...after }
    await insertVersion(tx, { ...change, content, before: { version, content: { priority, ...before } } })
  })
}
