import type { AnyActivity } from '../activities/activity.ts'
import type { Directory } from '../directory/directory.ts'
import { checkWorkflow } from './check-workflow.ts'
import type { Findings } from './findings.ts'
import { listNamesInConditions, pinConditions } from './group-conditions.ts'
import type { WorkflowDefinition } from './workflow.ts'

/**
 * The workflow as it is stored, with the groups of its conditions by SID. `problems`: it cannot be completed, or names groups that the directory does not
 * know, and must not be published. `before`: the version that this one replaces.
 */
export async function prepareWorkflow(
  { activities, directory }: { activities: readonly AnyActivity[]; directory: Directory },
  typed: WorkflowDefinition,
  before: WorkflowDefinition | undefined,
  signal: AbortSignal,
): Promise<Findings & { definition: WorkflowDefinition }> {
  const { problems, warnings } = checkWorkflow(typed, activities)
  if (problems.length > 0) return { definition: typed, problems, warnings }
  const pinned = await pinConditions(directory, typed, before, signal)
  const names = directory.isSample ? [] : listNamesInConditions(pinned.workflow)
  const named = names.map(({ path, entry }) => ({ path, code: 'group-by-name', values: { name: entry } }))
  return { definition: pinned.workflow, problems: pinned.problems, warnings: [...warnings, ...named] }
}
