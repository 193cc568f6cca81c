import { predefinedWorkflows } from './predefined/index.ts'
import type { WorkflowDefinition } from './workflow.ts'

/** A workflow of the product. Throws if there is none of this id. */
export function findPredefined(id: string): WorkflowDefinition {
  const workflow = predefinedWorkflows.find((one) => one.id === id)
  if (!workflow) throw new Error(`no predefined workflow ${id}`)
  return workflow
}
