import type { Directory } from '../directory/directory.ts'
import type { Finding } from './findings.ts'
import type { ManagementPolicyDefinition } from './management-policy.ts'
import { ignoreName, isPinned, pinEntries } from './pin-entries.ts'
import { listScopeEntries, mapScopeEntries, type ScopeEntry } from './scope-entries.ts'

/** Lines that say a group by name or distinguished name, which an operator of the directory who may create or rename groups can reuse. */
export const listNamedGroups = (policy: ManagementPolicyDefinition): ScopeEntry[] =>
  listScopeEntries(policy).filter((entry) => !isPinned(entry))

/**
 * The policy as a real directory's people are compared with it: what a line includes counts by SID only, and names include no person. What
 * a line excludes counts in every spelling, because an exclusion that stopped counting would let people in.
 */
export const ignoreNamedGroups = <Policy extends ManagementPolicyDefinition>(policy: Policy): Policy =>
  mapScopeEntries(policy, ignoreName)

/**
 * The policy with each group by its SID and each container by the directory's spelling of its distinguished name (`pinEntries`).
 * `before`: the policy that this one replaces.
 */
export async function pinScopes(
  directory: Directory,
  policy: ManagementPolicyDefinition,
  before: ManagementPolicyDefinition | undefined,
  signal: AbortSignal,
): Promise<{ policy: ManagementPolicyDefinition; problems: Finding[] }> {
  const entries = { now: listScopeEntries(policy), before: before ? listScopeEntries(before) : [] }
  const { toPin, problems } = await pinEntries(directory, entries, signal)
  return { policy: mapScopeEntries(policy, toPin), problems }
}
