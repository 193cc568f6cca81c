import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { bulkKinds, bulkScope, newBulkOperation } from '../../schedule/bulk/bulk-definition.ts'
import { bulkOutcomes, leftOutReasons } from '../../schedule/bulk/bulk-outcomes.ts'
import { countBulkScope } from '../../schedule/bulk/count-scope.ts'
import { resolveBulkScope } from '../../schedule/bulk/resolve-scope.ts'
import { findBulkOperation } from '../../store/bulk-operations.ts'
import { listBulkPeople } from '../../store/bulk-people.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import { assertNoProblems, defineResource, pageQuery, pageReply } from './resource.ts'

const path = '/api/v1/admin/bulk-operations'
const caller = 'administrator'

const getForm = defineOperation({
  id: 'getBulkOperationForm',
  method: 'get',
  path: `${path}/form`,
  summary: 'The form of a new bulk operation in the requested language, as JSON Schema with texts',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({ form: formSchema }),
})

const position = z.union([
  z.strictObject({ domain: domainName, after: z.string().max(100).optional() }),
  z.strictObject({ index: z.int().min(0) }),
])

const count = defineOperation({
  id: 'countBulkOperation',
  method: 'post',
  path: `${path}/count`,
  summary:
    'How many people a bulk operation would reach, and how many it would leave out and why; nothing is saved. A long count goes on from `next`',
  caller,
  roles: administratorsOnly,
  maxBodyBytes: 4 * 1024 * 1024,
  body: z.strictObject({
    kind: z.enum(bulkKinds),
    scope: bulkScope,
    from: position.optional().describe('`next` of the answer before'),
  }),
  status: 200,
  reply: z.object({
    examined: z.int(),
    chosen: z.int(),
    leftOut: z.partialRecord(z.enum(leftOutReasons), z.int()),
    examples: z.array(z.object({ displayName: z.string(), account: z.string(), domain: z.string() })),
    next: position.optional(),
  }),
  errors: ['directory-unreachable'],
})

const list = defineOperation({
  id: 'listBulkOperationPeople',
  method: 'get',
  path: `${path}/{id}/people`,
  summary:
    'The people of a bulk operation, in the order of their ids, with what became of each; or those with one outcome',
  caller,
  roles: readers,
  query: pageQuery.extend({ outcome: z.enum(bulkOutcomes).optional() }),
  status: 200,
  reply: pageReply(
    z.object({
      id: z.string(),
      domain: z.string(),
      name: z.string().describe('`account@domain` when the people were listed'),
      outcome: z.enum(bulkOutcomes),
      wave: z.int().optional(),
      at: z.iso.datetime().optional(),
    }),
  ),
  errors: ['not-found'],
})

/** An administrator sees a number within this time; a larger company is counted in several requests. */
const budgetMs = 5_000

export const bulkPeopleResource = defineResource({
  operations: [getForm, count, list],
  routes(app, services) {
    const { store, directory, policies } = services

    mount(app, getForm, async (context) => {
      const { properties, ...form } = toAnswerSchema(newBulkOperation, getTranslator(negotiateLanguage(context)))
      const named = Object.fromEntries((await policies.listPolicies()).map(({ id, name }) => [id, name]))
      const items = { type: 'string' as const, enum: Object.keys(named), choices: named }
      const { scope } = properties
      const own = { ...scope?.properties, policies: { ...scope?.properties?.policies, items } }
      return context.reply({ form: { ...form, properties: { ...properties, scope: { ...scope, properties: own } } } })
    })

    mount(app, count, async (context, { body: { kind, scope, from } }) => {
      const signal = context.req.raw.signal
      const resolved = await resolveBulkScope(directory, await policies.listPolicies(), scope, signal)
      assertNoProblems(resolved.problems)
      const over = AbortSignal.timeout(budgetMs)
      const counted = await countBulkScope(services, {
        kind,
        scope: resolved.scope,
        from,
        isOver: () => over.aborted,
        signal,
      })
      return context.reply({
        ...counted,
        examples: counted.examples.map(({ displayName, account, domain }) => ({ displayName, account, domain })),
      })
    })

    mount(app, list, async (context, { params: { id }, query: { outcome, after, limit } }) => {
      if (id.length > 36 || !(await findBulkOperation(store.read, id))) throw new AppError('not-found')
      const rows = await listBulkPeople(store.read, { operation: id, outcome, after, count: limit + 1 })
      const items = rows
        .slice(0, limit)
        .map(({ personId, domain, name, outcome: became, wave, at }) => ({
          id: personId,
          domain,
          name,
          outcome: z.enum(bulkOutcomes).parse(became),
          wave: wave ?? undefined,
          at: at?.toISOString(),
        }))
      return context.reply({ items, next: rows.length > limit ? items.at(-1)?.id : undefined })
    })
  },
})
