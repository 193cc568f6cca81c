import type { Context } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { type ApiKeyScope, apiKeyRoles, apiKeyScope, readApiKeyScope } from '../../policies/api-key-scope.ts'
import { type ApiKey, deleteApiKey, insertApiKey, listApiKeys } from '../../store/api-keys.ts'
import { newToken } from '../../store/keys.ts'
import { listPolicies } from '../../store/management-policies.ts'
import { apiKeyPrefix } from '../api-key-caller.ts'
import { administratorsOnly, getActor, readers } from '../authorise.ts'
import { defineOperation, isForStaff, mount, type Operation } from '../operation.ts'
import { type AdminServices, assertNoProblems, createChangeRecord, defineResource } from './resource.ts'

const path = '/api/v1/admin/api-keys'
const caller = 'administrator'
const dayMs = 86_400_000
const maxKeys = 200

const keyReply = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(apiKeyRoles),
  policies: z.array(z.string()),
  operations: z.array(z.string()).optional().describe('Absent: every operation of the role'),
  createdAt: z.iso.datetime(),
  createdBy: z.string().optional().describe('Absent: a name that was erased'),
  expiresAt: z.iso.datetime(),
  isOver: z.boolean(),
  lastUsedAt: z.iso.datetime().optional(),
})

const list = defineOperation({
  id: 'listApiKeys',
  method: 'get',
  path,
  summary: 'Keys of the API, newest first, without their secret; keys that have expired stay listed for 90 days',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({
    items: z.array(keyReply),
    operations: z
      .array(z.object({ id: z.string(), roles: z.array(z.enum(apiKeyRoles)) }))
      .describe('What a key may be limited to, with the roles that have it'),
  }),
})

const create = defineOperation({
  id: 'createApiKey',
  method: 'post',
  path,
  summary: 'Creates a key for a script; `key` is shown only now',
  caller,
  roles: administratorsOnly,
  personOnly: true,
  body: apiKeyScope.extend({
    name: z.string().trim().min(1).max(100).describe('What the key is for'),
    days: z.int().min(1).max(366).default(90).describe('Until it expires'),
  }),
  status: 201,
  reply: keyReply.extend({ key: z.string().describe('For the header `Authorization: Bearer …`') }),
  errors: ['conflict'],
})

const revoke = defineOperation({
  id: 'revokeApiKey',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Revokes a key: it opens nothing from the next call on',
  caller,
  roles: administratorsOnly,
  personOnly: true,
  status: 204,
  errors: ['not-found'],
})

export const apiKeysResource = defineResource({
  operations: [list, create, revoke],
  routes(app, services) {
    const { store, audit, clock } = services

    mount(app, list, async (context) => {
      const keys = await listApiKeys(store.read)
      const items = keys.map((key) => describeKey(key, clock(), key.creator ?? undefined))
      const callable = services.operations.filter(isForStaff).filter(({ personOnly }) => !personOnly)
      const operations = callable.map(({ id, roles }) => ({
        id,
        roles: apiKeyRoles.filter((one) => roles.includes(one)),
      }))
      return context.reply({ items, operations })
    })

    mount(app, create, async (context, { body: { name, days, ...scope } }) => {
      await assertScope(services, scope)
      const token = `${apiKeyPrefix}${newToken()}`
      const id = uuidv7()
      const by = getActor(context)
      const record = createKeyRecord(context, { id, action: 'created', role: scope.role, days })
      const key = await store.transaction(async (tx) => {
        if ((await listApiKeys(tx)).length >= maxKeys) throw new AppError('conflict')
        const row = { id, token, name, scope: JSON.stringify(scope), createdBy: by.id, milliseconds: days * dayMs }
        const inserted = await insertApiKey(tx, row)
        await audit.append(tx, record)
        return inserted
      })
      return context.reply({ ...describeKey(key, clock(), by.name), key: token })
    })

    mount(app, revoke, async (context, { params: { id } }) => {
      await store.transaction(async (tx) => {
        if (!(await deleteApiKey(tx, id))) throw new AppError('not-found')
        await audit.append(tx, createKeyRecord(context, { id, action: 'revoked' }))
      })
      return context.reply()
    })
  },
})

/** Throws AppError `settings-refused` for policies and operations that the role does not have. */
async function assertScope(
  { store, operations: all }: AdminServices,
  { role, policies, operations }: ApiKeyScope,
): Promise<void> {
  const known = new Set((await listPolicies(store.read)).map(({ id }) => id))
  const missing = role === 'policy-owner' && policies.length === 0
  const callable = new Set(listCallable(all, role))
  assertNoProblems([
    ...(missing ? [{ path: 'policies', code: 'policy-unknown' }] : []),
    ...policies.flatMap((id, index) => (known.has(id) ? [] : [{ path: `policies.${index}`, code: 'policy-unknown' }])),
    ...(operations ?? []).flatMap((id, index) =>
      callable.has(id) ? [] : [{ path: `operations.${index}`, code: 'operation-unknown' }],
    ),
  ])
}

const listCallable = (operations: readonly Operation[], role: ApiKeyScope['role']): string[] =>
  operations.filter(isForStaff).flatMap(({ id, roles, personOnly }) => (!personOnly && roles.includes(role) ? id : []))

const createKeyRecord = (context: Context, data: { id: string; action: string; role?: string; days?: number }) =>
  createChangeRecord(context, { resource: 'api-key', ...data })

function describeKey(key: ApiKey, now: Date, createdBy: string | undefined): z.output<typeof keyReply> {
  // A scope of a later version opens nothing here.
  const { role, policies, operations } = readApiKeyScope(key.scope) ?? { role: 'auditor', policies: [], operations: [] }
  return {
    id: key.id,
    name: key.name,
    role,
    policies,
    operations,
    createdAt: key.createdAt.toISOString(),
    createdBy,
    expiresAt: key.expiresAt.toISOString(),
    isOver: key.expiresAt <= now,
    lastUsedAt: key.lastUsedAt?.toISOString(),
  }
}
