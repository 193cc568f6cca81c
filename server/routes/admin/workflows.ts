import { z } from 'zod'
import { resolveText } from '../../policies/localized-text.ts'
import { withdrawnDefinition, workflowDefinition } from '../../policies/workflow.ts'
import { findPolicy } from '../../store/management-policies.ts'
import {
  findCurrentWorkflow,
  listCurrentWorkflows,
  unpublishedVersion,
  type WorkflowKey,
} from '../../store/workflow-versions.ts'
import { getStaffCaller, mayRead, policyEditors, policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  acceptReply,
  assertNoProblems,
  defineResource,
  findingsReply,
  pageQuery,
  pageReply,
  paginate,
  readIfMatch,
  translateWarnings,
  withEtag,
} from './resource.ts'
import {
  isPredefined,
  loadWorkflow,
  maxBodyBytes,
  path,
  prepareDefinition,
  publishAndRecord,
  publishVersioned,
  requireWorkflowReply,
  workflowReply,
} from './workflow-reply.ts'

const caller = 'administrator'
const savedReply = workflowReply.extend({ warnings: findingsReply })

const list = defineOperation({
  id: 'listWorkflows',
  method: 'get',
  path,
  summary: 'Current versions of the workflows of one policy or of all, by policy and id',
  caller,
  roles: policyReaders,
  query: pageQuery.extend({ policy: z.string().max(100).optional() }),
  status: 200,
  reply: pageReply(workflowReply.extend({ title: z.string(), text: z.string() })),
})

const create = defineOperation({
  id: 'createWorkflow',
  method: 'post',
  path,
  summary: 'Creates a workflow of the organisation’s own, for either site',
  caller,
  roles: policyEditors,
  policy: { in: 'body', field: 'policy' },
  maxBodyBytes,
  body: z.strictObject({ policy: z.string().max(100), definition: workflowDefinition }),
  status: 201,
  reply: savedReply,
})

const check = defineOperation({
  id: 'checkWorkflow',
  method: 'post',
  path: `${path}/check`,
  summary: 'Problems and warnings of a workflow; nothing is saved',
  caller,
  roles: policyReaders,
  maxBodyBytes,
  body: z.strictObject({ definition: workflowDefinition }),
  status: 200,
  reply: z.object({ warnings: findingsReply }),
})

const get = defineOperation({
  id: 'getWorkflow',
  method: 'get',
  path: `${path}/{policy}/{workflow}`,
  summary: 'The version that new runs use',
  caller,
  roles: policyReaders,
  policy: { in: 'params', field: 'policy' },
  status: 200,
  reply: workflowReply,
  errors: ['not-found'],
})

const publish = defineOperation({
  id: 'publishWorkflow',
  method: 'put',
  path: `${path}/{policy}/{workflow}`,
  summary: 'Publishes a new version; runs under way finish on theirs',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'policy' },
  maxBodyBytes,
  body: acceptReply(z.strictObject({ definition: workflowDefinition }), workflowReply),
  ifMatch: true,
  status: 200,
  reply: savedReply,
  errors: ['not-found'],
})

const withdraw = defineOperation({
  id: 'withdrawWorkflow',
  method: 'delete',
  path: `${path}/{policy}/{workflow}`,
  summary: 'Withdraws a workflow of the organisation’s own; its versions stay readable, and runs under way finish',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'policy' },
  ifMatch: true,
  status: 204,
  errors: ['not-found', 'settings-refused'],
})

export const workflowsResource = defineResource({
  operations: [list, create, check, get, publish, withdraw],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context, { query: { policy, ...page } }) => {
      const rows = await listCurrentWorkflows(store.read, policy)
      const caller = getStaffCaller(context)
      const found = rows.filter((row) => row.definition !== withdrawnDefinition && mayRead(caller, row.policy))
      const language = negotiateLanguage(context)
      // Only what is shown is read whole: fifty policies have a thousand workflows.
      const { items, ...rest } = paginate(found.toSorted(compareByKey), sortKey, page)
      const named = items.map(requireWorkflowReply).map((item) => {
        const { name, description } = item.definition
        return { ...item, title: resolveText(name, language), text: resolveText(description, language) }
      })
      return context.reply({ ...rest, items: named })
    })

    mount(app, create, async (context, { body: { policy, definition: typed } }) => {
      if (!(await findPolicy(store.read, policy))) assertNoProblems([{ path: 'policy', code: 'policy-unknown' }])
      const { definition, warnings } = await prepareDefinition(services, context, typed, { at: 'definition.' })
      const key = { policy, workflow: definition.id }
      const published = await store.transaction(async (tx) => {
        const current = await findCurrentWorkflow(tx, key)
        if (current && current.definition !== withdrawnDefinition) return undefined
        return publishAndRecord(services, context, tx, {
          ...key,
          definition: JSON.stringify(definition),
          action: 'created',
          expectedVersion: current?.version ?? unpublishedVersion,
        })
      })
      if (!published) assertNoProblems([{ path: 'definition.id', code: 'identifier-taken' }])
      services.policies.invalidate()
      const saved = { ...requireWorkflowReply(published), warnings: translateWarnings(context, warnings) }
      return context.reply(withEtag(context, saved))
    })

    mount(app, check, async (context, { body: { definition } }) => {
      const { warnings } = await prepareDefinition(services, context, definition, { at: 'definition.' })
      return context.reply({ warnings: translateWarnings(context, warnings) })
    })

    mount(app, get, async (context, { params }) =>
      context.reply(withEtag(context, requireWorkflowReply(await loadWorkflow(store, params)))),
    )

    mount(app, publish, async (context, { params, body: { definition: typed } }) => {
      const { definition: current } = requireWorkflowReply(await loadWorkflow(store, params))
      const expectedVersion = readIfMatch(context)
      const moved = (['id', 'site'] as const).filter((field) => typed[field] !== current[field])
      assertNoProblems(moved.map((field) => ({ path: `definition.${field}`, code: 'value-invalid' })))
      const { definition, warnings } = await prepareDefinition(services, context, typed, {
        before: current,
        at: 'definition.',
      })
      const published = await publishVersioned(services, context, {
        ...params,
        definition: JSON.stringify(definition),
        action: 'published',
        expectedVersion,
      })
      const saved = { ...requireWorkflowReply(published), warnings: translateWarnings(context, warnings) }
      return context.reply(withEtag(context, saved))
    })

    mount(app, withdraw, async (context, { params }) => {
      requireWorkflowReply(await loadWorkflow(store, params))
      const expectedVersion = readIfMatch(context)
      if (isPredefined(params.workflow)) assertNoProblems([{ path: '', code: 'workflow-predefined' }])
      await publishVersioned(services, context, {
        ...params,
        definition: withdrawnDefinition,
        action: 'withdrawn',
        expectedVersion,
      })
      return context.reply()
    })
  },
})

const sortKey = ({ policy, workflow }: WorkflowKey): string => `${policy}/${workflow}`
const compareByKey = (first: WorkflowKey, second: WorkflowKey): number => (sortKey(first) < sortKey(second) ? -1 : 1)
