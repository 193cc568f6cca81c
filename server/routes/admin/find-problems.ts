import { checkFlow, checkRegistrable } from '../../policies/check-flow.ts'
import { checkWorkflow } from '../../policies/check-workflow.ts'
import type { Findings } from '../../policies/findings.ts'
import { pinConditions } from '../../policies/group-conditions.ts'
import type { WorkflowDefinition } from '../../policies/workflow.ts'
import { findCurrentWorkflow } from '../../store/workflow-versions.ts'
import type { AdminServices } from './resource.ts'
import { toWorkflowReply } from './workflow-reply.ts'

/** Everything that can be said about a workflow of a policy before it is published. */
export async function findProblems(
  { activities, directory, store }: AdminServices,
  definition: WorkflowDefinition,
  { policy, signal }: { policy: string; signal: AbortSignal },
): Promise<Findings> {
  const { problems, warnings } = checkWorkflow(definition, activities)
  const current = await findCurrentWorkflow(store.read, { policy, workflow: definition.id })
  const before = current && toWorkflowReply(current)?.definition
  const pinned = await pinConditions(directory, definition, before, signal)
  const row = await findCurrentWorkflow(store.read, { policy, workflow: 'register' })
  const register = row && toWorkflowReply(row)?.definition
  const flow = [...checkFlow(definition, activities), ...checkRegistrable(definition, register)]
  return { problems: [...problems, ...pinned.problems], warnings: [...warnings, ...flow] }
}
