import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { withdrawn, workflowDefinition } from '../../policies/workflow.ts'
import { findPolicy } from '../../store/management-policies.ts'
import {
  currentWorkflow,
  currentWorkflows,
  unpublished,
  type WorkflowOf,
  type WorkflowVersion,
} from '../../store/workflow-versions.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import {
  type AdminServices,
  changedMeanwhile,
  defineResource,
  expectedVersion,
  pageOf,
  pageQuery,
  pageThrough,
  versioned,
  worded,
  wordedFindings,
} from './resource.ts'
import {
  caller,
  checked,
  isPredefined,
  largestBody,
  path,
  publish,
  refuse,
  replyOf,
  workflowReply,
} from './workflow-reply.ts'

const one = `${path}/{policy}/{workflow}`
const savedReply = workflowReply.extend({ warnings: wordedFindings })
const query = pageQuery.extend({ policy: z.string().max(100).optional() })
const whoAsks = ['sign-in-required', 'forbidden'] as const
const writes = [...whoAsks, 'csrf-refused', 'not-found', 'settings-refused'] as const
const matches = ['precondition-required', 'changed-meanwhile'] as const

const listed = defineOperation({
  ...{ id: 'listWorkflows', method: 'get', path, caller, status: 200, query },
  summary: 'Current versions of the workflows of one policy, or of all, by policy and id',
  reply: pageOf(workflowReply),
  errors: [...whoAsks],
})

const created = defineOperation({
  ...{ id: 'createWorkflow', method: 'post', path, caller, status: 201, largestBody },
  summary: 'A workflow of the organisation’s own, for either site',
  body: z.strictObject({ policy: z.string().max(100), definition: workflowDefinition }),
  reply: savedReply,
  errors: [...writes],
})

const inspected = defineOperation({
  ...{ id: 'checkWorkflow', method: 'post', path: `${path}/check`, caller, status: 200, largestBody },
  summary: 'What is wrong with a workflow, and what should be known of it; nothing is saved',
  body: z.strictObject({ definition: workflowDefinition }),
  reply: z.object({ warnings: wordedFindings }),
  errors: [...whoAsks, 'csrf-refused', 'settings-refused'],
})

const read = defineOperation({
  ...{ id: 'getWorkflow', method: 'get', path: one, caller, status: 200 },
  summary: 'The version that runs begin on now',
  reply: workflowReply,
  errors: [...whoAsks, 'not-found'],
})

const replaced = defineOperation({
  ...{ id: 'publishWorkflow', method: 'put', path: one, caller, status: 200, ifMatch: true, largestBody },
  summary: 'Publishes a new version; runs that have begun finish on theirs',
  body: workflowDefinition,
  reply: savedReply,
  errors: [...writes, ...matches],
})

const removed = defineOperation({
  ...{ id: 'withdrawWorkflow', method: 'delete', path: one, caller, status: 204, ifMatch: true },
  summary:
    'Withdraws a workflow of the organisation’s own; its versions stay readable, and runs that have begun finish',
  errors: [...writes, ...matches],
})

export const workflowsResource = defineResource({
  operations: [listed, created, inspected, read, replaced, removed],
  routes(app, services) {
    const { store, policies } = services

    mount(app, listed, async (context) => {
      const { policy, ...page } = readQuery(context, query)
      const rows = await currentWorkflows(store.read, policy)
      const found = rows.flatMap((row) => replyOf(row) ?? [])
      return context.json(pageThrough(found.toSorted(byKey), keyOf, page))
    })

    mount(app, created, async (context, { policy, definition }) => {
      if (!(await findPolicy(store.read, policy))) refuse([{ path: 'policy', code: 'policy-unknown' }])
      const warnings = checked(services, definition, 'definition.')
      const of = { policy, workflow: definition.id }
      const published = await store.transaction(async (tx) => {
        const current = await currentWorkflow(tx, of)
        if (current && current.definition !== withdrawn) return undefined
        const order = { ...of, definition: JSON.stringify(definition), action: 'created' }
        return publish(services, context, tx, { ...order, expectedVersion: current?.version ?? unpublished })
      })
      if (!published) refuse([{ path: 'definition.id', code: 'identifier-taken' }])
      policies.forget()
      return saved(context, published, worded(context, warnings), 201)
    })

    mount(app, inspected, (context, { definition }) =>
      context.json({ warnings: worded(context, checked(services, definition, 'definition.')) }),
    )

    mount(app, read, async (context) => {
      const row = await standing(services, context)
      return versioned(context, replyOf(row) ?? gone())
    })

    mount(app, replaced, async (context, definition) => {
      const current = await standing(services, context)
      const before = replyOf(current) ?? gone()
      const expected = expectedVersion(context)
      const moved = (['id', 'site'] as const).filter((field) => definition[field] !== before.definition[field])
      refuse(moved.map((field) => ({ path: field, code: 'value-invalid' })))
      const warnings = checked(services, definition)
      const order = { ...ofPath(context), definition: JSON.stringify(definition), action: 'published' }
      const published = await store.transaction((tx) =>
        publish(services, context, tx, { ...order, expectedVersion: expected }),
      )
      if (!published) return changedMeanwhile(context, replyOf(await standing(services, context)))
      policies.forget()
      return saved(context, published, worded(context, warnings))
    })

    mount(app, removed, async (context) => {
      const of = ofPath(context)
      if (!replyOf(await standing(services, context))) gone()
      const expected = expectedVersion(context)
      if (isPredefined(of.workflow)) refuse([{ path: '', code: 'workflow-predefined' }])
      const order = { ...of, definition: withdrawn, action: 'withdrawn', expectedVersion: expected }
      const published = await store.transaction((tx) => publish(services, context, tx, order))
      if (!published) return changedMeanwhile(context, replyOf(await standing(services, context)))
      policies.forget()
      return context.body(null, 204)
    })
  },
})

type Reply = z.output<typeof workflowReply>
const keyOf = ({ policy, id }: Reply): string => `${policy}/${id}`
const byKey = (first: Reply, second: Reply): number => (keyOf(first) < keyOf(second) ? -1 : 1)

export const ofPath = (context: Context): WorkflowOf => ({
  policy: context.req.param('policy') ?? '',
  workflow: context.req.param('workflow') ?? '',
})

/** The current version of the workflow that the path names, also one that was withdrawn. Throws AppError `not-found`. */
export async function standing({ store }: AdminServices, context: Context): Promise<WorkflowVersion> {
  return (await currentWorkflow(store.read, ofPath(context))) ?? gone()
}

export function saved(
  context: Context,
  row: WorkflowVersion | undefined,
  warnings: ReturnType<typeof worded>,
  status: 200 | 201 = 200,
): Response {
  const reply = (row && replyOf(row)) ?? gone()
  return versioned(context, { ...reply, warnings }, status)
}

export function gone(): never {
  throw new AppError('not-found')
}
