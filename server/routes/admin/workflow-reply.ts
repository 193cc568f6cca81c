import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Finding } from '../../policies/findings.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { prepareWorkflow } from '../../policies/prepare-workflow.ts'
import { parseStoredWorkflow } from '../../policies/stored-workflow.ts'
import { type WorkflowDefinition, workflowDefinition } from '../../policies/workflow.ts'
import type { Store, Tx } from '../../store/database.ts'
import {
  findCurrentWorkflow,
  publishWorkflowOver,
  type WorkflowKey,
  type WorkflowVersion,
} from '../../store/workflow-versions.ts'
import { getStaffMember } from '../require-session.ts'
import { type AdminServices, assertNoProblems, createChangeRecord, writeVersioned } from './resource.ts'

export const path = '/api/v1/admin/workflows'
/** A hundred steps with texts in every language. */
export const maxBodyBytes = 2 * 1024 * 1024

export const workflowReply = z.object({
  policy: z.string(),
  id: z.string(),
  version: z.int(),
  publishedAt: z.iso.datetime(),
  predefined: z.boolean().describe('Comes with the product'),
  definition: workflowDefinition,
})
export type WorkflowReply = z.output<typeof workflowReply>

export const isPredefined = (id: string): boolean => predefinedWorkflows.some((workflow) => workflow.id === id)

/** A version as administrators read it; undefined: this version withdraws the workflow. */
export function toWorkflowReply(row: WorkflowVersion): WorkflowReply | undefined {
  const definition = parseStoredWorkflow(row.definition)
  if (!definition) return undefined
  const { policy, workflow: id, version } = row
  return { policy, id, version, publishedAt: row.publishedAt.toISOString(), predefined: isPredefined(id), definition }
}

/** The same; throws AppError `not-found` for a version that withdraws the workflow, or for none. */
export function requireWorkflowReply(row: WorkflowVersion | undefined): WorkflowReply {
  const reply = row && toWorkflowReply(row)
  if (!reply) throw new AppError('not-found')
  return reply
}

/** The current version, even one that withdraws the workflow. Throws AppError `not-found`. */
export async function loadWorkflow({ read }: Store, { policy, workflow }: WorkflowKey): Promise<WorkflowVersion> {
  const row = await findCurrentWorkflow(read, { policy, workflow })
  if (!row) throw new AppError('not-found')
  return row
}

interface CheckOptions {
  /** The version that this one replaces. */
  before?: WorkflowDefinition
  /** Where the definition stands in the request. */
  at?: string
}

/**
 * The workflow as it is stored, with the groups of its conditions by SID, and its warnings. Throws AppError `settings-refused` for one that
 * cannot be completed, or that names groups which the directory does not know.
 */
export async function prepareDefinition(
  { activities, directory }: AdminServices,
  context: Context,
  typed: WorkflowDefinition,
  { before, at = '' }: CheckOptions = {},
): Promise<{ definition: WorkflowDefinition; warnings: Finding[] }> {
  const place = (findings: readonly Finding[]) => findings.map((one) => ({ ...one, path: at + one.path }))
  const prepared = await prepareWorkflow({ activities, directory }, typed, before, context.req.raw.signal)
  assertNoProblems(place(prepared.problems))
  return { definition: prepared.definition, warnings: place(prepared.warnings) }
}

interface Publication extends WorkflowKey {
  /** JSON. */
  definition: string
  /** For the audit. */
  action: string
  expectedVersion: number
}

/** Publishes over the expected version, with an audit record; undefined: another write was first. */
export async function publishAndRecord(
  { audit }: AdminServices,
  context: Context,
  tx: Tx,
  { action, expectedVersion, ...order }: Publication,
): Promise<WorkflowVersion | undefined> {
  const author = getStaffMember(context).id
  const published = await publishWorkflowOver(tx, { ...order, author }, expectedVersion)
  if (published) await audit.append(tx, createPublicationRecord(context, published, action))
  return published
}

/** The same for a request with `If-Match`: throws 412 with the current version when another write was first. */
export async function publishVersioned(
  services: AdminServices,
  context: Context,
  { action, expectedVersion, ...order }: Publication,
): Promise<WorkflowVersion> {
  const author = getStaffMember(context).id
  const published = await writeVersioned(services, {
    write: (tx) => publishWorkflowOver(tx, { ...order, author }, expectedVersion),
    record: (written) => createPublicationRecord(context, written, action),
    async loadCurrent() {
      const current = await findCurrentWorkflow(services.store.read, order)
      return current && toWorkflowReply(current)
    },
  })
  services.policies.invalidate()
  return published
}

function createPublicationRecord(context: Context, { policy, workflow, version }: WorkflowVersion, action: string) {
  const record = createChangeRecord(context, { resource: 'workflow', policy, id: workflow, action, version })
  return { ...record, event: 'workflow-published' } as const
}
