import type { Reader } from '../store/database.ts'
import { listPolicies, type StoredPolicy } from '../store/management-policies.ts'
import { listCurrentWorkflows, type WorkflowVersion } from '../store/workflow-versions.ts'
import { listNamesInConditions } from './group-conditions.ts'
import { listNamedGroups } from './pinned-scopes.ts'
import { parseStoredPolicy } from './stored-policy.ts'
import { parseStoredWorkflow } from './stored-workflow.ts'

/** A group that is stored by its name, as it is reported at a start and by the doctor. */
export interface LeftName {
  /** The name. */
  entry: string
  /** The line and what it belongs to. */
  where: string
  /** What the line does while it is a name. */
  effect: string
  /** How an administrator gives the SID instead. */
  mend: string
}

/** Names that stand in the scopes of policies and in the conditions of their workflows. */
export async function listLeftNames(reader: Reader): Promise<LeftName[]> {
  const [policies, workflows] = await Promise.all([listPolicies(reader), listCurrentWorkflows(reader)])
  const names = new Map(policies.map((row) => [row.id, parseStoredPolicy(row).name]))
  return [
    ...policies.flatMap(listOfPolicy),
    ...workflows.flatMap((row) => listOfWorkflow(row, names.get(row.policy) ?? row.policy)),
  ]
}

function listOfPolicy(row: StoredPolicy): LeftName[] {
  const policy = parseStoredPolicy(row)
  return listNamedGroups(policy).map(({ path, entry, side }) => ({
    entry,
    where: `${path} of the policy “${policy.name}”`,
    effect: side === 'include' ? 'includes nobody' : 'excludes everybody who is in a group of this name',
    mend: `Name it by SID: PUT /api/v1/admin/policies/${row.id}`,
  }))
}

function listOfWorkflow(row: WorkflowVersion, policy: string): LeftName[] {
  const workflow = parseStoredWorkflow(row.definition)
  const names = workflow ? listNamesInConditions(workflow) : []
  return names.map(({ path, entry, side }) => ({
    entry,
    where: `${path} of the workflow “${row.workflow}” of the policy “${policy}”`,
    effect: side === 'include' ? 'has no members' : 'has everybody as a member who is in a group of this name',
    mend: `Name it by SID: PUT /api/v1/admin/workflows/${row.policy}/${row.workflow}`,
  }))
}
