import type { Context } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { checkPolicy, checkScopes } from '../../policies/check-policy.ts'
import type { Finding } from '../../policies/findings.ts'
import {
  defaultPolicyId,
  lastPriority,
  type ManagementPolicy,
  managementPolicyDefinition,
} from '../../policies/management-policy.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { copyWorkflows, publishPredefinedInto } from '../../policies/publish-predefined.ts'
import { policyOf } from '../../policies/stored-policy.ts'
import type { Tx } from '../../store/database.ts'
import {
  deletePolicy,
  findPolicy,
  firstPolicyVersion,
  insertPolicy,
  listPolicies,
  updatePolicy,
} from '../../store/management-policies.ts'
import { currentWorkflows } from '../../store/workflow-versions.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import {
  type AdminServices,
  changeBy,
  changedMeanwhile,
  defineResource,
  expectedVersion,
  pageOf,
  pageQuery,
  pageThrough,
  versioned,
  worded,
  wordedFindings,
} from './resource.ts'

const path = '/api/v1/admin/policies'
const caller = 'administrator'
/** Two scopes of 20,000 distinguished names. */
const largestBody = 8 * 1024 * 1024

const priority = z.int().min(0).max(lastPriority)
const identity = { id: z.string(), version: z.int(), priority }
const policyReply = managementPolicyDefinition.extend(identity)
const savedReply = policyReply.extend({ warnings: wordedFindings })

const listed = defineOperation({
  ...{ id: 'listPolicies', method: 'get', path, caller, status: 200 },
  summary: 'Management policies in the order in which they decide, without their scopes',
  query: pageQuery,
  reply: pageOf(z.object({ ...identity, name: z.string(), enabled: z.boolean() })),
  errors: ['sign-in-required', 'forbidden'],
})

const read = defineOperation({
  ...{ id: 'getPolicy', method: 'get', path: `${path}/{id}`, caller, status: 200 },
  summary: 'One management policy, whole',
  reply: policyReply,
  errors: ['sign-in-required', 'forbidden', 'not-found'],
})

const created = defineOperation({
  ...{ id: 'createPolicy', method: 'post', path, caller, status: 201, largestBody },
  summary:
    'A new management policy with the predefined workflows; without a priority it comes last before the default one',
  body: managementPolicyDefinition.extend({ priority: priority.optional() }),
  reply: savedReply,
  errors: ['sign-in-required', 'forbidden', 'csrf-refused', 'settings-refused'],
})

const replaced = defineOperation({
  ...{ id: 'replacePolicy', method: 'put', path: `${path}/{id}`, caller, status: 200, ifMatch: true, largestBody },
  summary: 'Replaces a management policy',
  body: managementPolicyDefinition.extend({ priority: priority.optional() }),
  reply: savedReply,
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const),
    ...(['precondition-required', 'changed-meanwhile', 'settings-refused'] as const),
  ],
})

const cloned = defineOperation({
  ...{ id: 'clonePolicy', method: 'post', path: `${path}/{id}/clone`, caller, status: 201 },
  summary: 'A copy with copies of the workflows; it begins switched off, since it covers the same people',
  body: z.strictObject({ name: managementPolicyDefinition.shape.name }),
  reply: policyReply,
  errors: ['sign-in-required', 'forbidden', 'csrf-refused', 'not-found', 'settings-refused'],
})

const removed = defineOperation({
  ...{ id: 'deletePolicy', method: 'delete', path: `${path}/{id}`, caller, status: 204, ifMatch: true },
  summary: 'Deletes a management policy; its people fall under the next one that covers them',
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const),
    ...(['precondition-required', 'changed-meanwhile', 'settings-refused'] as const),
  ],
})

