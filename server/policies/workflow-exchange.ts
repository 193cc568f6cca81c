import { z } from 'zod'
import { predefinedWorkflows } from './predefined/index.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

/** A file of exported workflows. A later format gets another `version`. */
export const workflowDocument = z.strictObject({
  $schema: z.string().max(2000).optional(),
  format: z.literal('latchkey-workflows', 'format-unknown'),
  version: z.literal(1, 'format-unknown'),
  workflows: z.array(workflowDefinition).min(1).max(200),
})

export type WorkflowDocument = z.output<typeof workflowDocument>

/** JSON Schema of the file, for editors; `$schema` of an exported file refers to it. */
export const workflowDocumentSchema = (id: string): object => ({
  ...z.toJSONSchema(workflowDocument, { io: 'input', unrepresentable: 'any' }),
  $id: id,
  title: 'Workflows of Latchkey',
})

export const exportWorkflows = (workflows: readonly WorkflowDefinition[], schema: string): WorkflowDocument => ({
  $schema: schema,
  format: 'latchkey-workflows',
  version: 1,
  workflows: [...workflows],
})

/**
 * The file's workflows with unused ids, so that an import never overwrites one. Steps keep their keys, so that references to them stay
 * valid.
 */
export function assignNewIds({ workflows }: WorkflowDocument, taken: Iterable<string>): WorkflowDefinition[] {
  const known = new Set([...taken, ...predefinedWorkflows.map(({ id }) => id)])
  return workflows.map((workflow) => {
    const id = findFreeId(workflow.id, known)
    known.add(id)
    return { ...workflow, id }
  })
}

function findFreeId(wanted: string, taken: ReadonlySet<string>): string {
  const stem = wanted.replace(/-\d+$/, '')
  for (let number = 2, id = wanted; ; number += 1) {
    if (!taken.has(id)) return id
    id = `${stem}-${number}`
  }
}
