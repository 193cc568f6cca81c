import type { StoredPolicy } from '../store/management-policies.ts'
import { type ManagementPolicy, managementPolicyDefinition } from './management-policy.ts'

/** Parses a row; fields that an earlier release did not have get their defaults. */
export function parseStoredPolicy({ id, priority, version, definition }: StoredPolicy): ManagementPolicy {
  return { ...managementPolicyDefinition.parse(JSON.parse(definition)), id, priority, version }
}
