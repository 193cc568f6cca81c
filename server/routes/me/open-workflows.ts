import type { AnyActivity } from '../../activities/activity.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { readWorkflow } from '../../engine/workflow.ts'
import type { Policies } from '../../policies/policies.ts'
import type { WorkflowDefinition } from '../../policies/workflow.ts'

/** Workflows of the person's policy that would help them: to Latchkey's staff only those open that ask for a factor which their policy names. */
export async function listOpenWorkflows(
  { policies, activities }: { policies: Policies; activities: readonly AnyActivity[] },
  person: DirectoryPerson,
  policy: string,
): Promise<{ isStaff: boolean; workflows: readonly WorkflowDefinition[] }> {
  const offered = await policies.listWorkflowsFor(policy, 'self-service')
  if (!(await policies.findProtection(person))) return { isStaff: false, workflows: offered }
  const workflows: WorkflowDefinition[] = []
  for (const definition of offered) {
    const published = await policies.findWorkflow(definition.id, 'self-service', policy)
    const steps = published && readWorkflow(published, activities).steps
    if (steps && !(await policies.findProtection(person, steps))) workflows.push(definition)
  }
  return { isStaff: true, workflows }
}
