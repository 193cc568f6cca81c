import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { withdrawnDefinition } from '../../policies/workflow.ts'
import {
  assignNewIds,
  exportWorkflows,
  workflowDocument,
  workflowDocumentSchema,
} from '../../policies/workflow-exchange.ts'
import { findPolicy } from '../../store/management-policies.ts'
import { findCurrentWorkflow, listCurrentWorkflows, unpublishedVersion } from '../../store/workflow-versions.ts'
import { policyEditors, policyReaders } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { assertNoProblems, defineResource, findingsReply, translateWarnings } from './resource.ts'
import { path, prepareDefinition, publishAndRecord, toWorkflowReply } from './workflow-reply.ts'

const caller = 'administrator'

const getSchema = defineOperation({
  id: 'workflowSchema',
  method: 'get',
  path: `${path}/schema`,
  summary: 'JSON Schema of exported workflows',
  caller,
  roles: policyReaders,
  status: 200,
  reply: z.looseObject({}),
})

const exportFile = defineOperation({
  id: 'exportWorkflows',
  method: 'get',
  path: `${path}/export`,
  summary: 'Workflows of a policy as a file',
  caller,
  roles: policyReaders,
  policy: { in: 'query', field: 'policy' },
  query: z.strictObject({
    policy: z.string().max(100),
    workflows: z.string().max(10_000).optional().describe('Ids, separated by commas; absent: every workflow'),
  }),
  status: 200,
  reply: workflowDocument,
  errors: ['not-found'],
})

const importFile = defineOperation({
  id: 'importWorkflows',
  method: 'post',
  path: `${path}/import`,
  summary:
    'Adds all workflows of a file to a policy, or none; one whose id is taken gets another, and nothing is overwritten',
  caller,
  roles: policyEditors,
  policy: { in: 'body', field: 'policy' },
  maxBodyBytes: 8 * 1024 * 1024,
  body: z.strictObject({ policy: z.string().max(100), document: workflowDocument }),
  status: 201,
  reply: z.object({
    workflows: z.array(z.object({ from: z.string(), id: z.string(), version: z.int() })),
    warnings: findingsReply,
  }),
  errors: ['conflict'],
})

export const workflowExchangeResource = defineResource({
  operations: [getSchema, exportFile, importFile],
  routes(app, services) {
    const { store, policies, url } = services
    const schemaUrl = `${url}${path}/schema`

    mount(app, getSchema, (context) => context.reply({ ...workflowDocumentSchema(schemaUrl) }))

    mount(app, exportFile, async (context, { query: { policy, workflows } }) => {
      const wanted = workflows?.split(',')
      const rows = await listCurrentWorkflows(store.read, policy)
      const found = rows.flatMap((row) => toWorkflowReply(row) ?? []).filter(({ id }) => wanted?.includes(id) ?? true)
      if (found.length === 0 || (wanted && found.length < new Set(wanted).size)) throw new AppError('not-found')
      context.header('Content-Disposition', 'attachment; filename="latchkey-workflows.json"')
      const definitions = found.map(({ definition }) => definition)
      return context.reply(exportWorkflows(definitions, schemaUrl))
    })

    mount(app, importFile, async (context, { body: { policy, document } }) => {
      if (!(await findPolicy(store.read, policy))) assertNoProblems([{ path: 'policy', code: 'policy-unknown' }])
      const prepared = await Promise.all(
        document.workflows.map((workflow, index) =>
          prepareDefinition(services, context, workflow, { at: `document.workflows.${index}.` }),
        ),
      )
      const warnings = prepared.flatMap((one) => one.warnings)
      const pinned = { ...document, workflows: prepared.map(({ definition }) => definition) }
      const imported = await store.transaction(async (tx) => {
        const current = await listCurrentWorkflows(tx, policy)
        const taken = current.filter(({ definition }) => definition !== withdrawnDefinition)
        const renamed = assignNewIds(
          pinned,
          taken.map(({ workflow }) => workflow),
        )
        const added: { from: string; id: string; version: number }[] = []
        for (const [index, definition] of renamed.entries()) {
          const key = { policy, workflow: definition.id }
          const published = await publishAndRecord(services, context, tx, {
            ...key,
            definition: JSON.stringify(definition),
            action: 'imported',
            expectedVersion: (await findCurrentWorkflow(tx, key))?.version ?? unpublishedVersion,
          })
          if (!published) throw new AppError('conflict')
          added.push({ from: document.workflows[index]?.id ?? '', id: definition.id, version: published.version })
        }
        return added
      })
      policies.invalidate()
      return context.reply({ workflows: imported, warnings: translateWarnings(context, warnings) })
    })
  },
})
