import { z } from 'zod'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type SourceRow, toFlag, toId, toText } from '../../identity/identity-source.ts'
import type { Reader } from '../../store/database.ts'
import { findNameOwner, isReferred } from '../../store/identity-lists.ts'
import { deleteIdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  assertUnused,
  createIdentity,
  identityPage,
  identityPath,
  identityQuery,
  listPage,
  loadOne,
  toRead,
  toWrite,
  withVersion,
  writeIdentity,
} from './identity-resource.ts'
import { groupBody } from './identity-shapes.ts'
import { acceptReply, defineResource, withEtag } from './resource.ts'

const path = `${identityPath}/permission-groups`
const resource = 'identity-permission-group'

const groupReply = groupBody.extend({ id: z.string(), version: z.int() })

const list = defineOperation({
  ...toRead,
  id: 'listIdentityPermissionGroups',
  method: 'get',
  path,
  summary: 'Permission groups by name',
  query: identityQuery,
  reply: identityPage(groupReply.pick({ id: true, name: true, description: true })),
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
  errors: ['not-found', 'settings-refused'],
})

export const identityGroupsResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context, { query }) =>
      context.reply(await listPage(services, 'DialogGroup', query, toItem)),
    )

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      const id = await createIdentity(services, context, {
        resource,
        check: (newId) => findProblems(store.read, newId, body),
        insert: (tx, newId) => insertIdentityRow(tx, 'DialogGroup', { UID_DialogGroup: newId, ...toRow(body) }),
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id))))
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'changed',
        check: () => findProblems(store.read, id, body),
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
          assertUnused(isOfRole || (await isReferred(tx, 'DialogUserInGroup', 'UID_DialogGroup', id)))
          return deleteIdentityRow(tx, 'DialogGroup', [id])
        },
      })
      return context.reply()
    })
  },
})

const toItem = (row: SourceRow) => ({
  id: toId(row.UID_DialogGroup),
  name: toText(row.GroupName) ?? '',
  description: toText(row.Description) ?? null,
})

const toRow = (body: z.output<typeof groupBody>) => ({
  GroupName: body.name,
  Description: body.description,
  IsRoleBasedOnly: body.isRoleBasedOnly,
})

async function load(reader: IdentityReader, id: string): Promise<z.output<typeof groupReply> | undefined> {
  const row = await reader.findRow('DialogGroup', id)
  return row && withVersion({ ...toItem(row), isRoleBasedOnly: toFlag(row.IsRoleBasedOnly) })
}

async function findProblems(reader: Reader, id: string, body: z.output<typeof groupBody>) {
  const owner = await findNameOwner(reader, 'DialogGroup', body.name)
  return owner === undefined || owner === id ? [] : [{ path: 'name', code: 'identity-name-taken' }]
}
