import { memoizeByText } from '../../shared/memoize-by-text.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

/** Fifty policies have a thousand workflows. */
const maxDefinitions = 2_000

/** Parses the definition of a published version, each text once; null: this version withdraws the workflow. Nothing may change what is returned. */
export const parseStoredWorkflow: (definition: string) => WorkflowDefinition | null = memoizeByText(
  (definition) => workflowDefinition.nullable().parse(JSON.parse(definition)),
  maxDefinitions,
)
