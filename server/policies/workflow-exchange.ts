import { z } from 'zod'
import { predefinedWorkflows } from './predefined/index.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

/** A file of exported workflows. A later form of it gets another `version`. */
export const workflowDocument = z.strictObject({
  $schema: z.string().max(2000).optional(),
  format: z.literal('latchkey-workflows', 'format-unknown'),
  version: z.literal(1, 'format-unknown'),
  workflows: z.array(workflowDefinition).min(1).max(200),
})

export type WorkflowDocument = z.output<typeof workflowDocument>

/** JSON Schema of the file, for editors: what an exported file's `$schema` names. */
export const workflowDocumentSchema = (id: string): object => ({
  ...z.toJSONSchema(workflowDocument, { io: 'input', unrepresentable: 'any' }),
  $id: id,
  title: 'Workflows of Latchkey',
})

export const exported = (workflows: readonly WorkflowDefinition[], schema: string): WorkflowDocument => ({
  ...{ $schema: schema, format: 'latchkey-workflows', version: 1 },
  workflows: [...workflows],
})

/**
 * The file's workflows under ids that nobody has: an import never overwrites. Steps keep their keys, so that what a workflow says
 * of its own steps stays true.
 */
export function withNewIds({ workflows }: WorkflowDocument, taken: Iterable<string>): WorkflowDefinition[] {
  const known = new Set([...taken, ...predefinedWorkflows.map(({ id }) => id)])
  return workflows.map((workflow) => {
    const id = freeId(workflow.id, known)
    known.add(id)
    return { ...workflow, id }
  })
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const stem = wanted.replace(/-\d+$/, '')
  for (let number = 2, id = wanted; ; number += 1) {
    if (!taken.has(id)) return id
    id = `${stem}-${number}`
  }
}
