import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { scopeReasons } from '../../policies/scope.ts'
import { policyReaders, readers } from '../authorise.ts'
import { accountName, domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { type AdminServices, defineResource } from './resource.ts'

const query = z.strictObject({ person: accountName, domain: domainName.optional() })

const explainAll = defineOperation({
  id: 'explainPolicies',
  method: 'get',
  path: '/api/v1/admin/policies/explain',
  summary: 'Which management policy applies to a person, and for each policy the line of its scope that decided',
  caller: 'administrator',
  roles: readers,
  query,
  status: 200,
  reply: z.object({
    person: z.object({ id: z.string(), account: z.string(), domain: z.string(), displayName: z.string() }),
    holds: z.string(),
    protected: z.string().optional(),
    policies: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        priority: z.int(),
        covers: z.boolean(),
        holds: z.boolean(),
        because: z.object({ line: z.enum(scopeReasons), entry: z.string().optional() }),
      }),
    ),
  }),
  errors: ['person-unknown', 'directory-unreachable'],
})

const explainOne = defineOperation({
  ...explainAll,
  id: 'explainPolicy',
  path: '/api/v1/admin/policies/{id}/explain',
  roles: policyReaders,
  policy: { in: 'params', field: 'id' },
  summary: 'The same for one policy',
  errors: [...explainAll.errors, 'not-found'],
})

export const explainResource = defineResource({
  operations: [explainAll, explainOne],
  routes(app, services) {
    mount(app, explainAll, async (context, { query: asked }) =>
      context.reply(await explain(services, asked, context.req.raw.signal)),
    )

    mount(app, explainOne, async (context, { params: { id }, query: asked }) => {
      const { policies, ...rest } = await explain(services, asked, context.req.raw.signal)
      const named = policies.filter((policy) => policy.id === id)
      if (named.length === 0) throw new AppError('not-found')
      return context.reply({ ...rest, policies: named })
    })
  },
})

async function explain(
  { directory, policies }: AdminServices,
  { person: account, domain }: z.output<typeof query>,
  signal: AbortSignal,
) {
  const search = await directory.openSession({ domain, signal }).find(account, domain)
  if (search.found !== 'one') throw new AppError('person-unknown')
  const { person } = search
  const explanations = await policies.explain(person)
  return {
    person: { id: person.id, account: person.account, domain: person.domain, displayName: person.displayName },
    holds: explanations.find(({ holds }) => holds)?.policy.id ?? '',
    protected: await policies.findProtection(person),
    policies: explanations.map(({ policy: { id, name, priority }, covers, holds, reason, entry }) => ({
      id,
      name,
      priority,
      covers,
      holds,
      because: { line: reason, entry },
    })),
  }
}
