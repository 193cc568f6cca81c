import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Reader } from '../../store/database.ts'
import { findIdentityRow, findNameOwner, isReferred, listIdentityRows } from '../../store/identity-lists.ts'
import { deleteIdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  assertOwnTables,
  identityPath,
  identityQuery,
  loadOne,
  readCursor,
  toCursor,
  toRead,
  toWrite,
  withVersion,
  writeIdentity,
} from './identity-resource.ts'
import { acceptReply, assertNoProblems, createChangeRecord, defineResource, pageReply, withEtag } from './resource.ts'

const path = `${identityPath}/permission-groups`
const resource = 'identity-permission-group'

const groupBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^\P{Cc}*$/u),
  description: z.string().trim().max(255).nullable().default(null),
  isRoleBasedOnly: z.boolean().default(true).describe('People have it by application roles only'),
})
const groupReply = groupBody.extend({ id: z.string(), version: z.int() })

const list = defineOperation({
  ...toRead,
  id: 'listIdentityPermissionGroups',
  method: 'get',
  path,
  summary: 'Permission groups by name',
  query: identityQuery,
  reply: pageReply(z.object({ id: z.string(), name: z.string() })),
})
const get = defineOperation({
  ...toRead,
  id: 'getIdentityPermissionGroup',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One permission group',
  reply: groupReply,
  errors: ['not-found'],
})
const create = defineOperation({
  ...toWrite,
  id: 'createIdentityPermissionGroup',
  method: 'post',
  path,
  summary: 'Creates a permission group',
  body: groupBody,
  status: 201,
  reply: groupReply,
})
const replace = defineOperation({
  ...toWrite,
  id: 'replaceIdentityPermissionGroup',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Replaces a permission group',
  body: acceptReply(groupBody, groupReply),
  ifMatch: true,
  status: 200,
  reply: groupReply,
  errors: ['not-found'],
})
const remove = defineOperation({
  ...toWrite,
  id: 'deleteIdentityPermissionGroup',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes a permission group that no application role and no system user has',
  ifMatch: true,
  status: 204,
  errors: ['not-found', 'conflict'],
})

export const identityGroupsResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store, audit } = services

    mount(app, list, async (context, { query: { query: prefix, after, limit } }) => {
      assertOwnTables(services)
      const page = await listIdentityRows(store.read, 'DialogGroup', { prefix, after: readCursor(after), count: limit })
      const items = page.rows.map((row) => ({ id: row.UID_DialogGroup, name: row.GroupName }))
      return context.reply({ items, next: toCursor(page.last) })
    })

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      assertOwnTables(services)
      const id = uuidv7()
      assertNoProblems(await findProblems(store.read, id, body))
      await store.transaction(async (tx) => {
        await insertIdentityRow(tx, 'DialogGroup', { UID_DialogGroup: id, ...toRow(body) })
        await audit.append(tx, createChangeRecord(context, { resource, id, action: 'created' }))
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id))))
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      assertNoProblems(await findProblems(store.read, id, body))
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'changed',
        load: (reader) => load(reader, id),
        write: (tx) => updateIdentityRow(tx, 'DialogGroup', [id], () => toRow(body)),
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id))))
    })

    mount(app, remove, async (context, { params: { id } }) => {
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'deleted',
        load: (reader) => load(reader, id),
        async write(tx) {
          const isOfRole = await isReferred(tx, 'AERole', 'UID_DialogGroup', id)
          if (isOfRole || (await isReferred(tx, 'DialogUserInGroup', 'UID_DialogGroup', id)))
            throw new AppError('conflict')
          return deleteIdentityRow(tx, 'DialogGroup', [id])
        },
      })
      return context.reply()
    })
  },
})

const toRow = (body: z.output<typeof groupBody>) => ({
  GroupName: body.name,
  Description: body.description,
  IsRoleBasedOnly: body.isRoleBasedOnly,
})

async function load(reader: Reader, id: string) {
  const row = await findIdentityRow(reader, 'DialogGroup', [id])
  if (!row) return undefined
  return withVersion({ id, name: row.GroupName, description: row.Description, isRoleBasedOnly: row.IsRoleBasedOnly })
}

async function findProblems(reader: Reader, id: string, body: z.output<typeof groupBody>) {
  const owner = await findNameOwner(reader, 'DialogGroup', body.name)
  const problems = owner === undefined || owner === id ? [] : [{ path: 'name', code: 'identity-name-taken' }]
  return problems
}
