import { z } from 'zod'
import { defaultPolicyId } from '../../policies/management-policy.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies, reorderPolicies } from '../../store/management-policies.ts'
import { readRevision } from '../../store/revisions.ts'
import { defineOperation, mount } from '../operation.ts'
import { changeBy, changedMeanwhile, defineResource, expectedVersion, versioned } from './resource.ts'

const path = '/api/v1/admin/policy-order'
const caller = 'administrator'
const order = z.object({ policies: z.array(z.string()), version: z.int() })

const read = defineOperation({
  ...{ id: 'getPolicyOrder', method: 'get', path, caller, status: 200 },
  summary:
    'Ids of the management policies in the order in which they decide; the default one, always last, is not named',
  reply: order,
  errors: ['sign-in-required', 'forbidden'],
})

const replaced = defineOperation({
  ...{ id: 'replacePolicyOrder', method: 'put', path, caller, status: 200, ifMatch: true },
  summary: 'Puts the management policies in another order; names each of them once',
  body: z.strictObject({ policies: z.array(z.string()).max(10_000) }),
  reply: order,
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused'] as const),
    ...(['precondition-required', 'changed-meanwhile'] as const),
  ],
})

/** Room for a policy between two others. */
const step = 10

export const policyOrderResource = defineResource({
  operations: [read, replaced],
  routes(app, { store, audit, policies }) {
    mount(app, read, async (context) => versioned(context, await orderOf(store.read)))

    mount(app, replaced, async (context, { policies: wanted }) => {
      const expected = expectedVersion(context)
      const isDone = await store.transaction(async (tx) => {
        const standing = await orderOf(tx)
        const isSame =
          new Set(wanted).size === wanted.length && wanted.toSorted().join() === standing.policies.toSorted().join()
        if (standing.version !== expected || !isSame) return false
        await reorderPolicies(
          tx,
          wanted.map((id, index) => ({ id, priority: (index + 1) * step })),
        )
        await audit.append(tx, changeBy(context, { resource: 'policy-order', action: 'changed', policies: wanted }))
        return true
      })
      const now = await orderOf(store.read)
      if (!isDone) return changedMeanwhile(context, now)
      policies.forget()
      return versioned(context, now)
    })
  },
})

async function orderOf(reader: Reader): Promise<z.output<typeof order>> {
  const version = await readRevision(reader, 'policies')
  const rows = await listPolicies(reader)
  return { policies: rows.map(({ id }) => id).filter((id) => id !== defaultPolicyId), version }
}
