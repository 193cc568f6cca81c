import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { accountName, domainName } from '../names.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { type AdminServices, defineResource } from './resource.ts'

const because = z.object({ line: z.string(), entry: z.string().optional() })
const query = z.strictObject({ person: accountName, domain: domainName.optional() })
const caller = 'administrator'

const explained = defineOperation({
  ...{ id: 'explainPolicies', method: 'get', path: '/api/v1/admin/policies/explain', caller, status: 200, query },
  summary: 'Which management policy holds for a person, and for each policy the line of its scope that decided',
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
        because,
      }),
    ),
  }),
  errors: ['sign-in-required', 'forbidden', 'person-unknown', 'directory-unreachable'],
})

const explainedOne = defineOperation({
  ...explained,
  ...{ id: 'explainPolicy', path: '/api/v1/admin/policies/{id}/explain' },
  summary: 'The same, with one policy only',
  errors: [...explained.errors, 'not-found'],
})

export const explainResource = defineResource({
  operations: [explained, explainedOne],
  routes(app, services) {
    mount(app, explained, async (context) => context.json(await explain(services, context)))
    mount(app, explainedOne, async (context) => {
      const { policies, ...rest } = await explain(services, context)
      const own = policies.filter(({ id }) => id === context.req.param('id'))
      if (own.length === 0) throw new AppError('not-found')
      return context.json({ ...rest, policies: own })
    })
  },
})

async function explain({ directory, policies }: AdminServices, context: Context) {
  const { person: account, domain } = readQuery(context, query)
  const search = await directory.session({ domain, signal: context.req.raw.signal }).find(account, domain)
  if (search.found !== 'one') throw new AppError('person-unknown')
  const { person } = search
  const judged = await policies.explain(person)
  return {
    person: { id: person.id, account: person.account, domain: person.domain, displayName: person.displayName },
    holds: judged.find(({ holds }) => holds)?.policy.id ?? '',
    protected: policies.protection(person),
    policies: judged.map(({ policy: { id, name, priority }, covers, holds, because: line }) => ({
      ...{ id, name, priority, covers, holds, because: line },
    })),
  }
}
