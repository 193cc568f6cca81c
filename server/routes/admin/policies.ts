import type { Context } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { checkPolicy, checkScopes } from '../../policies/check-policy.ts'
import { findLastPlace, insertLast } from '../../policies/insert-last.ts'
import {
  defaultPolicyId,
  lastPriority,
  type ManagementPolicy,
  type ManagementPolicyDefinition,
  managementPolicyDefinition,
} from '../../policies/management-policy.ts'
import { pinScopes } from '../../policies/pinned-scopes.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { copyWorkflows, publishPredefinedInto } from '../../policies/publish-predefined.ts'
import { parseStoredPolicy } from '../../policies/stored-policy.ts'
import type { Store } from '../../store/database.ts'
import {
  deletePolicy,
  findPolicy,
  firstPolicyVersion,
  insertPolicy,
  listPolicies,
  updatePolicy,
} from '../../store/management-policies.ts'
import { insertVersion } from '../../store/resource-versions.ts'
import { listCurrentWorkflows } from '../../store/workflow-versions.ts'
import { administratorsOnly, getStaffCaller, mayRead, policyEditors, policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { findForeignChanges } from './foreign-changes.ts'
import { policySummary, summarisePolicy } from './policy-summary.ts'
import {
  acceptReply,
  assertNoProblems,
  createChangeRecord,
  createVersion,
  defineResource,
  findingsReply,
  pageQuery,
  pageReply,
  paginate,
  readIfMatch,
  translateWarnings,
  withEtag,
  writeVersioned,
} from './resource.ts'

const path = '/api/v1/admin/policies'
const caller = 'administrator'
/** Two scopes of 20,000 distinguished names. */
const maxBodyBytes = 8 * 1024 * 1024

const priority = z.int().min(0).max(lastPriority)
const identity = { id: z.string(), version: z.int(), priority }
const policyBody = managementPolicyDefinition.extend({ priority: priority.optional() })
const newPolicyBody = policyBody.extend({
  enabled: z
    .boolean()
    .default(false)
    .describe('Off unless it is said: it would apply to everybody whom its scope covers at once'),
})
const policyReply = managementPolicyDefinition.extend(identity)
const policyItem = z.object({ ...identity, name: z.string(), enabled: z.boolean(), ...policySummary })
const savedReply = policyReply.extend({ warnings: findingsReply })

const list = defineOperation({
  id: 'listPolicies',
  method: 'get',
  path,
  summary: 'Management policies in the order in which they decide, without their scopes',
  caller,
  roles: policyReaders,
  query: pageQuery,
  status: 200,
  reply: pageReply(policyItem),
})

const get = defineOperation({
  id: 'getPolicy',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One management policy with its scopes',
  caller,
  roles: policyReaders,
  policy: { in: 'params', field: 'id' },
  status: 200,
  reply: policyReply,
  errors: ['not-found'],
})

const create = defineOperation({
  id: 'createPolicy',
  method: 'post',
  path,
  summary:
    'Creates a management policy with the predefined workflows, switched off; without a priority it comes last before the default',
  caller,
  roles: administratorsOnly,
  maxBodyBytes,
  body: newPolicyBody,
  status: 201,
  reply: savedReply,
})

const replace = defineOperation({
  id: 'replacePolicy',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Replaces a management policy; groups of a real directory are stored by SID',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'id' },
  maxBodyBytes,
  body: acceptReply(policyBody, policyReply),
  ifMatch: true,
  status: 200,
  reply: savedReply,
  errors: ['not-found'],
})

const clone = defineOperation({
  id: 'clonePolicy',
  method: 'post',
  path: `${path}/{id}/clone`,
  summary: 'Copies a management policy and its workflows; the copy is switched off, since it covers the same people',
  caller,
  roles: administratorsOnly,
  body: z.strictObject({ name: managementPolicyDefinition.shape.name }),
  status: 201,
  reply: policyReply,
  errors: ['not-found', 'conflict'],
})

const remove = defineOperation({
  id: 'deletePolicy',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes a management policy; the next policy that covers its people applies to them',
  caller,
  roles: administratorsOnly,
  ifMatch: true,
  status: 204,
  errors: ['not-found', 'settings-refused'],
})

export const policiesResource = defineResource({
  operations: [list, get, create, replace, clone, remove],
  routes(app, services) {
    const { store, audit, policies, directory } = services

    async function pin(context: Context, typed: ManagementPolicyDefinition, current?: ManagementPolicy) {
      const { policy, problems } = await pinScopes(directory, typed, current, context.req.raw.signal)
      assertNoProblems(problems)
      return policy
    }

    mount(app, list, async (context, { query }) => {
      const caller = getStaffCaller(context)
      const all = (await listPolicies(store.read)).map(parseStoredPolicy).filter(({ id }) => mayRead(caller, id))
      const page = paginate(all, (policy) => String(policy.priority).padStart(10, '0'), query)
      const t = getTranslator(negotiateLanguage(context))
      // The schema leaves out the scopes.
      return context.reply({
        ...page,
        items: page.items.map((policy) => policyItem.parse({ ...policy, ...summarisePolicy(policy, t) })),
      })
    })

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadPolicy(store, id))),
    )

    mount(app, create, async (context, { body: { priority: wanted, ...typed } }) => {
      const id = uuidv7()
      assertNoProblems(checkPolicy(id, wanted ?? (await findLastPlace(store.read)), typed))
      const definition = await pin(context, typed)
      const warnings = await checkScopes(directory, definition, undefined, context.req.raw.signal)
      const version = firstPolicyVersion
      const place = await store.transaction(async (tx) => {
        const policy = { id, definition: JSON.stringify(definition) }
        const place = wanted ?? (await insertLast(tx, policy))
        if (wanted !== undefined && !(await insertPolicy(tx, { ...policy, priority: wanted })))
          assertNoProblems([priorityTaken])
        await publishPredefinedInto(tx, id, predefinedWorkflows)
        await audit.append(tx, createPolicyRecord(context, { id, action: 'created', version }))
        await insertVersion(tx, createPolicyVersion(context, { id, action: 'created', version, place, definition }))
        return place
      })
      policies.invalidate()
      const saved = { ...definition, id, priority: place, version }
      return context.reply(withEtag(context, { ...saved, warnings: translateWarnings(context, warnings) }))
    })

    mount(app, replace, async (context, { params: { id }, body: { priority: wanted, ...typed } }) => {
      const current = await loadPolicy(store, id)
      const expectedVersion = readIfMatch(context)
      const place = wanted ?? current.priority
      const foreign = findForeignChanges(getStaffCaller(context), current, { ...typed, priority: place })
      assertNoProblems([...checkPolicy(id, place, typed), ...foreign])
      const definition = await pin(context, typed, current)
      const warnings = await checkScopes(directory, definition, current, context.req.raw.signal)
      const version = expectedVersion + 1
      await writeVersioned(services, {
        async write(tx) {
          const changes = { priority: place, definition: JSON.stringify(definition) }
          const outcome = await updatePolicy(tx, { id, expectedVersion }, changes)
          if (outcome === 'priority-taken') assertNoProblems([priorityTaken])
          return outcome === 'updated'
        },
        record: () => createPolicyRecord(context, { id, action: 'changed', version }),
        version: () => ({
          ...createPolicyVersion(context, { id, action: 'changed', version, place, definition }),
          before: toPolicyBefore(current),
        }),
        loadCurrent: () => findPolicyById(store, id),
      })
      policies.invalidate()
      const saved = { ...definition, id, priority: place, version }
      return context.reply(withEtag(context, { ...saved, warnings: translateWarnings(context, warnings) }))
    })

    mount(app, clone, async (context, { params, body: { name } }) => {
      const { id: cloneOf, priority: _, version: __, ...original } = await loadPolicy(store, params.id)
      const id = uuidv7()
      const definition = { ...original, name, enabled: false }
      const version = firstPolicyVersion
      const place = await store.transaction(async (tx) => {
        const place = await insertLast(tx, { id, definition: JSON.stringify(definition) })
        const workflows = (await listCurrentWorkflows(tx, cloneOf)).map(({ workflow }) => workflow)
        await copyWorkflows(tx, cloneOf, id, workflows)
        await audit.append(tx, createPolicyRecord(context, { id, action: 'created', version, cloneOf }))
        await insertVersion(tx, createPolicyVersion(context, { id, action: 'created', version, place, definition }))
        return place
      })
      policies.invalidate()
      return context.reply(withEtag(context, { ...definition, id, priority: place, version }))
    })

    mount(app, remove, async (context, { params: { id } }) => {
      const current = await loadPolicy(store, id)
      const expectedVersion = readIfMatch(context)
      if (id === defaultPolicyId) assertNoProblems([{ path: '', code: 'default-policy-fixed' }])
      await writeVersioned(services, {
        write: (tx) => deletePolicy(tx, { id, expectedVersion }),
        record: () => createPolicyRecord(context, { id, action: 'deleted', version: expectedVersion }),
        version: () => {
          const version = expectedVersion + 1
          const deleted = { resource: 'policy', id, version, action: 'deleted', content: null } as const
          return createVersion(context, { ...deleted, before: toPolicyBefore(current) })
        },
        loadCurrent: () => findPolicyById(store, id),
      })
      policies.invalidate()
      return context.reply()
    })
  },
})

const priorityTaken = { path: 'priority', code: 'priority-taken' }

const createPolicyRecord = (
  context: Context,
  change: { id: string; action: string; version: number; cloneOf?: string },
) => createChangeRecord(context, { resource: 'policy', ...change })

function createPolicyVersion(
  context: Context,
  policy: { id: string; action: string; version: number; place: number; definition: object },
) {
  const { place, definition, ...change } = policy
  return createVersion(context, { resource: 'policy', ...change, content: { priority: place, ...definition } })
}

const toPolicyBefore = ({ id: _, version, ...content }: ManagementPolicy) => ({ version, content })

async function findPolicyById({ read }: Store, id: string): Promise<ManagementPolicy | undefined> {
  const row = await findPolicy(read, id)
  return row && parseStoredPolicy(row)
}

/** Throws AppError `not-found`. */
async function loadPolicy(store: Store, id: string): Promise<ManagementPolicy> {
  const policy = await findPolicyById(store, id)
  if (!policy) throw new AppError('not-found')
  return policy
}
