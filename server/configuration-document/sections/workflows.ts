import type { Finding } from '../../policies/findings.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { prepareWorkflow } from '../../policies/prepare-workflow.ts'
import { publishPredefinedInto } from '../../policies/publish-predefined.ts'
import { parseStoredWorkflow } from '../../policies/stored-workflow.ts'
import { type WorkflowDefinition, withdrawnDefinition, workflowDefinition } from '../../policies/workflow.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies } from '../../store/management-policies.ts'
import { listCurrentWorkflows, publishWorkflow } from '../../store/workflow-versions.ts'
import { isSameContent } from '../canonical.ts'
import type { Change, ComparisonServices, SectionComparison } from '../section.ts'

const predefined = new Map(predefinedWorkflows.map((one) => [one.id, workflowDefinition.parse(one)]))

/** The current workflows of every policy, also of deleted ones. A withdrawn one is not there. */
export async function readWorkflows(reader: Reader): Promise<Map<string, WorkflowDefinition[]>> {
  const byPolicy = new Map<string, WorkflowDefinition[]>()
  for (const { policy, definition } of await listCurrentWorkflows(reader)) {
    const workflow = parseStoredWorkflow(definition)
    if (workflow) byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), workflow])
  }
  return byPolicy
}

/** Ids of the workflows of all policies that there are, and of those that come with the product. */
export async function listWorkflowIds(reader: Reader): Promise<Set<string>> {
  const workflows = await readWorkflows(reader)
  const own = (await listPolicies(reader)).flatMap(({ id }) => workflows.get(id) ?? [])
  return new Set([...predefined.keys(), ...own.map(({ id }) => id)])
}

/** Those that differ from what comes with the product: a newer release goes on changing the others. */
export const listOwn = (workflows: readonly WorkflowDefinition[] = []): WorkflowDefinition[] =>
  workflows.filter((one) => !isSameContent(one, predefined.get(one.id)))

/** What a policy's own workflows would change; a predefined one that is left out is again as it comes with the product, another is withdrawn. */
export async function compareWorkflows(
  { services, signal }: { services: ComparisonServices; signal: AbortSignal },
  stored: readonly WorkflowDefinition[],
  { policy, isNew, own }: { policy: string; isNew: boolean; own: readonly WorkflowDefinition[] },
): Promise<SectionComparison> {
  const changes: Change[] = []
  const problems: Finding[] = []
  const warnings: Finding[] = []
  // A new policy gets the predefined ones; of a deleted policy with the same id there may be others.
  const left = stored.filter(({ id }) => !predefined.has(id))
  const current = new Map((isNew ? [...predefined.values(), ...left] : stored).map((one) => [one.id, one]))
  for (const [index, typed] of own.entries()) {
    const place = (findings: readonly Finding[]) =>
      findings.map((finding) => ({ ...finding, path: `workflows.${index}.${finding.path}` }))
    if (own.findIndex(({ id }) => id === typed.id) !== index)
      problems.push(...place([{ path: 'id', code: 'identifier-twice' }]))
    const before = current.get(typed.id)
    if (isSameContent(before, typed)) continue
    const product = predefined.get(typed.id) ?? before
    if (product && product.site !== typed.site) problems.push(...place([{ path: 'site', code: 'value-invalid' }]))
    const prepared = await prepareWorkflow(services, typed, before, signal)
    problems.push(...place(prepared.problems))
    warnings.push(...place(prepared.warnings))
    if (!isSameContent(before, prepared.definition)) changes.push(describeChange(policy, before, prepared.definition))
  }
  for (const workflow of listOwn([...current.values()])) {
    if (own.some(({ id }) => id === workflow.id)) continue
    changes.push(describeChange(policy, workflow, predefined.get(workflow.id)))
  }
  return { changes, problems, warnings }
}

function describeChange(
  policy: string,
  before: WorkflowDefinition | undefined,
  after: WorkflowDefinition | undefined,
): Change {
  const id = after?.id ?? before?.id ?? ''
  const definition = after ? JSON.stringify(after) : withdrawnDefinition
  return {
    resource: 'workflow',
    id: `${policy}/${id}`,
    action: after && before ? 'changed' : after ? 'created' : 'deleted',
    before,
    after,
    async write(tx) {
      // No other writer of workflows is between: the import has raised the policies' revision from what was compared.
      const { version } = await publishWorkflow(tx, { policy, workflow: id, definition })
      // The product's own text is recorded as such, so that a newer release changes it.
      if (after && isSameContent(after, predefined.get(id))) await publishPredefinedInto(tx, policy, [after])
      return { number: version }
    },
  }
}
