import { z } from 'zod'
import { countScope } from '../../policies/count-scope.ts'
import { managementPolicyDefinition } from '../../policies/management-policy.ts'
import { policyReaders } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { peoplePosition, startCountBudget } from './count-in-parts.ts'
import { loadKnownPolicy } from './known-policy.ts'
import { defineResource } from './resource.ts'

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
    from: peoplePosition.optional().describe('`next` of the answer before'),
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
    next: peoplePosition.optional(),
  }),
  errors: ['not-found', 'directory-unreachable'],
})

export const scopeCountResource = defineResource({
  operations: [count],
  routes(app, services) {
    mount(app, count, async (context, { params: { id }, body: { userScope, from } }) => {
      const { policies: saved } = await loadKnownPolicy(services, id)
      const { next, examples, ...counts } = await countScope({
        directory: services.directory,
        // A policy that is still off shows whom it would cover.
        policies: saved.map((one) =>
          one.id === id ? { ...one, enabled: true, userScope: userScope ?? one.userScope } : one,
        ),
        policy: id,
        from,
        isOver: startCountBudget(),
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
