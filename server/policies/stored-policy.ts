import { memoizeByText } from '../../shared/memoize-by-text.ts'
import type { StoredPolicy } from '../store/management-policies.ts'
import { type ManagementPolicy, managementPolicyDefinition } from './management-policy.ts'

const maxDefinitions = 200

/** Lists show every policy, and the scopes of one may name thousands of groups. */
const parseDefinition = memoizeByText(
  (definition) => managementPolicyDefinition.parse(JSON.parse(definition)),
  maxDefinitions,
)

/** Parses a row; fields that an earlier release did not have get their defaults. */
export function parseStoredPolicy({ id, priority, version, definition }: StoredPolicy): ManagementPolicy {
  return { ...parseDefinition(definition), id, priority, version }
}
