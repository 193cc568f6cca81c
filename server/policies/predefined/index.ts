import type { WorkflowDefinition } from '../workflow.ts'
import { helpdeskWorkflows } from './helpdesk.ts'
import { selfServiceWorkflows } from './self-service.ts'

/** Workflows supplied with the product, in the order in which sites offer them. */
export const predefinedWorkflows: readonly WorkflowDefinition[] = [...selfServiceWorkflows, ...helpdeskWorkflows]
