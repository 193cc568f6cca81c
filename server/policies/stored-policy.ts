import type { StoredPolicy } from '../store/management-policies.ts'
import { type ManagementPolicy, managementPolicyDefinition } from './management-policy.ts'

/** A policy as its row has it; what an earlier release did not know has its default. */
export function policyOf({ id, priority, version, definition }: StoredPolicy): ManagementPolicy {
  return { ...managementPolicyDefinition.parse(JSON.parse(definition)), id, priority, version }
}
