import { z } from 'zod'
import { findWorkflowByNumber, listWorkflowHistory } from '../../store/workflow-versions.ts'
import { policyEditors, policyReaders } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  defineResource,
  findingsReply,
  pageQuery,
  pageReply,
  readIfMatch,
  translateWarnings,
  withEtag,
} from './resource.ts'
import {
  loadWorkflow,
  path,
  prepareDefinition,
  publishVersioned,
  requireWorkflowReply,
  toWorkflowReply,
  workflowReply,
} from './workflow-reply.ts'

const versions = `${path}/{policy}/{workflow}/versions` as const
const caller = 'administrator'
const versionParams = z.object({
  policy: z.string(),
  workflow: z.string(),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

const list = defineOperation({
  id: 'listWorkflowVersions',
  method: 'get',
  path: versions,
  summary: 'Every version of a workflow, newest first',
  caller,
  roles: policyReaders,
  policy: { in: 'params', field: 'policy' },
  query: pageQuery.extend({ after: z.coerce.number().int().positive().optional() }),
  status: 200,
  reply: pageReply(
    workflowReply
      .omit({ definition: true })
      .extend({
        withdrawn: z.boolean(),
        by: z.string().optional().describe('Who published it; absent: the product, or a name that was erased'),
      }),
  ),
  errors: ['not-found'],
})

const get = defineOperation({
  id: 'getWorkflowVersion',
  method: 'get',
  path: `${versions}/{version}`,
  summary: 'One version of a workflow',
  caller,
  roles: policyReaders,
  policy: { in: 'params', field: 'policy' },
  params: versionParams,
  status: 200,
  reply: workflowReply,
})

const restore = defineOperation({
  id: 'restoreWorkflowVersion',
  method: 'post',
  path: `${versions}/{version}/publish`,
  summary: 'Publishes an earlier version again, as the newest; If-Match names the current one',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'policy' },
  params: versionParams,
  ifMatch: true,
  status: 200,
  reply: workflowReply.extend({ warnings: findingsReply }),
  errors: ['settings-refused'],
})

export const workflowVersionsResource = defineResource({
  operations: [list, get, restore],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context, { params, query: { after, limit } }) => {
      await loadWorkflow(store, params)
      const rows = await listWorkflowHistory(store.read, { ...params, before: after, count: limit + 1 })
      const items = rows.slice(0, limit).map((row) => {
        const { policy, workflow: id, version, publishedAt, authorName } = row
        const reply = toWorkflowReply(row)
        const predefined = reply?.predefined ?? false
        return {
          policy,
          id,
          version,
          publishedAt: publishedAt.toISOString(),
          predefined,
          withdrawn: !reply,
          by: authorName ?? undefined,
        }
      })
      const last = items.at(-1)
      return context.reply({ items, next: rows.length > limit && last ? String(last.version) : undefined })
    })

    mount(app, get, async (context, { params }) => {
      const row = await findWorkflowByNumber(store.read, params)
      return context.reply(withEtag(context, requireWorkflowReply(row)))
    })

    mount(app, restore, async (context, { params }) => {
      const { definition: stored } = requireWorkflowReply(await findWorkflowByNumber(store.read, params))
      const expectedVersion = readIfMatch(context)
      // Valid when it was published, but it may refer to something that has been removed since. Its names stay names: an intruder may have
      // made groups of these names meanwhile.
      const { definition, warnings } = await prepareDefinition(services, context, stored, { before: stored })
      const published = await publishVersioned(services, context, {
        policy: params.policy,
        workflow: params.workflow,
        definition: JSON.stringify(definition),
        action: 'restored',
        expectedVersion,
      })
      const saved = { ...requireWorkflowReply(published), warnings: translateWarnings(context, warnings) }
      return context.reply(withEtag(context, saved))
    })
  },
})
