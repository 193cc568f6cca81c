import { z } from 'zod'
import { currentWorkflow, findWorkflowNumber, workflowHistory } from '../../store/workflow-versions.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { changedMeanwhile, defineResource, expectedVersion, pageOf, pageQuery, versioned, worded } from './resource.ts'
import { caller, checked, path, publish, replyOf, workflowReply } from './workflow-reply.ts'
import { gone, ofPath, saved, standing } from './workflows.ts'

const versions = `${path}/{policy}/{workflow}/versions`
const whoAsks = ['sign-in-required', 'forbidden', 'not-found'] as const
const query = pageQuery.extend({ after: z.coerce.number().int().positive().optional() })

const listed = defineOperation({
  ...{ id: 'listWorkflowVersions', method: 'get', path: versions, caller, status: 200, query },
  summary: 'Every version of a workflow, the newest first',
  reply: pageOf(workflowReply.omit({ definition: true }).extend({ withdrawn: z.boolean() })),
  errors: [...whoAsks],
})

const read = defineOperation({
  ...{ id: 'getWorkflowVersion', method: 'get', path: `${versions}/{version}`, caller, status: 200 },
  summary: 'One version of a workflow',
  reply: workflowReply,
  errors: [...whoAsks],
})

const restored = defineOperation({
  ...{ id: 'restoreWorkflowVersion', method: 'post', path: `${versions}/{version}/publish`, caller, status: 200 },
  summary: 'Publishes an earlier version anew, as the newest; If-Match names the current one',
  ifMatch: true,
  reply: workflowReply,
  errors: [...whoAsks, 'csrf-refused', 'precondition-required', 'changed-meanwhile', 'settings-refused'],
})

export const workflowVersionsResource = defineResource({
  operations: [listed, read, restored],
  routes(app, services) {
    const { store, policies } = services

    mount(app, listed, async (context) => {
      const { after, limit } = readQuery(context, query)
      const { workflow } = await standing(services, context)
      const rows = await workflowHistory(store.read, { ...ofPath(context), workflow, before: after, count: limit + 1 })
      const items = rows.slice(0, limit).map((row) => {
        const { definition: _, ...facts } = replyOf(row) ?? { definition: undefined, ...bare(row) }
        return { ...facts, withdrawn: replyOf(row) === undefined }
      })
      const last = items.at(-1)
      return context.json({ items, ...(rows.length > limit && last && { next: String(last.version) }) })
    })

    mount(app, read, async (context) => {
      const row = await findWorkflowNumber(store.read, {
        ...ofPath(context),
        version: numberOf(context.req.param('version')),
      })
      return versioned(context, (row && replyOf(row)) ?? gone())
    })

    mount(app, restored, async (context) => {
      const of = ofPath(context)
      const row = await findWorkflowNumber(store.read, { ...of, version: numberOf(context.req.param('version')) })
      const { definition } = (row && replyOf(row)) ?? gone()
      const expected = expectedVersion(context)
      // What was right then may name what is gone by now.
      const warnings = checked(services, definition)
      const order = { ...of, definition: JSON.stringify(definition), action: 'restored', expectedVersion: expected }
      const published = await store.transaction((tx) => publish(services, context, tx, order))
      const current = published ?? (await currentWorkflow(store.read, of))
      if (!published) return changedMeanwhile(context, current && replyOf(current))
      policies.forget()
      return saved(context, published, worded(context, warnings))
    })
  },
})

const bare = ({ policy, workflow: id, version, publishedAt }: Parameters<typeof replyOf>[0]) => ({
  ...{ policy, id, version, publishedAt: publishedAt.toISOString(), predefined: false },
})

const numberOf = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0)
