import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { checkWorkflow } from '../../policies/check-workflow.ts'
import type { Finding } from '../../policies/findings.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { type WorkflowDefinition, workflowDefinition } from '../../policies/workflow.ts'
import type { Tx } from '../../store/database.ts'
import type { WorkflowOf, WorkflowVersion } from '../../store/workflow-versions.ts'
import { publishWorkflowAfter } from '../../store/workflow-versions.ts'
import { type AdminServices, changeBy } from './resource.ts'

export const path = '/api/v1/admin/workflows'
export const caller = 'administrator'
/** A hundred steps with texts in every language. */
export const largestBody = 2 * 1024 * 1024

export const workflowReply = z.object({
  policy: z.string(),
  id: z.string(),
  version: z.int(),
  publishedAt: z.iso.datetime(),
  /** Comes with the product. */
  predefined: z.boolean(),
  definition: workflowDefinition,
})

export const isPredefined = (id: string): boolean => predefinedWorkflows.some((one) => one.id === id)

/** A version as administrators read it; undefined: it withdraws the workflow. */
export function replyOf(row: WorkflowVersion): z.output<typeof workflowReply> | undefined {
  const definition = workflowDefinition.nullable().parse(JSON.parse(row.definition))
  if (!definition) return undefined
  const { policy, workflow: id, version } = row
  return { policy, id, version, publishedAt: row.publishedAt.toISOString(), predefined: isPredefined(id), definition }
}

/** Refuses a workflow that nobody could take; gives what should be known. */
export function checked({ activities }: AdminServices, definition: WorkflowDefinition, at = ''): Finding[] {
  const { problems, warnings } = checkWorkflow(definition, activities)
  refuse(problems.map((one) => ({ ...one, path: at + one.path })))
  return warnings.map((one) => ({ ...one, path: at + one.path }))
}

export function refuse(problems: readonly Finding[]): void {
  if (problems.length > 0) throw new AppError('settings-refused', { problems })
}

/** Publishes over the version that was read, and tells the audit. Undefined: another was first. */
export async function publish(
  { audit }: AdminServices,
  context: Context,
  tx: Tx,
  of: WorkflowOf & { definition: string; expectedVersion: number; action: string },
): Promise<WorkflowVersion | undefined> {
  const { action, expectedVersion, ...order } = of
  const published = await publishWorkflowAfter(tx, order, expectedVersion)
  if (!published) return undefined
  const { policy, workflow, version } = published
  const record = changeBy(context, { resource: 'workflow', policy, id: workflow, action, version })
  await audit.append(tx, { ...record, event: 'workflow-published' })
  return published
}