export const policiesResource = defineResource({
  operations: [listed, read, created, replaced, cloned, removed],
  routes(app, services) {
    const { store, policies } = services

    mount(app, listed, async (context) => {
      const all = (await listPolicies(store.read)).map(policyOf)
      const page = pageThrough(
        all,
        ({ priority: place }) => String(place).padStart(10, '0'),
        readQuery(context, pageQuery),
      )
      const items = page.items.map(({ id, version, priority: place, name, enabled }) => ({
        ...{ id, version, priority: place, name, enabled },
      }))
      return context.json({ ...page, items })
    })

    mount(app, read, async (context) => versioned(context, await standing(services, context)))

    mount(app, created, async (context, { priority: wanted, ...definition }) => {
      const id = uuidv7()
      const place = wanted ?? (await lastPlace(services))
      refuse(checkPolicy(id, place, definition))
      const warnings = await checkScopes(services.directory, definition, undefined, context.req.raw.signal)
      await store.transaction(async (tx) => {
        const isFree = await insertPolicy(tx, { id, priority: place, definition: JSON.stringify(definition) })
        if (!isFree) refuse([{ path: 'priority', code: 'priority-taken' }])
        await publishPredefinedInto(tx, id, predefinedWorkflows)
        await told(tx, context, { id, action: 'created', version: firstPolicyVersion })
      })
      policies.forget()
      const saved = { ...definition, id, priority: place, version: firstPolicyVersion }
      return versioned(context, { ...saved, warnings: worded(context, warnings) }, 201)
    })

    mount(app, replaced, async (context, { priority: wanted, ...definition }) => {
      const before = await standing(services, context)
      const expected = expectedVersion(context)
      const { id } = before
      const place = wanted ?? before.priority
      refuse(checkPolicy(id, place, definition))
      const warnings = await checkScopes(services.directory, definition, before, context.req.raw.signal)
      const outcome = await store.transaction(async (tx) => {
        const changes = { priority: place, definition: JSON.stringify(definition) }
        const update = await updatePolicy(tx, { id, expectedVersion: expected }, changes)
        if (update === 'updated') await told(tx, context, { id, action: 'changed', version: expected + 1 })
        return update
      })
      if (outcome === 'changed-meanwhile') return changedMeanwhile(context, await find(services, id))
      if (outcome === 'priority-taken') refuse([{ path: 'priority', code: 'priority-taken' }])
      policies.forget()
      const saved = { ...definition, id, priority: place, version: expected + 1 }
      return versioned(context, { ...saved, warnings: worded(context, warnings) })
    })

    mount(app, cloned, async (context, { name }) => {
      const { id: from, priority: _, version: __, ...original } = await standing(services, context)
      const id = uuidv7()
      const place = await lastPlace(services)
      const definition = { ...original, name, enabled: false }
      await store.transaction(async (tx) => {
        const isFree = await insertPolicy(tx, { id, priority: place, definition: JSON.stringify(definition) })
        if (!isFree) throw new AppError('conflict')
        const workflows = (await currentWorkflows(tx, from)).map(({ workflow }) => workflow)
        await copyWorkflows(tx, from, id, workflows)
        await told(tx, context, { id, action: 'created', version: firstPolicyVersion, cloneOf: from })
      })
      policies.forget()
      return versioned(context, { ...definition, id, priority: place, version: firstPolicyVersion }, 201)
    })

    mount(app, removed, async (context) => {
      const { id } = await standing(services, context)
      const expected = expectedVersion(context)
      if (id === defaultPolicyId) refuse([{ path: '', code: 'default-policy-fixed' }])
      const isGone = await store.transaction(async (tx) => {
        const deleted = await deletePolicy(tx, { id, expectedVersion: expected })
        if (deleted) await told(tx, context, { id, action: 'deleted', version: expected })
        return deleted
      })
      if (!isGone) return changedMeanwhile(context, await find(services, id))
      policies.forget()
      return context.body(null, 204)
    })

    const told = (
      tx: Tx,
      context: Context,
      change: { id: string; action: string; version: number; cloneOf?: string },
    ) => services.audit.append(tx, changeBy(context, { resource: 'policy', ...change }))
  },
})

export async function find({ store }: AdminServices, id: string): Promise<ManagementPolicy | undefined> {
  const row = await findPolicy(store.read, id)
  return row && policyOf(row)
}

/** The policy that the path names. Throws AppError `not-found`. */
export async function standing(services: AdminServices, context: Context): Promise<ManagementPolicy> {
  const policy = await find(services, context.req.param('id') ?? '')
  if (!policy) throw new AppError('not-found')
  return policy
}

async function lastPlace({ store }: AdminServices): Promise<number> {
  const places = (await listPolicies(store.read)).filter(({ id }) => id !== defaultPolicyId).map((one) => one.priority)
  return Math.min(Math.max(0, ...places) + 10, lastPriority - 1)
}

function refuse(problems: readonly Finding[]): void {
  if (problems.length > 0) throw new AppError('settings-refused', { problems })
}
