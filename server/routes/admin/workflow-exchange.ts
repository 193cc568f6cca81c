import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { withdrawn } from '../../policies/workflow.ts'
import { exported, withNewIds, workflowDocument, workflowDocumentSchema } from '../../policies/workflow-exchange.ts'
import { findPolicy } from '../../store/management-policies.ts'
import { currentWorkflow, currentWorkflows, unpublished } from '../../store/workflow-versions.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { defineResource, worded, wordedFindings } from './resource.ts'
import { caller, checked, path, publish, refuse, replyOf } from './workflow-reply.ts'

const whoAsks = ['sign-in-required', 'forbidden'] as const
const query = z.strictObject({
  policy: z.string().max(100),
  /** Ids, separated by commas; without it every workflow. */
  workflows: z.string().max(10_000).optional(),
})

const schema = defineOperation({
  ...{ id: 'workflowSchema', method: 'get', path: `${path}/schema`, caller, status: 200 },
  summary: 'JSON Schema of exported workflows',
  reply: z.record(z.string(), z.unknown()),
  errors: [...whoAsks],
})

const exporting = defineOperation({
  ...{ id: 'exportWorkflows', method: 'get', path: `${path}/export`, caller, status: 200, query },
  summary: 'Workflows of a policy as a file',
  reply: workflowDocument,
  errors: [...whoAsks, 'not-found'],
})

const importing = defineOperation({
  ...{
    id: 'importWorkflows',
    method: 'post',
    path: `${path}/import`,
    caller,
    status: 201,
    largestBody: 8 * 1024 * 1024,
  },
  summary:
    'Adds the workflows of a file to a policy, all or none; whose id is taken gets another, and nothing is overwritten',
  body: z.strictObject({ policy: z.string().max(100), document: workflowDocument }),
  reply: z.object({
    workflows: z.array(z.object({ from: z.string(), id: z.string(), version: z.int() })),
    warnings: wordedFindings,
  }),
  errors: [...whoAsks, 'csrf-refused', 'settings-refused'],
})

export const workflowExchangeResource = defineResource({
  operations: [schema, exporting, importing],
  routes(app, services) {
    const { store, policies, url } = services
    const schemaUrl = `${url}${path}/schema`

    mount(app, schema, (context) => context.json(workflowDocumentSchema(schemaUrl)))

    mount(app, exporting, async (context) => {
      const { policy, workflows } = readQuery(context, query)
      const wanted = workflows?.split(',')
      const rows = await currentWorkflows(store.read, policy)
      const found = rows.flatMap((row) => replyOf(row) ?? []).filter(({ id }) => wanted?.includes(id) ?? true)
      if (found.length === 0 || (wanted && found.length < new Set(wanted).size)) throw new AppError('not-found')
      context.header('Content-Disposition', 'attachment; filename="latchkey-workflows.json"')
      return context.json(
        exported(
          found.map(({ definition }) => definition),
          schemaUrl,
        ),
      )
    })

    mount(app, importing, async (context, { policy, document }) => {
      if (!(await findPolicy(store.read, policy))) refuse([{ path: 'policy', code: 'policy-unknown' }])
      const warnings = document.workflows.flatMap((one, index) =>
        checked(services, one, `document.workflows.${index}.`),
      )
      const imported = await store.transaction(async (tx) => {
        const taken = (await currentWorkflows(tx, policy)).filter(({ definition }) => definition !== withdrawn)
        const renamed = withNewIds(
          document,
          taken.map(({ workflow }) => workflow),
        )
        const done: { from: string; id: string; version: number }[] = []
        for (const [index, definition] of renamed.entries()) {
          const of = { policy, workflow: definition.id }
          const expected = (await currentWorkflow(tx, of))?.version ?? unpublished
          const order = { ...of, definition: JSON.stringify(definition), action: 'imported', expectedVersion: expected }
          const published = await publish(services, context, tx, order)
          if (!published) throw new AppError('conflict')
          done.push({ from: document.workflows[index]?.id ?? '', id: definition.id, version: published.version })
        }
        return done
      })
      policies.forget()
      return context.json({ workflows: imported, warnings: worded(context, warnings) }, 201)
    })
  },
})
