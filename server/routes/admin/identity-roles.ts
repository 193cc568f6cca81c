import { z } from 'zod'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type SourceRow, toId, toText } from '../../identity/identity-source.ts'
import type { Reader } from '../../store/database.ts'
import { findIdentityRow, findNameOwner } from '../../store/identity-lists.ts'
import { deleteIdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { defineOperation, mount } from '../operation.ts'
import {
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
import { roleBody } from './identity-shapes.ts'
import { acceptReply, defineResource, withEtag } from './resource.ts'

const path = `${identityPath}/application-roles`
const resource = 'identity-application-role'

const roleReply = roleBody.extend({ id: z.string(), version: z.int() })

const list = defineOperation({
  ...toRead,
  id: 'listIdentityApplicationRoles',
  method: 'get',
  path,
  summary: 'Application roles by name',
  query: identityQuery,
  reply: identityPage(roleReply.pick({ id: true, name: true, description: true })),
})
const get = defineOperation({
  ...toRead,
  id: 'getIdentityApplicationRole',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One application role with its permission group',
  reply: roleReply,
  errors: ['not-found'],
})
const create = defineOperation({
  ...toWrite,
  id: 'createIdentityApplicationRole',
  method: 'post',
  path,
  summary: 'Creates an application role',
  body: roleBody,
  status: 201,
  reply: roleReply,
})
const replace = defineOperation({
  ...toWrite,
  id: 'replaceIdentityApplicationRole',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Replaces an application role; who has it is entered at the people',
  body: acceptReply(roleBody, roleReply),
  ifMatch: true,
  status: 200,
  reply: roleReply,
  errors: ['not-found'],
})
const remove = defineOperation({
  ...toWrite,
  id: 'deleteIdentityApplicationRole',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes an application role, also from everybody who has it',
  ifMatch: true,
  status: 204,
  errors: ['not-found'],
})

export const identityRolesResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context, { query }) => context.reply(await listPage(services, 'AERole', query, toItem)))

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      const id = await createIdentity(services, context, {
        resource,
        check: (newId) => findProblems(store.read, newId, body),
        insert: (tx, newId) => insertIdentityRow(tx, 'AERole', { UID_AERole: newId, ...toRow(body) }),
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
        write: (tx) => updateIdentityRow(tx, 'AERole', [id], () => toRow(body)),
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
          // Many people may have it: one statement, whoever wrote the rows.
          await tx.deleteFrom('PersonInAERole').where('UID_AERole', '=', id).execute()
          return deleteIdentityRow(tx, 'AERole', [id])
        },
      })
      return context.reply()
    })
  },
})

const toItem = (row: SourceRow) => ({
  id: toId(row.UID_AERole),
  name: toText(row.Ident_AERole) ?? '',
  description: toText(row.Description) ?? null,
})

const toRow = (body: z.output<typeof roleBody>) => ({
  Ident_AERole: body.name,
  Description: body.description,
  UID_DialogGroup: body.permissionGroup,
})

async function load(reader: IdentityReader, id: string): Promise<z.output<typeof roleReply> | undefined> {
  const row = await reader.findRow('AERole', id)
  return row && withVersion({ ...toItem(row), permissionGroup: toText(row.UID_DialogGroup) ?? null })
}

async function findProblems(reader: Reader, id: string, body: z.output<typeof roleBody>) {
  const owner = await findNameOwner(reader, 'AERole', body.name)
  const problems = owner === undefined || owner === id ? [] : [{ path: 'name', code: 'identity-name-taken' }]
  const group = body.permissionGroup
  if (group !== null && !(await findIdentityRow(reader, 'DialogGroup', [group])))
    problems.push({ path: 'permissionGroup', code: 'identity-unknown' })
  return problems
}
