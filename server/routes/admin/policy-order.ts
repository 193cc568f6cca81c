import { z } from 'zod'
import { defaultPolicyId } from '../../policies/management-policy.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies, reorderPolicies } from '../../store/management-policies.ts'
import { readRevision } from '../../store/revisions.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  acceptReply,
  createChangeRecord,
  createVersion,
  defineResource,
  readIfMatch,
  withEtag,
  writeVersioned,
} from './resource.ts'

const path = '/api/v1/admin/policy-order'
const caller = 'administrator'
const orderReply = z.object({ policies: z.array(z.string()), version: z.int() })

const get = defineOperation({
  id: 'getPolicyOrder',
  method: 'get',
  path,
  summary: 'Ids of the management policies, the first to decide first; the default policy is always last and left out',
  caller,
  roles: readers,
  status: 200,
  reply: orderReply,
})

const replace = defineOperation({
  id: 'replacePolicyOrder',
  method: 'put',
  path,
  summary: 'Reorders the management policies; the body names each of them once',
  caller,
  roles: administratorsOnly,
  body: acceptReply(z.strictObject({ policies: z.array(z.string()).max(10_000) }), orderReply),
  ifMatch: true,
  status: 200,
  reply: orderReply,
})

/** Leaves room for a policy between two others. */
const priorityStep = 10

export const policyOrderResource = defineResource({
  operations: [get, replace],
  routes(app, services) {
    const { store } = services
    const loadCurrent = () => loadOrder(store.read)

    mount(app, get, async (context) => context.reply(withEtag(context, await loadCurrent())))

    mount(app, replace, async (context, { body: { policies } }) => {
      const expectedVersion = readIfMatch(context)
      await writeVersioned(services, {
        async write(tx) {
          const current = await loadOrder(tx)
          const isSameSet =
            new Set(policies).size === policies.length &&
            policies.toSorted().join() === current.policies.toSorted().join()
          if (current.version !== expectedVersion || !isSameSet) return false
          const order = policies.map((id, index) => ({ id, priority: (index + 1) * priorityStep }))
          if (!(await reorderPolicies(tx, order, expectedVersion))) return false
          return { version: current.version, content: current.policies }
        },
        record: () => createChangeRecord(context, { resource: 'policy-order', action: 'changed', policies }),
        async version(before, tx) {
          const { version } = await loadOrder(tx)
          if (version === before.version) return undefined
          const change = { resource: 'policy-order', id: 'policy-order', action: 'changed', version } as const
          return createVersion(context, { ...change, content: policies, before })
        },
        loadCurrent,
      })
      services.policies.invalidate()
      return context.reply(withEtag(context, await loadCurrent()))
    })
  },
})

async function loadOrder(reader: Reader): Promise<z.output<typeof orderReply>> {
  const version = await readRevision(reader, 'policies')
  const rows = await listPolicies(reader)
  return { policies: rows.map(({ id }) => id).filter((id) => id !== defaultPolicyId), version }
}
