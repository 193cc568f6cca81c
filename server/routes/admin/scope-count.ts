import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { countScope } from '../../policies/count-scope.ts'
import { managementPolicyDefinition } from '../../policies/management-policy.ts'
import { policyReaders } from '../authorise.ts'
import { domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource } from './resource.ts'

const position = z.strictObject({ domain: domainName, after: z.string().max(100).optional() })

const count = defineOperation({
  id: 'countScope',
  method: 'post',
  path: '/api/v1/admin/policies/{id}/count',
  summary:
    'How many people a scope of this policy covers, with ten of them; nothing is saved. A long count goes on from `next`',
  caller: 'administrator',
  roles: policyReaders,
  policy: { in: 'params', field: 'id' },
  // As that of a policy: a scope has two lists of 20,000 names.
  maxBodyBytes: 8 * 1024 * 1024,
  body: z.strictObject({
    userScope: managementPolicyDefinition.shape.userScope.optional().describe('As it is edited; absent: the saved one'),
    from: position.optional().describe('`next` of the answer before'),
  }),
  status: 200,
  reply: z.object({
    examined: z.int(),
    covered: z.int(),
    holds: z.int().describe('Of those covered, whom no policy before this one covers'),
    examples: z.array(
      z.object({
        displayName: z.string(),
        account: z.string(),
        domain: z.string(),
        holds: z.object({ id: z.string(), name: z.string() }).describe('The policy that applies to them'),
      }),
    ),
    next: position.optional(),
  }),
  errors: ['not-found', 'directory-unreachable'],
})

/** An administrator sees a number within this time; a larger company is counted in several requests. */
const budgetMs = 5_000

export const scopeCountResource = defineResource({
  operations: [count],
  routes(app, { directory, policies }) {
    mount(app, count, async (context, { params: { id }, body: { userScope, from } }) => {
      const saved = await policies.listPolicies()
      if (!saved.some((policy) => policy.id === id)) throw new AppError('not-found')
      const over = AbortSignal.timeout(budgetMs)
      const { next, examples, ...counts } = await countScope({
        directory,
        // A policy that is still off shows whom it would cover.
        policies: saved.map((one) =>
          one.id === id ? { ...one, enabled: true, userScope: userScope ?? one.userScope } : one,
        ),
        policy: id,
        from,
        isOver: () => over.aborted,
        signal: context.req.raw.signal,
      })
      return context.reply({
        ...counts,
        examples: examples.map(({ person: { displayName, account, domain }, holds }) => ({
          displayName,
          account,
          domain,
          holds: { id: holds.id, name: holds.name },
        })),
        next,
      })
    })
  },
})
